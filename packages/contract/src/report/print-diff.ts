import { compareText } from '../diagnostics/order';
import { worstOutcome } from '../diagnostics/outcome';
import type { DiffReport } from '../diff/diff-report';
import { REPORT_SCHEMA_VERSION } from '../validate/validation-report';
import type { Format } from './formats';
import { githubDiff } from './github-diff';
import { writeJson } from './json';
import { orderDiff } from './json-diff';
import { writeJunit } from './junit';
import { junitDiff } from './junit-diff';
import { markdownDiff } from './markdown-diff';
import { prettyDiff } from './pretty-diff';
import { printSummaryMarkdown } from './print-summary';
import { styleOf, styleOfFile, type ReportOptions } from './report-options';
import { writeSarif } from './sarif';
import { sarifDiff } from './sarif-diff';
import { buildRunSummary } from './summary';

/** The text of one report; it ends with a line end, or is empty (`github` without annotations). */
export function printDiff(report: DiffReport, format: Format, options: ReportOptions = {}): string {
  switch (format) {
    case 'json':
      return writeJson(orderDiff(report));
    case 'markdown':
      return markdownDiff(report);
    default:
      return printDiffs([report], format, options);
  }
}

/**
 * One text over the bundles of a run, sorted by their folders: one log of SARIF, one document of
 * JUnit, `{schemaVersion, reports[]}` as JSON. Markdown begins with the table of all bundles and goes on with those that changed.
 */
export function printDiffs(
  reports: readonly DiffReport[],
  format: Format,
  options: ReportOptions = {},
): string {
  const sorted = [...reports].sort((a, b) => compareText(a.bundle.path, b.bundle.path));
  const style = format === 'pretty' ? styleOf(options) : styleOfFile(options);
  switch (format) {
    case 'pretty':
      return sorted.map((report) => prettyDiff(report, style)).join('\n');
    case 'json':
      return writeJson({ schemaVersion: REPORT_SCHEMA_VERSION, reports: sorted.map(orderDiff) });
    case 'markdown':
      return [
        printSummaryMarkdown(buildRunSummary(sorted)),
        ...sorted.filter(hasNews).map(markdownDiff),
      ].join('\n');
    case 'github':
      return sorted.map(githubDiff).join('');
    case 'sarif':
      return writeSarif(
        sorted.flatMap((report) => sarifDiff(report, style)),
        worstOutcome(sorted.map(({ outcome }) => outcome)),
      );
    case 'junit':
      return writeJunit(
        'pacto-diff',
        sorted.map((report) => junitDiff(report, style)),
      );
  }
}

function hasNews({ outcome, changes, policies, configurations, sbom }: DiffReport): boolean {
  return (
    outcome !== 'clean' ||
    changes.length > 0 ||
    policies.length > 0 ||
    configurations.length > 0 ||
    (sbom?.changes.length ?? 0) > 0
  );
}

import { compareText } from '../diagnostics/order';
import { worstOutcome } from '../diagnostics/outcome';
import { REPORT_SCHEMA_VERSION, type ValidationReport } from '../validate/validation-report';
import type { Format } from './formats';
import { githubValidation } from './github-validation';
import { writeJson } from './json';
import { orderValidation } from './json-validation';
import { writeJunit } from './junit';
import { junitValidation } from './junit-validation';
import { markdownValidation } from './markdown-validation';
import { prettyValidation } from './pretty-validation';
import { printSummaryMarkdown } from './print-summary';
import { styleOf, styleOfFile, type ReportOptions } from './report-options';
import { writeSarif } from './sarif';
import { sarifValidation } from './sarif-validation';
import { buildRunSummary } from './summary';

/** The text of one report; it ends with a line end, or is empty (`github` without diagnostics). */
export function printValidation(
  report: ValidationReport,
  format: Format,
  options: ReportOptions = {},
): string {
  switch (format) {
    case 'json':
      return writeJson(orderValidation(report));
    case 'markdown':
      return markdownValidation(report, styleOfFile(options));
    default:
      return printValidations([report], format, options);
  }
}

/**
 * One text over the bundles of a run, sorted by their folders: one log of SARIF, one document of
 * JUnit, `{schemaVersion, reports[]}` as JSON. Markdown begins with the table of all bundles and
 * goes on with those that have diagnostics.
 */
export function printValidations(
  reports: readonly ValidationReport[],
  format: Format,
  options: ReportOptions = {},
): string {
  const sorted = [...reports].sort((a, b) => compareText(a.bundle.path, b.bundle.path));
  const style = format === 'pretty' ? styleOf(options) : styleOfFile(options);
  switch (format) {
    case 'pretty':
      return sorted.map((report) => prettyValidation(report, style)).join('\n');
    case 'json':
      return writeJson({
        schemaVersion: REPORT_SCHEMA_VERSION,
        reports: sorted.map(orderValidation),
      });
    case 'markdown':
      return [
        printSummaryMarkdown(buildRunSummary(sorted)),
        ...sorted.filter(hasNews).map((report) => markdownValidation(report, style)),
      ].join('\n');
    case 'github':
      return sorted.map(githubValidation).join('');
    case 'sarif':
      return writeSarif(
        sorted.flatMap((report) => sarifValidation(report, style)),
        worstOutcome(sorted.map(({ outcome }) => outcome)),
      );
    case 'junit':
      return writeJunit(
        'pacto-validate',
        sorted.map((report) => junitValidation(report, style)),
      );
  }
}

function hasNews({ outcome, environments }: ValidationReport): boolean {
  return outcome !== 'clean' || environments.some(({ diagnostics }) => diagnostics.length > 0);
}

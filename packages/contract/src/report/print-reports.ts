import { compareText } from '../source/text-order';
import { worstOutcome } from '../diagnostics/outcome';
import type { DiffReport } from '../diff/change/diff-report';
import { REPORT_SCHEMA_VERSION, type ValidationReport } from '../validate/validation-report';
import type { ServiceBehind } from '../workspace/services-behind';
import type { Format } from './report-formats';
import { githubDiff } from './github-diff';
import { githubValidation } from './github-validation';
import { writeJson } from './json';
import { orderDiff } from './json-diff';
import { orderValidation } from './json-validation';
import { writeJunit, type TestSuite } from './junit';
import { junitDiff } from './junit-diff';
import { junitValidation } from './junit-validation';
import { markdownDiff } from './markdown-diff';
import { markdownValidation } from './markdown-validation';
import { prettyDiff } from './pretty-diff';
import { prettyValidation } from './pretty-validation';
import { printSummaryMarkdown } from './print-summary';
import { styleOf, styleOfFile, type ReportOptions, type Style } from './report-options';
import { writeSarif } from './sarif';
import { sarifDiff } from './sarif-diff';
import { sarifValidation } from './sarif-validation';
import { buildRunSummary } from './run-summary';

export type Report = ValidationReport | DiffReport;

export interface RunOptions extends ReportOptions {
  /** For the tables that Markdown begins with. */
  readonly behind?: readonly ServiceBehind[];
}

/** What follows the tables is for people, who read so much at most. */
const MOST_SECTIONS = 50;

/** GitHub refuses a comment of more than 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/**
 * One text over the reports of a run, validations and diffs alike, sorted by the folders of their
 * bundles: one log of SARIF, one document of JUnit, `{schemaVersion, reports[]}` as JSON. Markdown
 * begins with the tables of all bundles and goes on with those that there is more to say of.
 */
export function printReports(
  reports: readonly Report[],
  format: Format,
  options: RunOptions = {},
): string {
  const sorted = [...reports].sort(compareReports);
  const style = format === 'pretty' ? styleOf(options) : styleOfFile(options);
  switch (format) {
    case 'pretty':
      return sorted.map((report) => prettyReport(report, style)).join('\n');
    case 'json':
      return writeJson({ schemaVersion: REPORT_SCHEMA_VERSION, reports: sorted.map(orderReport) });
    case 'markdown':
      return markdownRun(sorted, options.behind, style);
    case 'github':
      return sorted
        .map((report) => (isValidation(report) ? githubValidation(report) : githubDiff(report)))
        .join('');
    case 'sarif':
      return writeSarif(
        sorted.flatMap((report) =>
          isValidation(report) ? sarifValidation(report, style) : sarifDiff(report, style),
        ),
        worstOutcome(sorted.map(({ outcome }) => outcome)),
        kindOf(sorted),
      );
    case 'junit':
      return writeJunit(
        kindOf(sorted),
        sorted.map((report) => junitReport(report, style)),
      );
  }
}

function isValidation(report: Report): report is ValidationReport {
  return 'environments' in report;
}

function compareReports(a: Report, b: Report): number {
  return (
    compareText(a.bundle.path, b.bundle.path) || Number(isValidation(b)) - Number(isValidation(a))
  );
}

function prettyReport(report: Report, style: Style): string {
  return isValidation(report) ? prettyValidation(report, style) : prettyDiff(report, style);
}

function orderReport(report: Report): Report {
  return isValidation(report) ? orderValidation(report) : orderDiff(report);
}

function junitReport(report: Report, style: Style): TestSuite {
  return isValidation(report) ? junitValidation(report, style) : junitDiff(report, style);
}

/** What a reader is to call the reports of one text. */
function kindOf(reports: readonly Report[]): string {
  const kinds = new Set(reports.map(isValidation));
  if (kinds.size === 2) return 'pacto';
  return kinds.has(false) ? 'pacto-diff' : 'pacto-validate';
}

function markdownRun(
  reports: readonly Report[],
  behind: readonly ServiceBehind[] | undefined,
  style: Style,
): string {
  const news = reports.filter(hasNews);
  const parts = [printSummaryMarkdown(buildRunSummary(reports, behind))];
  let left = MOST_CHARACTERS - parts[0]!.length;
  let more = 0;
  for (const report of news) {
    const section = isValidation(report) ? markdownValidation(report, style) : markdownDiff(report);
    if (section.length >= left || parts.length > MOST_SECTIONS) {
      more++;
      continue;
    }
    left -= section.length + 1;
    parts.push(section);
  }
  if (more > 0) parts.push(`And ${more} more that the tables above name.\n`);
  return parts.join('\n');
}

/** Whether a report says more than its row in the table. */
function hasNews(report: Report): boolean {
  if (report.outcome !== 'clean') return true;
  if (isValidation(report)) {
    return report.environments.some(({ diagnostics }) => diagnostics.length > 0);
  }
  const { changes, policies, configurations, sbom } = report;
  return [changes, policies, configurations, sbom?.changes ?? []].some(({ length }) => length > 0);
}

import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareText } from '../source/text-order';
import { worstOutcome } from '../diagnostics/outcome';
import { REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';
import type { ValidationReport } from '../validate/validation-report';
import { writeJson } from './json/json';
import { writeJunit } from './junit/junit';
import { printSummaryMarkdown } from './summary/print-summary';
import type { Format } from './report-formats';
import { kindOfReport, printerOf, REPORT_KINDS, type Report } from './report-kinds';
import { styleOf, styleOfFile, type ReportOptions, type Style } from './text/report-options';
import { buildRunSummary, type GraphFacts } from './summary/run-summary';
import { identityOf } from './words/merge-environments';
import { writeSarif } from './sarif/sarif';

export type { Report } from './report-kinds';

/** The facts of the graph are for the tables that Markdown begins with. */
export interface RunOptions extends ReportOptions, GraphFacts {}

/** The most sections after the tables. People do not read more. */
const MOST_SECTIONS = 50;

/** GitHub refuses a comment of more than 65,536 characters. */
const MOST_CHARACTERS = 60_000;

/**
 * One text over the reports of a run, of whatever kinds, sorted by the folders of their bundles:
 * one log of SARIF, one document of JUnit, `{schemaVersion, reports[]}` as JSON. Markdown begins
 * with the tables of all bundles. Below `## Details` are the bundles with problems or changes, the
 * failed ones first.
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
      return sorted.map((report) => printerOf(report).pretty(report, style)).join('\n');
    case 'json':
      return writeJson({
        schemaVersion: REPORT_SCHEMA_VERSION,
        reports: sorted.map((report) => printerOf(report).order(report)),
      });
    case 'markdown':
      return markdownRun(sorted, options, style);
    case 'github':
      return sorted.map((report) => printerOf(report).github(report)).join('');
    case 'sarif':
      return writeSarif(
        withoutRepeated(sorted).flatMap((report) => printerOf(report).sarif(report, style)),
        worstOutcome(sorted.map(({ outcome }) => outcome)),
        kindOf(sorted),
      );
    case 'junit':
      return writeJunit(
        kindOf(sorted),
        sorted.map((report) => printerOf(report).junit(report, style)),
      );
  }
}

function compareReports(a: Report, b: Report): number {
  const order = (report: Report): number => REPORT_KINDS.indexOf(kindOfReport(report));
  return compareText(a.bundle.path, b.bundle.path) || order(a) - order(b);
}

/** The name of a text that holds these reports. */
function kindOf(reports: readonly Report[]): string {
  const kinds = new Set(reports.map(kindOfReport));
  if (kinds.size > 1) return 'pacto';
  return `pacto-${[...kinds][0] ?? 'validate'}`;
}

/** What keeps a unit from being rendered is reported once: where its files are validated. */
function withoutRepeated(reports: readonly Report[]): Report[] {
  const validated = new Set(
    reports
      .flatMap((report) => (isValidation(report) ? diagnosticsOf(report) : []))
      .map(identityOf),
  );
  return reports.map((report) => {
    if (!('task' in report)) return report;
    const environments = report.environments.map((environment) => ({
      ...environment,
      diagnostics: environment.diagnostics.filter((one) => !validated.has(identityOf(one))),
    }));
    return { ...report, environments };
  });
}

function isValidation(report: Report): report is ValidationReport {
  return kindOfReport(report) === 'validate';
}

function diagnosticsOf({ environments }: ValidationReport): readonly Diagnostic[] {
  return environments.flatMap(({ diagnostics }) => diagnostics);
}

function markdownRun(reports: readonly Report[], facts: GraphFacts, style: Style): string {
  const news = failedFirst(withoutRepeated(reports).filter(hasNews));
  const parts = [printSummaryMarkdown(buildRunSummary(reports, facts))];
  // Without a heading of their own, they would belong to the last table.
  if (news.length > 0) parts.push('## Details\n');
  let left = MOST_CHARACTERS - parts.join('\n').length;
  let sections = 0;
  let more = 0;
  for (const report of news) {
    const section = printerOf(report).markdown(report, style);
    if (section.length >= left || sections === MOST_SECTIONS) {
      more++;
      continue;
    }
    sections++;
    left -= section.length + 1;
    parts.push(section);
  }
  if (more > 0) parts.push(`And ${more} more that the tables above name.\n`);
  return parts.join('\n');
}

/** The reports of a bundle stay together. What is left out in the end matters least. */
function failedFirst(reports: readonly Report[]): Report[] {
  const ranks = new Map<string, number>();
  for (const report of reports) {
    const { path } = report.bundle;
    ranks.set(path, Math.min(rankOf(report), ranks.get(path) ?? Infinity));
  }
  return [...reports].sort((a, b) => ranks.get(a.bundle.path)! - ranks.get(b.bundle.path)!);
}

function rankOf(report: Report): number {
  if (report.outcome !== 'clean') return 0;
  return printerOf(report).isDoubtful(report) ? 1 : 2;
}

/** Whether a report says more than its row in the table. */
function hasNews(report: Report): boolean {
  return report.outcome !== 'clean' || printerOf(report).hasNews(report);
}

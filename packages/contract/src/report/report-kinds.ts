// How each kind of report is printed. To add a kind: its report type, and a row here.
import type { DiffReport } from '../diff/change/diff-report';
import type { RenderReport } from '../render/render-report';
import type { ValidationReport } from '../validate/validation-report';
import { githubDiff } from './github/github-diff';
import { githubRender } from './github/github-render';
import { githubValidation } from './github/github-validation';
import { orderDiff } from './json/json-diff';
import { orderRender } from './json/json-render';
import { orderValidation } from './json/json-validation';
import type { TestSuite } from './junit/junit';
import { junitDiff } from './junit/junit-diff';
import { junitRender } from './junit/junit-render';
import { junitValidation } from './junit/junit-validation';
import { isDoubtfulDiff, markdownDiff } from './markdown/markdown-diff';
import { markdownRender } from './markdown/markdown-render';
import { hasWarnings, markdownValidation } from './markdown/markdown-validation';
import { prettyDiff } from './pretty/pretty-diff';
import { prettyRender } from './pretty/pretty-render';
import { prettyValidation } from './pretty/pretty-validation';
import { destroysResources } from './words/render-changes';
import type { Style } from './text/report-options';
import type { SarifEntry } from './sarif/sarif';
import { sarifDiff } from './sarif/sarif-diff';
import { sarifRender } from './sarif/sarif-render';
import { sarifValidation } from './sarif/sarif-validation';

export type Report = ValidationReport | DiffReport | RenderReport;

type ReportKind = 'validate' | 'diff' | 'render';

interface Printer<Kind extends Report> {
  /** The report with its keys in the order of the docs. */
  order(report: Kind): Kind;
  pretty(report: Kind, style: Style): string;
  markdown(report: Kind, style: Style): string;
  github(report: Kind): string;
  sarif(report: Kind, style: Style): SarifEntry[];
  junit(report: Kind, style: Style): TestSuite;
  /** Whether a clean report says more than its row in the table. */
  hasNews(report: Kind): boolean;
  /** Whether a person should look, even at a clean report. */
  isDoubtful(report: Kind): boolean;
}

const VALIDATE: Printer<ValidationReport> = {
  order: orderValidation,
  pretty: prettyValidation,
  markdown: markdownValidation,
  github: githubValidation,
  sarif: sarifValidation,
  junit: junitValidation,
  hasNews: ({ environments }) => environments.some(({ diagnostics }) => diagnostics.length > 0),
  isDoubtful: hasWarnings,
};

const DIFF: Printer<DiffReport> = {
  order: orderDiff,
  pretty: prettyDiff,
  markdown: markdownDiff,
  github: githubDiff,
  sarif: sarifDiff,
  junit: junitDiff,
  hasNews: ({ changes, policies, configurations, sbom }) =>
    [changes, policies, configurations, sbom?.changes ?? []].some(({ length }) => length > 0),
  isDoubtful: isDoubtfulDiff,
};

const RENDER: Printer<RenderReport> = {
  order: orderRender,
  pretty: prettyRender,
  markdown: markdownRender,
  github: githubRender,
  sarif: sarifRender,
  junit: junitRender,
  hasNews: ({ environments }) =>
    environments.some(({ changes }) => changes !== undefined && changes.length > 0),
  isDoubtful: destroysResources,
};

const PRINTERS = { validate: VALIDATE, diff: DIFF, render: RENDER };

/** In the order in which the reports of one bundle are printed. */
export const REPORT_KINDS = Object.keys(PRINTERS) as ReportKind[];

export function kindOfReport(report: Report): ReportKind {
  if ('task' in report) return report.task;
  return 'environments' in report ? 'validate' : 'diff';
}

export function printerOf(report: Report): Printer<Report> {
  return PRINTERS[kindOfReport(report)] as unknown as Printer<Report>;
}

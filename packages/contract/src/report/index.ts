export type { Excerpt, ExcerptOf } from '../diagnostics/excerpt';
export { FORMATS, type Format } from './report-formats';
export { findHits, hasBreakingChanges, type Hit } from './summary/find-hits';
export { logLine } from './text/escape-text';
export { IMPACT_WORDS } from './words/change-severity';
export { markdownCode, markdownMessage, markdownText } from './markdown/markdown';
export { printDiff } from './print-diff';
export { EXPLAIN_FORMATS, printExplain, type ExplainFormat } from './print-explain';
export { printRender } from './print-render';
export { printReports, type Report, type RunOptions } from './print-reports';
export {
  printHits,
  printServicesBehind,
  printSummaryJson,
  printSummaryTable,
} from './summary/print-summary';
export { printValidation } from './print-validation';
export { printReviews } from './print-reviews';
export { printWarnings } from './print-warnings';
export { failedDiff, failedRender, failedValidation, type TaskProblem } from './report-failed-task';
export type { ReportOptions } from './text/report-options';
export {
  buildRunSummary,
  type DiffSummary,
  type GraphFacts,
  type RunSummary,
  type ValidationSummary,
} from './summary/run-summary';

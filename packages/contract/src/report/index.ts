export type { Excerpt, ExcerptOf } from './excerpt';
export { FORMATS, type Format } from './formats';
export { ANSI_PAINT, NO_PAINT, type Paint } from './paint';
export { printDiff, printDiffs } from './print-diff';
export { printSummaryJson, printSummaryMarkdown, printSummaryTable } from './print-summary';
export { printValidation, printValidations } from './print-validation';
export type { ReportOptions } from './report-options';
export {
  buildRunSummary,
  type DiffSummary,
  type RunSummary,
  type ServiceBehind,
  type ValidationSummary,
} from './summary';

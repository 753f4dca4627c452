import type { ValidationReport } from '../validate/validation-report';
import type { Format } from './report-formats';
import { writeJson } from './json/json';
import { orderValidation } from './json/json-validation';
import { markdownValidation } from './markdown/markdown-validation';
import { printReports } from './print-reports';
import type { ReportOptions } from './text/report-options';

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
      return markdownValidation(report);
    default:
      return printReports([report], format, options);
  }
}

import type { DiffReport } from '../diff/change/diff-report';
import type { Format } from './report-formats';
import { writeJson } from './json/json';
import { orderDiff } from './json/json-diff';
import { markdownDiff } from './markdown/markdown-diff';
import { printReports } from './print-reports';
import type { ReportOptions } from './text/report-options';

/** The text of one report; it ends with a line end, or is empty (`github` without annotations). */
export function printDiff(report: DiffReport, format: Format, options: ReportOptions = {}): string {
  switch (format) {
    case 'json':
      return writeJson(orderDiff(report));
    case 'markdown':
      return markdownDiff(report);
    default:
      return printReports([report], format, options);
  }
}

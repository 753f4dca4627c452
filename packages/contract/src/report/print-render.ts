import type { RenderReport } from '../render/render-report';
import type { Format } from './report-formats';
import { writeJson } from './json/json';
import { orderRender } from './json/json-render';
import { markdownRender } from './markdown/markdown-render';
import { printReports } from './print-reports';
import type { ReportOptions } from './text/report-options';

/** The text of one report; it ends with a line end, or is empty (`github` without annotations). */
export function printRender(
  report: RenderReport,
  format: Format,
  options: ReportOptions = {},
): string {
  switch (format) {
    case 'json':
      return writeJson(orderRender(report));
    case 'markdown':
      return markdownRender(report);
    default:
      return printReports([report], format, options);
  }
}

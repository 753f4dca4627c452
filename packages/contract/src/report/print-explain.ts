import type { ExplainReport } from '../render/explain/explain-report';
import { writeJson } from './json';
import { markdownExplain } from './markdown-explain';
import { prettyExplain } from './pretty-explain';
import { styleOf, type ReportOptions } from './report-options';

export const EXPLAIN_FORMATS = ['pretty', 'json', 'markdown'] as const;
export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

export function printExplain(
  report: ExplainReport,
  format: ExplainFormat,
  options: ReportOptions = {},
): string {
  switch (format) {
    case 'json':
      return writeJson(report);
    case 'markdown':
      return markdownExplain(report);
    case 'pretty':
      return prettyExplain(report, styleOf(options));
  }
}

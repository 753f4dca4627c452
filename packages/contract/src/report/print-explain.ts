import { parentFolder } from '../model/bundle-path';
import type { ExplainReport } from '../render/explain/explain-report';
import { writeJson } from './json/json';
import { markdownExplain } from './markdown/markdown-explain';
import { prettyExplain } from './pretty/pretty-explain';
import { styleOf, type ReportOptions } from './text/report-options';

export const EXPLAIN_FORMATS = ['pretty', 'json', 'markdown'] as const;
export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

interface ExplainOptions extends ReportOptions {
  /** The file that gets the text, relative to the workspace root: links are relative to its folder. */
  readonly file?: string;
}

export function printExplain(
  report: ExplainReport,
  format: ExplainFormat,
  options: ExplainOptions = {},
): string {
  switch (format) {
    case 'json':
      return writeJson(report);
    case 'markdown':
      return markdownExplain(report, parentFolder(options.file ?? ''));
    case 'pretty':
      return prettyExplain(report, styleOf(options));
  }
}

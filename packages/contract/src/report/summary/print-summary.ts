import type { ServiceBehind } from '../../workspace/services-behind';
import { countOf } from '../text/count';
import type { Hit } from './find-hits';
import { breakCommands, logLine } from '../text/escape-text';
import { folded, markdownTable, markdownText } from '../markdown/markdown';
import { writeJson } from '../json/json';
import { styleOf, type ReportOptions } from '../text/report-options';
import type { RunSummary } from './run-summary';
import { buildHitTable } from './build-hit-table';
import { buildSummaryTables } from './build-summary-tables';
import type { SummaryRow, SummaryTable } from './summary-table';
import { layOutTable } from '../text/text-table';
import { wrapWords } from '../text/wrap';

/** Above this number of rows, a terminal shows only the bundles with problems. */
const MOST_ROWS = 30;
const SHOWN_MARKDOWN_ROWS = 30;

const MOOD_PAINT = { good: 'green', doubtful: 'yellow', bad: 'red' } as const;
const MOOD_SIGN = { good: '✅', doubtful: '⚠️', bad: '❌' } as const;

/** Tables for a terminal, `''` when there is nothing to report. */
export function printSummaryTable(
  summary: RunSummary,
  options: Pick<ReportOptions, 'color' | 'width'> = {},
): string {
  return printTables(buildSummaryTables(summary), options);
}

/** The table of a run of one bundle, whose report cannot say who uses the bundle. */
export function printHits(
  hits: readonly Hit[],
  options: Pick<ReportOptions, 'color' | 'width'> = {},
): string {
  return hits.length === 0 ? '' : printTables([buildHitTable(hits)], options);
}

function printTables(
  tables: readonly SummaryTable[],
  options: Pick<ReportOptions, 'color' | 'width'>,
): string {
  const { paint, width } = styleOf(options);
  return tables
    .map((table) => {
      const rows = rowsToShow(table);
      const cells = rows.map(({ cells, mood }) =>
        cells.map((text, index) => ({
          text: breakCommands(text),
          colour: index === cells.length - 1 ? paint[MOOD_PAINT[mood]] : undefined,
        })),
      );
      const lines = rows.length === 0 ? [] : layOutTable(table.columns, cells, width, paint.dim);
      return [paint.bold(table.title), ...lines, ...wrapWords(table.verdict, width), ''].join('\n');
    })
    .join('\n');
}

/** A sentence for each pin, for a run of one bundle; `''` when there is nothing to report. */
export function printServicesBehind(
  behind: readonly ServiceBehind[],
  options: Pick<ReportOptions, 'color' | 'width'> = {},
): string {
  const { paint, width } = styleOf(options);
  return behind
    .flatMap(({ service, project = service, policy, pinned, newest, majors }) =>
      wrapWords(
        logLine(
          `${project} is ${countOf(majors, 'major')} behind the policy ${policy}: it pins ${pinned}, this workspace has ${newest}.`,
        ),
        width,
      ),
    )
    .map((line) => `${paint.yellow(line)}\n`)
    .join('');
}

function rowsToShow({ rows }: SummaryTable): readonly SummaryRow[] {
  return rows.length <= MOST_ROWS ? rows : rows.filter(({ mood }) => mood !== 'good');
}

/** The tables of a summary as Markdown. Long tables are folded. */
export function printSummaryMarkdown(summary: RunSummary): string {
  const sections = buildSummaryTables(summary).map(markdownSection);
  // Validation refers readers to this text, so it must not be silent.
  if (summary.behind?.length === 0 && summary.validations.length > 0) sections.push(NONE_BEHIND);
  return sections.join('\n');
}

const NONE_BEHIND = `## Behind their policy

No bundle of this run pins an older major of a policy than this workspace has.
`;

function markdownSection({ title, columns, rows, verdict }: SummaryTable): string {
  const header = ['', ...columns.map((column) => column.title)];
  const line = ({ cells, mood }: SummaryRow) => [MOOD_SIGN[mood], ...cells.map(markdownText)];
  const long = rows.length > SHOWN_MARKDOWN_ROWS;
  const shown = long ? rows.filter(({ mood }) => mood !== 'good') : rows;
  const hidden = long ? rows.filter(({ mood }) => mood === 'good') : [];
  const parts = [`## ${title}`, verdict];
  if (shown.length > 0) parts.push(markdownTable(header, shown.map(line)));
  if (hidden.length > 0) {
    parts.push(folded(`${hidden.length} more`, markdownTable(header, hidden.map(line))));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The text of `summary.json`. */
export function printSummaryJson(summary: RunSummary): string {
  return writeJson(summary);
}

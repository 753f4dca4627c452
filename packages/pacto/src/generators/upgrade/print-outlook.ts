// The tables of an upgrade: who is ready, and what holds the others back, with the places to change.
import { markdownMessage, markdownText } from 'pacto-contract/reports';
import type { Readiness } from './check-readiness';
import type { Outlook, Place } from './outlook';

type OutlookFormat = 'pretty' | 'markdown' | 'json';

/** Ends with a line end. */
export function printOutlook(outlook: Outlook, format: OutlookFormat): string {
  if (format === 'json') return `${JSON.stringify(outlook, null, 2)}\n`;
  return format === 'markdown' ? printMarkdown(outlook) : printPretty(outlook);
}

function printPretty(outlook: Outlook): string {
  const rows = outlook.consumers.map((consumer) => [
    consumer.project,
    consumer.owner ?? '-',
    consumer.from.join(', '),
    statusOf(consumer),
  ]);
  const lines = [headline(outlook)];
  if (rows.length > 0) lines.push('', ...alignColumns([HEADER, ...rows]));
  if (outlook.requirements.length > 0) lines.push('', 'Not met, by the number of consumers:');
  for (const { consumers, code, message, places } of outlook.requirements) {
    lines.push('', `${consumers.length}  ${code}  ${message}`);
    lines.push(...places.map((place) => `   ${placeOf(place)}`));
  }
  return `${lines.join('\n')}\n`;
}

const HEADER = ['consumer', 'owner', 'from', 'status'];

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function printMarkdown(outlook: Outlook): string {
  const rows = outlook.consumers.map(
    (consumer) =>
      `| ${markdownText(consumer.project)} | ${markdownText(consumer.owner ?? '')} | ${markdownText(consumer.from.join(', '))} | ${statusOf(consumer)} | ${consumer.unmet.map((one) => `\`${placeOf(one)}\``).join('<br>')} |`,
  );
  const causes = outlook.requirements.map(
    ({ consumers, code, message }) =>
      `| ${consumers.length} | \`${code}\` | ${markdownMessage(message)} |`,
  );
  return [
    `### ${headline(outlook)}`,
    ...(causes.length === 0
      ? []
      : ['', '| Consumers | Code | Not met |', '|--:|---|---|', ...causes]),
    ...(rows.length === 0
      ? []
      : ['', '| Consumer | Owner | From | Status | Places |', '|---|---|---|---|---|', ...rows]),
    '',
  ].join('\n');
}

function headline({ contract, to, ready, total }: Outlook): string {
  if (total === 0) return `${contract} ${to}: no contract of this workspace pins a version of it`;
  return `${contract} ${to}: ${ready} of ${total} ready`;
}

function statusOf({ status, unmet }: Readiness): string {
  if (status === 'up-to-date') return 'up to date';
  return status === 'ready' ? 'ready' : `${unmet.length} not met`;
}

function placeOf({ file, line, column }: Place): string {
  return line === undefined ? file : `${file}:${line}:${column}`;
}

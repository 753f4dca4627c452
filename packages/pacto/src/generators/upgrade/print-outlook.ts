// The table of an upgrade: who is ready, what is not met and where, and which requirement keeps most
// consumers back.
import type { Readiness, Unmet } from './check-readiness';
import type { Outlook } from './outlook';

export type OutlookFormat = 'pretty' | 'markdown' | 'json';

/** Ends with a line end. */
export function printOutlook(outlook: Outlook, format: OutlookFormat): string {
  if (format === 'json') return `${JSON.stringify(outlook, null, 2)}\n`;
  return format === 'markdown' ? printMarkdown(outlook) : printPretty(outlook);
}

function printPretty(outlook: Outlook): string {
  const width = Math.max(...outlook.consumers.map(({ project }) => project.length), 7);
  const lines = [headline(outlook), ''];
  for (const consumer of outlook.consumers) {
    const { project, from, unmet } = consumer;
    lines.push(
      `  ${project.padEnd(width)}  ${from.join(', ')} -> ${outlook.to}  ${statusOf(consumer)}`,
    );
    for (const one of unmet) {
      lines.push(`  ${''.padEnd(width)}    ${placeOf(one)}  ${one.code}`);
      lines.push(`  ${''.padEnd(width)}    ${one.message}`);
    }
  }
  if (outlook.requirements.length > 0) {
    lines.push('', 'What is not met, by the number of consumers:');
    for (const { consumers, code, message } of outlook.requirements) {
      lines.push(`  ${consumers.length}  ${code}  ${message}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function printMarkdown(outlook: Outlook): string {
  const rows = outlook.consumers.map(
    (consumer) =>
      `| ${cell(consumer.project)} | ${cell(consumer.owner ?? '')} | ${cell(consumer.from.join(', '))} | ${cell(outlook.to)} | ${statusOf(consumer)} | ${consumer.unmet.map((one) => `${cell(one.message)} (\`${placeOf(one)}\`)`).join('<br>')} |`,
  );
  const causes = outlook.requirements.map(
    ({ consumers, code, message }) => `| ${consumers.length} | \`${code}\` | ${cell(message)} |`,
  );
  return [
    `### ${headline(outlook)}`,
    '',
    '| Project | Owner | From | To | Status | Not met |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...(causes.length === 0
      ? []
      : ['', '| Consumers | Code | Requirement that is not met |', '|---|---|---|', ...causes]),
    '',
  ].join('\n');
}

function headline({ contract, to, ready, total }: Outlook): string {
  return `${contract} ${to}: ${ready} of ${total} ready`;
}

function statusOf({ status, unmet }: Readiness): string {
  if (status === 'up-to-date') return 'has it already';
  return status === 'ready' ? 'ready' : `${unmet.length} not met`;
}

function placeOf({ file, line, column }: Unmet): string {
  return line === undefined ? file : `${file}:${line}:${column}`;
}

/** Other people's text in a table of Markdown. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>]/g, (character) => `\\${character}`);
}

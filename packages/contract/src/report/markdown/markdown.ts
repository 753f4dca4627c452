/** GitHub flavoured Markdown, as GitHub and GitLab show it in comments. */
import { oneLine } from '../text/escape-text';
import { relativeUri } from '../text/relative-uri';

/**
 * Text that shows unchanged, in a paragraph, a heading or a table cell: no markup, no HTML, no
 * mention, no linked issue. A pipe becomes an entity, because it would split a cell even in code.
 */
export function markdownText(text: string): string {
  return escapeMarkup(oneLine(text));
}

/**
 * A quoted text of a message. Its backticks are outside of words. A backtick between two letters is
 * part of the text.
 */
const QUOTED = /(?<![\p{L}\p{N}_`])(`+)(?!`)(.{1,2000}?)(?<!`)\1(?![\p{L}\p{N}_`])/gu;

/** Text where pairs of backticks mean code, as in messages. Other backticks are text. */
export function markdownMessage(text: string): string {
  const line = oneLine(text);
  let shown = '';
  let end = 0;
  for (const match of line.matchAll(QUOTED)) {
    const [quoted, fence, content] = match as unknown as [string, string, string];
    shown += escapeMarkup(line.slice(end, match.index)) + codeSpan(contentOf(fence, content));
    end = match.index + quoted.length;
  }
  return shown + escapeMarkup(line.slice(end));
}

/** Several backticks quote a text that has some. Without one inside, they belong to the text. */
function contentOf(fence: string, content: string): string {
  if (fence.length > 1 && !content.includes('`')) {
    return `${fence.slice(1)}${content}${fence.slice(1)}`;
  }
  return content.replace(/^ (?=`)|(?<=`) $/g, '');
}

export function markdownCode(text: string): string {
  return codeSpan(oneLine(text));
}

const ENTITY: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  $: '&#36;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>|$\\`*_[\]~@]|#(?=\d)/g, (character) => {
    if (character === '@' || character === '#') return `${character}\u200b`;
    return ENTITY[character] ?? `\\${character}`;
  });
}

/** A span of backticks; of HTML where a backtick or a table would read the content in another way. */
function codeSpan(text: string): string {
  if (text.trim() === '') return '';
  if (!/[`|\\]/.test(text) && text.trim() === text) return `\`${text}\``;
  const html = text.replace(
    /[&<>|$\\`*_[\]~@]/g,
    (character) => ENTITY[character] ?? `&#${character.charCodeAt(0)};`,
  );
  return `<code>${html}</code>`;
}

/** A link to a file. */
export function markdownLink(title: string, path: string): string {
  return `[${markdownText(title)}](<${relativeUri(path)}>)`;
}

/** Cells are Markdown already. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const SHOWN_ROWS = 10;

/** Readers stop here, and hosts refuse longer comments. */
const MOST_ROWS = 60;

/** A table that folds the rows after the first few. If there are very many, the last rows are left out. */
export function foldedTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  // Folding one or two rows hides more than it saves.
  if (rows.length <= SHOWN_ROWS + 2) return markdownTable(header, rows);
  const rest = rows.slice(SHOWN_ROWS);
  return [
    markdownTable(header, rows.slice(0, SHOWN_ROWS)),
    folded(`${rest.length} more`, longTable(header, rest, MOST_ROWS - SHOWN_ROWS)),
  ].join('\n\n');
}

/** At most so many rows, and how many there are beyond. */
export function longTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  most = MOST_ROWS,
): string {
  const more = rows.length - most;
  if (more <= 0) return markdownTable(header, rows);
  return `${markdownTable(header, rows.slice(0, most))}\n\nAnd ${more} more, which the JSON report has.`;
}

/** `summary` is plain text, since no Markdown is read there; the blank lines make the content Markdown again. */
export function folded(summary: string, content: string): string {
  const text = oneLine(summary)
    .replace(/[&<>]/g, (character) => ENTITY[character])
    .replace(/@/g, '@\u200b');
  return `<details>\n<summary>${text}</summary>\n\n${content}\n\n</details>`;
}

// Texts behind `|` and `>`, where nothing but the indentation says what belongs to them.
import { giveUp } from './not-simple';

const HEADER = /[|>]-?[ ]*\n/y;

interface BlockScalar {
  readonly value: string;
  /** Behind the last line that has text. */
  readonly end: number;
}

/** Reads the scalar whose header is at `start`, in a mapping or list of the column `parent`. */
export function readBlockScalar(text: string, start: number, parent: number): BlockScalar {
  HEADER.lastIndex = start;
  const header = HEADER.exec(text)?.[0] ?? giveUp();
  const { lines, end } = readLines(text, start + header.length, parent);
  const body = header.startsWith('|') ? lines.join('\n') : foldText(lines);
  return { value: header[1] === '-' ? body : `${body}\n`, end };
}

/** The lines without their common indentation, and without the empty ones at the end. */
function readLines(
  text: string,
  from: number,
  parent: number,
): { readonly lines: readonly string[]; readonly end: number } {
  const lines: string[] = [];
  let indent = -1;
  let filled = 0;
  let end = from;
  for (let at = from; at < text.length;) {
    let content = at;
    while (text.charCodeAt(content) === 0x20) content += 1;
    const column = content - at;
    const lineEnd = endOfLine(text, content);
    if (content === lineEnd) {
      // White space beyond the indentation is text, which the library knows better.
      if (column > 0 && (indent < 0 || column > indent)) giveUp();
      lines.push('');
    } else {
      if (text.charCodeAt(content) === 0x09 && column <= Math.max(indent, parent)) giveUp();
      if (indent < 0) {
        if (text.charCodeAt(content) === 0x09 || column <= parent) giveUp();
        indent = column;
      }
      if (column < indent) {
        if (column > parent) giveUp();
        break;
      }
      lines.push(text.slice(at + indent, lineEnd));
      filled = lines.length;
      end = Math.min(lineEnd + 1, text.length);
    }
    at = lineEnd + 1;
  }
  if (indent < 0) giveUp();
  lines.length = filled;
  return { lines, end };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Joins lines by spaces; lines that are indented more keep their line ends. */
function foldText(lines: readonly string[]): string {
  let result = '';
  let separator = '';
  let wasIndented = false;
  let hasText = false;
  for (const line of lines) {
    if (line === '') {
      if (!hasText) result += '\n';
      else if (separator === '\n') result += '\n';
      else separator = '\n';
      continue;
    }
    hasText = true;
    const isIndented = line.startsWith(' ') || line.startsWith('\t');
    if (isIndented) {
      if (separator === ' ') separator = '\n';
      else if (!wasIndented && separator === '\n') separator = '\n\n';
    }
    result += separator + line;
    separator = isIndented ? '\n' : ' ';
    wasIndented = isIndented;
  }
  return result;
}

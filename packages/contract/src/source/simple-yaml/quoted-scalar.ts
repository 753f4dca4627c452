// Reads a quoted YAML scalar without the YAML library.
import { giveUp } from './not-simple';

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Where the scalar that starts at `start` ends: behind its closing quote. */
export function endOfQuoted(text: string, start: number): number {
  const quote = text[start]!;
  for (let end = text.indexOf(quote, start + 1); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (quote === '"') {
      let slashes = 0;
      while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
      if (slashes % 2 === 0) return end + 1;
    } else if (text[end + 1] !== quote) return end + 1;
    else end += 1;
  }
  return giveUp();
}

/** The value of `raw`, which includes its quotes. */
export function quotedValue(raw: string): string {
  const inner = raw.slice(1, -1);
  const isFolded = inner.includes('\n');
  if (raw.startsWith("'")) {
    const folded = isFolded ? foldLines(inner) : inner;
    return folded.includes("''") ? folded.replace(/''/g, "'") : folded;
  }
  if (!inner.includes('\\')) return isFolded ? foldLines(inner) : inner;
  // An escaped line end or space is not what folding takes it for.
  if (isFolded && /\\[ \t\n]/.test(inner)) giveUp();
  return unescape(isFolded ? foldLines(inner) : inner);
}

/** Joins lines: one line end is a space, and of more, one is dropped. */
export function foldLines(raw: string): string {
  const lines = raw.split('\n');
  let result = '';
  let emptyLines = 0;
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const own = index > 0 ? trimStart(line) : line;
    const content = isLast ? own : trimEnd(own);
    if (index > 0 && !isLast && content === '') {
      emptyLines += 1;
      continue;
    }
    if (index > 0) result += emptyLines > 0 ? '\n'.repeat(emptyLines) : ' ';
    emptyLines = 0;
    result += content;
  }
  return result;
}

function trimStart(line: string): string {
  let start = 0;
  while (start < line.length && isSpace(line.charCodeAt(start))) start += 1;
  return line.slice(start);
}

function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isSpace(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

/** The two spaces of YAML; `trim` of JavaScript removes others, too. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function unescape(text: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    const name = text[at + 1]!;
    const length = CODE_LENGTHS[name];
    result += text.slice(from, at);
    if (length === undefined) {
      result += ESCAPES[name] ?? giveUp();
      from = at + 2;
    } else {
      const digits = text.slice(at + 2, at + 2 + length);
      const code = /^[0-9a-fA-F]+$/.test(digits) ? parseInt(digits, 16) : Infinity;
      if (digits.length < length || code > 0x10ffff) giveUp();
      result += String.fromCodePoint(code);
      from = at + 2 + length;
    }
  }
  return result + text.slice(from);
}

/** A word, number, string or one sign of a `.proto` text; offsets count UTF-16 code units. */
export interface ProtoToken {
  readonly kind: 'word' | 'number' | 'string' | 'sign' | 'end';
  /** For a string, the text between its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a `.proto` text; caught where the parser is entered. */
export class ProtoSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'ProtoSyntaxError';
  }
}

// Sticky and free of nested repetition: the time is linear in the text, whatever it holds.
const OTHER_SPACE = /\s+/y;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fF]?/y;
const SIGNS = '{}[]()<>;,=.:-+/';

export function parseProtoTokens(text: string): ProtoToken[] {
  const tokens: ProtoToken[] = [];
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (offset < text.length) {
    const blank = endOfBlank(text, offset);
    if (blank > offset) {
      offset = blank;
      continue;
    }
    const token = tokenAt(text, offset);
    tokens.push(token);
    offset = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): ProtoToken {
  const char = text[start];
  if (char === '"' || char === "'") return stringAt(text, start, char);
  const code = text.charCodeAt(start);
  if (isLetter(code)) {
    let end = start + 1;
    while (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))) end += 1;
    return { kind: 'word', text: text.slice(start, end), start, end };
  }
  const number = isDigit(code) || char === '.' ? endOf(NUMBER, text, start) : undefined;
  if (number !== undefined) {
    return { kind: 'number', text: text.slice(start, number), start, end: number };
  }
  if (SIGNS.includes(char)) return { kind: 'sign', text: char, start, end: start + 1 };
  const seen = String.fromCodePoint(text.codePointAt(start) ?? 0);
  throw new ProtoSyntaxError(`The character \`${seen}\` has no meaning here.`, start);
}

/** Returns the offset behind white space or a comment at `offset`; without one, `offset` itself. */
function endOfBlank(text: string, offset: number): number {
  let end = offset;
  let code = text.charCodeAt(end);
  while (code === 0x20 || (code >= 0x09 && code <= 0x0d)) code = text.charCodeAt((end += 1));
  if (end > offset) return end;
  if (code > 0x7f) return endOf(OTHER_SPACE, text, offset) ?? offset;
  if (code !== 0x2f) return offset;
  const next = text.charCodeAt(offset + 1);
  if (next === 0x2f) {
    const line = text.indexOf('\n', offset);
    return line < 0 ? text.length : line;
  }
  if (next !== 0x2a) return offset;
  const close = text.indexOf('*/', offset + 2);
  if (close < 0) throw new ProtoSyntaxError('A comment that `/*` opens is not closed.', offset);
  return close + 2;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function stringAt(text: string, start: number, quote: string): ProtoToken {
  let end = start + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') {
    end += text[end] === '\\' ? 2 : 1;
  }
  if (text[end] !== quote) throw new ProtoSyntaxError('A string is not closed.', start);
  return { kind: 'string', text: text.slice(start + 1, end), start, end: end + 1 };
}

function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  // A fresh copy would cost an allocation a token; `lastIndex` is set before every use instead.
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** A word, number, string or one sign of a `.proto` text; offsets count UTF-16 code units. */
export interface ProtoToken {
  readonly kind: 'word' | 'number' | 'string' | 'sign' | 'end';
  /** Of a string, what stands between its quotes. */
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
const SPACE = /\s+/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fF]?/y;
const SIGNS = '{}[]()<>;,=.:-+/';

export function parseProtoTokens(text: string): ProtoToken[] {
  const tokens: ProtoToken[] = [];
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (offset < text.length) {
    const blank = endOf(SPACE, text, offset) ?? endOf(LINE_COMMENT, text, offset);
    if (blank !== undefined) {
      offset = blank;
      continue;
    }
    if (text.startsWith('/*', offset)) {
      const close = text.indexOf('*/', offset + 2);
      if (close < 0) throw new ProtoSyntaxError('A comment that `/*` opens is not closed.', offset);
      offset = close + 2;
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
  const word = endOf(WORD, text, start);
  if (word !== undefined) return { kind: 'word', text: text.slice(start, word), start, end: word };
  const number = endOf(NUMBER, text, start);
  if (number !== undefined) {
    return { kind: 'number', text: text.slice(start, number), start, end: number };
  }
  if (SIGNS.includes(char)) return { kind: 'sign', text: char, start, end: start + 1 };
  const seen = String.fromCodePoint(text.codePointAt(start) ?? 0);
  throw new ProtoSyntaxError(`The character \`${seen}\` has no meaning here.`, start);
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

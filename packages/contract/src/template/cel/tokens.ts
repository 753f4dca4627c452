// Splits the text of an expression into tokens. Text literals follow CEL; its triple-quoted, raw and
// byte literals are not part of the language of templates.
import { isExact } from '../../source/number-literals';
import type { Span } from './expression';
import { ExpressionError } from './expression-error';

export type Token = Span &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'symbol'; readonly text: string }
    | { readonly kind: 'end' }
  );

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?/y;
const SYMBOL = /==|!=|<=|>=|&&|\|\||[<>!?:+\-.,()[\]]/y;
const BLANK = /[ \t\r\n\f]+/y;

/** Tokens of `text` from `start` to `end`; their offsets count from the start of `text`. */
export function readTokens(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let at = start;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    return found !== undefined && at + found.length <= end ? found : undefined;
  };
  while (at < end) {
    const blank = match(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const token = readText(text, at, end);
      tokens.push(token);
      at = token.end;
      continue;
    }
    const name = match(NAME);
    if (name !== undefined) {
      const next = text[at + name.length];
      if (/^(?:[rR]|[bB]|[rR][bB]|[bB][rR])$/.test(name) && (next === '"' || next === "'")) {
        throw new ExpressionError(
          `The expression has a literal with the prefix \`${name}\`, which templates do not support.`,
          { start: at, end: at + name.length + 1 },
          'Write a plain text literal: `"text"` or `\'text\'`.',
        );
      }
      tokens.push({ kind: 'name', text: name, start: at, end: at + name.length });
      at += name.length;
      continue;
    }
    const number = match(NUMBER);
    if (number !== undefined) {
      tokens.push(readNumber(number, at, text[at + number.length]));
      at += number.length;
      continue;
    }
    const symbol = match(SYMBOL);
    if (symbol === undefined) throw unexpected(text, at);
    tokens.push({ kind: 'symbol', text: symbol, start: at, end: at + symbol.length });
    at += symbol.length;
  }
  tokens.push({ kind: 'end', start: end, end });
  return tokens;
}

function unexpected(text: string, at: number): ExpressionError {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const hint =
    character === '{'
      ? 'An expression cannot contain map literals or other expressions. Write a map in the template itself.'
      : '*/%'.includes(character)
        ? 'The only arithmetic is `+`. Compute the value before it gets into the contract.'
        : character === '='
          ? 'Compare with `==`.'
          : 'Accepted: names, texts, numbers, and `== != < <= > >= in && || ! ? : + . [] ()`.';
  return new ExpressionError(
    `The expression has the character \`${character}\`, which is not accepted there.`,
    { start: at, end: at + character.length },
    hint,
  );
}

function readNumber(written: string, start: number, next: string | undefined): Token {
  const span = { start, end: start + written.length };
  if (next !== undefined && /[A-Za-z0-9_]/.test(next)) {
    throw new ExpressionError(
      `The number \`${written}\` is followed by \`${next}\`.`,
      { start, end: span.end + 1 },
      'Write a whole number such as `3`, or a decimal number such as `1.5`.',
    );
  }
  const value = Number(written);
  const isWhole = /^\d+$|^0[xX]/.test(written);
  const isSafe = isWhole ? Number.isSafeInteger(value) : isExact(written, value);
  if (!Number.isFinite(value) || !isSafe) {
    throw new ExpressionError(
      `The number \`${written}\` cannot be held exactly.`,
      span,
      `Use numbers up to ${Number.MAX_SAFE_INTEGER} with at most 15 digits after the decimal point.`,
    );
  }
  return { kind: 'number', value, ...span };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  '"': '"',
  "'": "'",
  '`': '`',
  '?': '?',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const CODE = /x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}/y;

function readText(text: string, start: number, end: number): Token & { kind: 'text' } {
  const quote = text[start]!;
  if (text.startsWith(quote.repeat(3), start)) {
    throw new ExpressionError(
      'The expression has a text in triple quotes, which templates do not support.',
      { start, end: Math.min(start + 3, end) },
      'Write the text in single or double quotes, with `\\n` for a line break.',
    );
  }
  let value = '';
  let at = start + 1;
  while (at < end && text[at] !== quote) {
    if (text[at] === '\n' || text[at] === '\r') break;
    if (text[at] !== '\\') {
      value += text[at];
      at += 1;
      continue;
    }
    const escape = readEscape(text, at, end);
    value += escape.value;
    at = escape.end;
  }
  if (at >= end || text[at] !== quote) {
    throw new ExpressionError(
      'The text in the expression does not end.',
      { start, end: at },
      `Add the closing \`${quote}\`.`,
    );
  }
  return { kind: 'text', value, start, end: at + 1 };
}

function readEscape(text: string, at: number, end: number): { value: string; end: number } {
  const plain = ESCAPES[text[at + 1] ?? ''];
  if (plain !== undefined && at + 2 <= end) return { value: plain, end: at + 2 };
  CODE.lastIndex = at + 1;
  const code = CODE.exec(text)?.[0];
  if (code !== undefined && at + 1 + code.length <= end) {
    const point = /^\d/.test(code) ? parseInt(code, 8) : parseInt(code.slice(1), 16);
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (point <= 0x10ffff && !isSurrogate) {
      return { value: String.fromCodePoint(point), end: at + 1 + code.length };
    }
  }
  throw new ExpressionError(
    `The text has the escape \`${text.slice(at, Math.min(at + 2, end))}\`, which is not accepted.`,
    { start: at, end: Math.min(at + 2, end) },
    'Accepted: `\\\\ \\" \\\' \\n \\r \\t \\uXXXX` and the other escapes of CEL. Write a backslash as `\\\\`.',
  );
}

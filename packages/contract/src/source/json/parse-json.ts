import { isExact, keepLiteral, literalAt, printNumber } from '../number-literals';

/** A number of 16 digits or more, or with a long exponent: a double may not hold it. */
const LONG_NUMBER = /\d[\d.]{15}|[eE][-+]?\d{3}/;
/**
 * A character of a private area of Unicode. The text may contain it, so a mark is longer than any
 * run of it in the text.
 */
const MARK = '\ue000';
const MARKS = /\ue000|\\ue000/gi;
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** `JSON.parse`, but numbers that a double cannot hold keep their text: see number-literals.ts. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return LONG_NUMBER.test(text) ? parseWithLiterals(text, value) : value;
}

/** Parses again, with a mark in place of each such number. */
function parseWithLiterals(text: string, plain: unknown): unknown {
  const mark = MARK.repeat(1 + (text.match(MARKS)?.length ?? 0));
  let found = false;
  const marked = text.replace(TEXT_OR_NUMBER, (token) => {
    if (token.startsWith('"') || isExact(token, Number(token))) return token;
    found = true;
    return JSON.stringify(mark + token);
  });
  if (!found) return plain;
  return JSON.parse(marked, function (this: object, key: string, value: unknown) {
    if (typeof value !== 'string' || !value.startsWith(mark)) return value;
    const literal = value.slice(mark.length);
    keepLiteral(this, key, literal);
    return Number(literal);
  });
}

/** `JSON.stringify` of plain data, but numbers are written as they were read. */
export function printJson(value: unknown): string {
  return print({ value }, 'value');
}

function print(holder: unknown, key: string | number): string {
  const value = (holder as Record<string | number, unknown>)[key];
  if (typeof value === 'number') return printNumber(value, literalAt(holder, key));
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((_, index) => print(value, index)).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([name]) => `${JSON.stringify(name)}:${print(value, name)}`);
  return `{${entries.join(',')}}`;
}

// A double cannot hold 9007199254740993. Parsed data has the nearest double, as all code expects; the
// text of such a number is kept beside it, in the mapping or list that holds it.
import { decimalOf, parseDecimal, printDecimal, sameDecimal, type Decimal } from './decimal';

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const LITERALS = Symbol('number literals');

type Literals = Map<string, string>;
type Holder = { [LITERALS]?: Literals };

/** Whether a double is exactly the number that was written. */
export function isExact(literal: string, value: number): boolean {
  const written = parseDecimal(literal);
  const held = decimalOf(value);
  // What is not a decimal number, such as `.inf`, has nothing to lose.
  if (!written) return true;
  return held !== undefined && sameDecimal(written, held);
}

/** Keeps the text of a number in `holder` at `key`. */
export function keepLiteral(holder: object, key: string | number, literal: string): void {
  const known = (holder as Holder)[LITERALS];
  if (known) known.set(String(key), literal);
  else Object.defineProperty(holder, LITERALS, { value: new Map([[String(key), literal]]) });
}

/** The text of the number at `key`, if a double cannot hold it. */
export function literalAt(holder: unknown, key: string | number): string | undefined {
  if (holder === null || typeof holder !== 'object') return undefined;
  return (holder as Holder)[LITERALS]?.get(String(key));
}

/** For code that copies mappings: whatever takes a value from `from` takes its text too. */
export function copyLiteral(from: unknown, to: object, key: string | number): void {
  const literal = literalAt(from, key);
  if (literal !== undefined) keepLiteral(to, key, literal);
}

/** The exact number at a place; `undefined` where there is no finite number. */
export function numberAt(holder: unknown, key: string | number): Decimal | undefined {
  const literal = literalAt(holder, key);
  if (literal !== undefined) return parseDecimal(literal);
  const value = (holder as Record<string, unknown> | null | undefined)?.[key];
  return typeof value === 'number' ? decimalOf(value) : undefined;
}

/**
 * A finite number as JSON writes it. `literal` is what its author wrote, where a double cannot hold that;
 * in another notation, such as 0x20000000000001, its digits are written.
 */
export function printNumber(value: number, literal?: string): string {
  if (literal === undefined) return JSON.stringify(value);
  if (JSON_NUMBER.test(literal)) return literal;
  const decimal = parseDecimal(literal);
  return decimal ? printDecimal(decimal) : JSON.stringify(value);
}

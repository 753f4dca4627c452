// Equality and order of JSON values as JSON Schema means them: numbers are decimal, and keys have no order.
import { compareDecimals, isMultiple, sameDecimal } from '../source/decimal';
import { literalAt, numberAt } from '../source/number-literals';

/** A value by its place: the text of a long number is kept in the object that holds it. */
interface ValueAt {
  readonly holder: unknown;
  readonly key: string | number;
}

function valueOf({ holder, key }: ValueAt): unknown {
  return (holder as Record<string, unknown>)[key];
}

/** Whether two numbers that are one double are one number. */
export function haveSameDigits(
  holder: unknown,
  other: unknown,
  key: string | number,
  otherKey = key,
): boolean {
  const known = literalAt(holder, key) ?? literalAt(other, otherKey);
  if (known === undefined) return true;
  return compareNumbers({ holder, key }, { holder: other, key: otherKey }) === 0;
}

/** Whether two values are equal, numbers to the last digit. */
export function sameValue(one: ValueAt, other: ValueAt): boolean {
  const [a, b] = [valueOf(one), valueOf(other)];
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b && haveSameDigits(one.holder, other.holder, one.key, other.key);
  }
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && sameValue({ holder: a, key }, { holder: b, key }),
  );
}

/** The order of two numbers; `undefined` unless both are finite numbers. */
export function compareNumbers(one: ValueAt, other: ValueAt): number | undefined {
  const [a, b] = [numberAt(one.holder, one.key), numberAt(other.holder, other.key)];
  if (!a || !b) return undefined;
  return sameDecimal(a, b) ? 0 : compareDecimals(a, b);
}

/** Whether a number is a whole multiple of another; `undefined` unless both are finite numbers. */
export function isMultipleOf(value: ValueAt, of: ValueAt): boolean | undefined {
  const [a, b] = [numberAt(value.holder, value.key), numberAt(of.holder, of.key)];
  return a && b && isMultiple(a, b);
}

// Bounds and steps as the numbers that were written, which a double may not hold.
import { addOne, compareDecimals, decimalOf, parseDecimal, toWhole } from '../source/decimal';
import type { Decimal } from '../source/decimal';
import type { Bound, WrittenNumber } from './schema-view';

/** `undefined` for what is not a finite number, such as `.inf`. */
export function exactOf({ value, literal }: WrittenNumber): Decimal | undefined {
  return literal === undefined ? decimalOf(value) : parseDecimal(literal);
}

/** The text that an author wrote, if a double cannot hold the number. */
export function numberInWords({ value, literal }: WrittenNumber): string {
  return literal ?? String(value);
}

/** Below 0 where the first number is the smaller, above 0 where it is the greater. */
export function compareWritten(one: WrittenNumber, two: WrittenNumber): number {
  if (one.literal === undefined && two.literal === undefined) return one.value - two.value;
  const [a, b] = [exactOf(one), exactOf(two)];
  return a === undefined || b === undefined ? one.value - two.value : compareDecimals(a, b);
}

type Limit = Pick<Bound, 'value' | 'literal' | 'exclusive'>;

/** Whether the first bound refuses a number that the second lets through. */
export function isTighter(one: Limit, two: Limit, lower: boolean, integers = false): boolean {
  const [a, b] = integers ? [wholeLimit(one, lower), wholeLimit(two, lower)] : [one, two];
  const order = compareWritten(a, b);
  if (order === 0) return a.exclusive && !b.exclusive;
  return lower ? order > 0 : order < 0;
}

/** The same limit for integers, as the outermost integer that it lets through. */
function wholeLimit(limit: Limit, lower: boolean): Limit {
  // Most limits are small, and a double holds them and their neighbours.
  const { value, literal, exclusive } = limit;
  if (literal === undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER) {
    if (!Number.isInteger(value)) {
      return { value: lower ? Math.ceil(value) : Math.floor(value), exclusive: false };
    }
    return exclusive ? { value: lower ? value + 1 : value - 1, exclusive: false } : limit;
  }
  const exact = exactOf(limit);
  if (exact === undefined) return limit;
  const inwards = lower ? 'up' : 'down';
  if (exact.exponent < 0) return withExact(toWhole(exact, inwards));
  const next = limit.exclusive ? addOne(exact, inwards) : exact;
  return next === exact ? limit : withExact(next);
}

function withExact(exact: Decimal): Limit {
  const literal = `${exact.digits}e${exact.exponent}`;
  return { value: Number(literal), literal, exclusive: false };
}

// Bounds and steps as the numbers that were written, which a double may not hold.
import {
  addOne,
  addStep,
  compareDecimals,
  decimalOf,
  isMultiple,
  leastCommonMultiple,
  parseDecimal,
  printDecimal,
  toMultiple,
  toWhole,
} from '../../source/decimal';
import type { Decimal, Direction } from '../../source/decimal';
import { isExact } from '../../source/number-literals';
import { isLowerBound, NUMBER, TYPE } from './schema-view';
import type { Bound, BoundName, SchemaView, WrittenNumber } from './schema-view';

/** Every integer is a multiple of it. */
export const ONE = decimalOf(1)!;

/** `undefined` for what is not a finite number, such as `.inf`. */
export function exactOf({ value, literal }: WrittenNumber): Decimal | undefined {
  return literal === undefined ? decimalOf(value) : parseDecimal(literal);
}

/** The text that an author wrote, if a double cannot hold the number. */
export function numberInWords({ value, literal }: WrittenNumber): string {
  return literal ?? String(value);
}

/** The number for the old and new values of a report: the text that an author wrote, if a double cannot hold it. */
export function shownNumber({ value, literal }: WrittenNumber): number | string {
  return literal ?? value;
}

/** Below 0 where the first number is the smaller, above 0 where it is the greater. */
export function compareWritten(one: WrittenNumber, two: WrittenNumber): number {
  if (one.literal === undefined && two.literal === undefined) {
    // Two infinite numbers have no difference that is a number.
    return one.value === two.value ? 0 : one.value - two.value;
  }
  const [a, b] = [exactOf(one), exactOf(two)];
  if (a && b) return compareDecimals(a, b);
  return one.value === two.value ? 0 : one.value - two.value;
}

type Limit = Pick<Bound, 'value' | 'literal' | 'exclusive'>;

/** What each number of a view is a multiple of: 1 for integers. `none`: of nothing; `undefined`: not known. */
export function commonStep({
  types,
  multiples,
}: Pick<SchemaView, 'types' | 'multiples'>): Decimal | 'none' | undefined {
  let common = (types & NUMBER) === TYPE.integer ? ONE : undefined;
  for (const step of multiples.values()) {
    const exact = exactOf(step);
    common = common && exact ? leastCommonMultiple(common, exact) : exact;
    if (common === undefined) return undefined;
  }
  return common ?? 'none';
}

/** Whether the first bound refuses a number that the second lets through, among the multiples of `step`. */
export function isTighter(one: Limit, two: Limit, name: BoundName, step?: Decimal): boolean {
  const inwards = inwardsOf(name);
  const [a, b] = step ? [onStep(one, inwards, step), onStep(two, inwards, step)] : [one, two];
  const order = compareWritten(a, b);
  if (order === 0) return a.exclusive && !b.exclusive;
  return inwards === 'up' ? order > 0 : order < 0;
}

/** Whether two bounds let no multiple of `step` through. */
export function isEmptyRange(least: Limit, most: Limit, step?: Decimal): boolean {
  const lowest = step ? onStep(least, 'up', step) : least;
  const highest = step ? onStep(most, 'down', step) : most;
  const order = compareWritten(lowest, highest);
  return order > 0 || (order === 0 && (lowest.exclusive || highest.exclusive));
}

/** The direction from a bound to the numbers that it lets through. */
function inwardsOf(name: BoundName): Direction {
  return isLowerBound(name) ? 'up' : 'down';
}

/** A limit that lets the same multiples of a step through, and is itself the outermost of them. */
function onStep(limit: Limit, inwards: Direction, step: Decimal): Limit {
  if (step === ONE) return onInteger(limit, inwards);
  const exact = exactOf(limit);
  if (exact === undefined) return limit;
  const isRefused = limit.exclusive && isMultiple(exact, step);
  const next = isRefused ? addStep(exact, step, inwards) : toMultiple(exact, step, inwards);
  return next === undefined ? limit : withExact(next);
}

/** A limit that lets the same integers through, and is itself the outermost of them. */
export function wholeLimit(limit: Limit, name: BoundName): Limit {
  return onInteger(limit, inwardsOf(name));
}

function onInteger(limit: Limit, inwards: Direction): Limit {
  // Most limits are small, and a double holds them and their neighbours.
  const { value, literal, exclusive } = limit;
  if (literal === undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER) {
    if (!Number.isInteger(value)) {
      return { value: inwards === 'up' ? Math.ceil(value) : Math.floor(value), exclusive: false };
    }
    return exclusive
      ? { value: inwards === 'up' ? value + 1 : value - 1, exclusive: false }
      : limit;
  }
  const exact = exactOf(limit);
  if (exact === undefined) return limit;
  if (exact.exponent < 0) return withExact(toWhole(exact, inwards));
  const next = limit.exclusive ? addOne(exact, inwards) : exact;
  return next === exact ? limit : withExact(next);
}

function withExact(exact: Decimal): Limit {
  return { ...writtenNumber(exact), exclusive: false };
}

/** A number as an author would write it. */
export function writtenNumber(exact: Decimal): WrittenNumber {
  const text = printDecimal(exact);
  const value = Number(text);
  return isExact(text, value) ? { value } : { value, literal: text };
}

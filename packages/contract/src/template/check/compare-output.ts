import { joinPointer, type Pointer } from '../../source/pointer';
import { decimalOf, parseDecimal, sameDecimal, type Decimal } from '../../source/decimal';
import { hasKey, isMap, itemAt, typeOf, type Item, type Value } from '../cel/value';

/** One place in which two documents differ; `undefined` where a side has nothing. */
export interface Difference {
  readonly pointer: Pointer;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * The places in which two documents differ. A part that differs as a whole is one place. The order of
 * keys does not count.
 */
export function* differencesOf(
  before: Value | undefined,
  after: Value | undefined,
  pointer: Pointer = '',
): Iterable<Difference> {
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [a, b] = [before, after].map((map) => (hasKey(map, key) ? itemAt(map, key) : ABSENT));
      yield* differencesOfItems(a!, b!, joinPointer(pointer, key));
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      const [a, b] = [itemAt(before, index), itemAt(after, index)];
      yield* differencesOfItems(a, b, joinPointer(pointer, index));
    }
    return;
  }
  const isEqual =
    before === after ||
    (before !== undefined &&
      after !== undefined &&
      typeOf(before) === 'null' &&
      typeOf(after) === 'null');
  if (!isEqual) yield { pointer, before, after };
}

const ABSENT: Item = { value: undefined };

/** Numbers that a double cannot hold differ by what their authors wrote. */
function* differencesOfItems(before: Item, after: Item, pointer: Pointer): Iterable<Difference> {
  const isPlain = before.literal === undefined && after.literal === undefined;
  const [a, b] = isPlain ? [] : [exactly(before), exactly(after)];
  if (!a || !b) yield* differencesOf(before.value, after.value, pointer);
  else if (!sameDecimal(a, b)) {
    const print = ({ value, literal }: Item): Value => literal ?? value;
    yield { pointer, before: print(before), after: print(after) };
  }
}

function exactly({ value, literal }: Item): Decimal | undefined {
  if (literal !== undefined) return parseDecimal(literal);
  return typeof value === 'number' ? decimalOf(value) : undefined;
}

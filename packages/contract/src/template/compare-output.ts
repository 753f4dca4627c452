import { joinPointer, type Pointer } from '../source/pointer';
import { hasKey, isMap, typeOf, type Value } from './value';

/** One place in which two documents differ; `undefined` where a side has nothing. */
interface Difference {
  readonly pointer: Pointer;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** The places in which two documents differ, the outermost that differ whole. Keys have no order. */
export function* differencesOf(
  before: Value | undefined,
  after: Value | undefined,
  pointer: Pointer = '',
): Iterable<Difference> {
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [a, b] = [before, after].map((map) => (hasKey(map, key) ? map[key] : undefined));
      yield* differencesOf(a, b, joinPointer(pointer, key));
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      yield* differencesOf(before[index], after[index], joinPointer(pointer, index));
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

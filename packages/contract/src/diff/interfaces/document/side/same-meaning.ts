import { haveSameDigits } from '../../../../json-schema/compare-exactly';
import { isMapping, isObject } from '../../../../source/mapping';
import { refOf } from './document-side';
import type { DocumentSide, Located } from './document-side';

/** At most this many pairs of values are compared. A larger part counts as changed. */
const MOST_PAIRS = 10_000;

interface Sides {
  readonly base: DocumentSide;
  readonly head: DocumentSide;
}

/**
 * Whether two parts are the same JSON when references in them are followed: what is written in place
 * means the same as a reference to it. Nothing is reported about references that name nothing.
 */
export function haveSameMeaning(sides: Sides, base: Located, head: Located): boolean {
  const seen = new Map<unknown, Set<unknown>>();
  let left = MOST_PAIRS;

  const same = (base: unknown, head: unknown): boolean => {
    if (--left < 0) return false;
    const [one, two] = [followed(sides.base, base), followed(sides.head, head)];
    if (!isObject(one) || !isObject(two)) return one === two || Object.is(one, two);
    // Parts that contain themselves: what is compared already is not compared again.
    const known = seen.get(one) ?? new Set();
    if (known.has(two)) return true;
    seen.set(one, known.add(two));
    if (Array.isArray(one) || Array.isArray(two)) {
      return (
        Array.isArray(one) &&
        Array.isArray(two) &&
        one.length === two.length &&
        one.every((entry, index) => same(entry, two[index]) && haveSameDigits(one, two, index))
      );
    }
    const [was, is] = [one as Record<string, unknown>, two as Record<string, unknown>];
    const names = Object.keys(was);
    return (
      names.length === Object.keys(is).length &&
      names.every(
        (name) =>
          Object.hasOwn(is, name) && same(was[name], is[name]) && haveSameDigits(was, is, name),
      )
    );
  };
  return same(base.value, head.value);
}

/** The target of a reference that has no other keys beside it, because those would be part of the meaning. */
function followed(side: DocumentSide, value: unknown): unknown {
  const passed = new Set<unknown>();
  let current = value;
  while (isMapping(current) && Object.keys(current).length === 1 && !passed.has(current)) {
    const ref = refOf(current);
    if (ref === undefined || !ref.startsWith('#')) return current;
    passed.add(current);
    const target = side.target(ref);
    if (target === undefined) return current;
    current = target.value;
  }
  return current;
}

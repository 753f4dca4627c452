import { literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';

/** A value of one side and its place, or the place that it would have. */
export interface Spot<T> {
  readonly value: T | undefined;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
  readonly pointer: Pointer;
}

export interface SpotPair<T> {
  readonly base: Spot<T>;
  readonly head: Spot<T>;
}

/** The same key on both sides. */
export function childPair<T extends object, K extends keyof T & string>(
  { base, head }: SpotPair<T>,
  key: K,
): SpotPair<NonNullable<T[K]>> {
  return { base: child(base, key), head: child(head, key) };
}

function child<T extends object, K extends keyof T & string>(
  { value, pointer }: Spot<T>,
  key: K,
): Spot<NonNullable<T[K]>> {
  const has = value !== undefined && Object.hasOwn(value, key);
  return {
    value: has ? (value[key] as NonNullable<T[K]> | undefined) : undefined,
    literal: literalAt(value, key),
    pointer: joinPointer(pointer, key),
  };
}

/** Whether the two sides differ in whether they have it at all. */
export function comesOrGoes({ base, head }: SpotPair<unknown>): boolean {
  return (base.value === undefined) !== (head.value === undefined);
}

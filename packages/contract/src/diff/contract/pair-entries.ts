import { joinPointer } from '../../source/pointer';
import type { Spot, SpotPair } from './spot';

/** Entries of a list by their names. A contract that was not validated may repeat names. */
export function pairEntries<T extends { readonly name: string }>(
  list: SpotPair<readonly T[]>,
): SpotPair<T>[] {
  const base = byName(list.base);
  const head = byName(list.head);
  const keys = new Set([...base.keys(), ...head.keys()]);
  return [...keys].map((key) => ({
    base: base.get(key) ?? nothingIn(list.base),
    head: head.get(key) ?? nothingIn(list.head),
  }));
}

function byName<T extends { readonly name: string }>({
  value = [],
  pointer,
}: Spot<readonly T[]>): Map<string, Spot<T>> {
  const counts = new Map<string, number>();
  const entries = new Map<string, Spot<T>>();
  value.forEach((entry, index) => {
    const count = counts.get(entry.name) ?? 0;
    counts.set(entry.name, count + 1);
    const spot = { value: entry, pointer: joinPointer(pointer, index) };
    entries.set(JSON.stringify([entry.name, count]), spot);
  });
  return entries;
}

/** `-` is what RFC 6901 calls the place after the last entry. */
function nothingIn<T>({ pointer }: Spot<readonly T[]>): Spot<T> {
  return { value: undefined, pointer: joinPointer(pointer, '-') };
}

const MOST_PAIRS = 2_500;

/** Pairs the parts that both sides have, and gives what is left over on each. */
export function matchParts<T>(
  base: readonly T[],
  head: readonly T[],
  areEqual: (base: T, head: T) => boolean,
): { pairs: [T, T][]; removed: T[]; added: T[] } {
  if (base.length * head.length > MOST_PAIRS) {
    return { pairs: [], removed: [...base], added: [...head] };
  }
  const pairs: [T, T][] = [];
  const added = [...head];
  const removed = base.filter((part) => {
    const partner = added.findIndex((other) => areEqual(part, other));
    if (partner >= 0) pairs.push([part, added.splice(partner, 1)[0]!]);
    return partner < 0;
  });
  return { pairs, removed, added };
}

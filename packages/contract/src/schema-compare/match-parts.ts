const MOST_PAIRS = 2_500;

/** Pairs the parts that both sides have, and gives what is left over on each. */
export function matchParts<T>(
  base: readonly T[],
  head: readonly T[],
  areEqual: (base: T, head: T) => boolean,
): { pairs: [T, T][]; gone: T[]; come: T[] } {
  if (base.length * head.length > MOST_PAIRS) {
    return { pairs: [], gone: [...base], come: [...head] };
  }
  const pairs: [T, T][] = [];
  const come = [...head];
  const gone = base.filter((part) => {
    const partner = come.findIndex((other) => areEqual(part, other));
    if (partner >= 0) pairs.push([part, come.splice(partner, 1)[0]!]);
    return partner < 0;
  });
  return { pairs, gone, come };
}

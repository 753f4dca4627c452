const MOST_PAIRS = 2_500;

/** Strikes out the parts that both sides have, and gives what is left over on each. */
export function matchParts<T>(
  base: readonly T[],
  head: readonly T[],
  areEqual: (base: T, head: T) => boolean,
): { gone: T[]; come: T[] } {
  if (base.length * head.length > MOST_PAIRS) return { gone: [...base], come: [...head] };
  const come = [...head];
  const gone = base.filter((part) => {
    const partner = come.findIndex((other) => areEqual(part, other));
    if (partner >= 0) come.splice(partner, 1);
    return partner < 0;
  });
  return { gone, come };
}

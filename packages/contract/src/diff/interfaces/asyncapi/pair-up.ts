export interface Pairing<T> {
  readonly pairs: readonly (readonly [from: T, to: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs what both sides have by the first key that finds exactly one on each side, so that the
 * order of the lists decides nothing. An entry without a key waits for the next one.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string | undefined)[],
): Pairing<T> {
  const pairs: [T, T][] = [];
  let [removed, added] = [before, after];
  for (const keyOf of keys) {
    const [base, head] = [uniques(removed, keyOf), uniques(added, keyOf)];
    const paired = new Set<T>();
    for (const [key, one] of base) {
      const other = head.get(key);
      if (one === undefined || other === undefined) continue;
      pairs.push([one, other]);
      paired.add(one).add(other);
    }
    removed = removed.filter((entry) => !paired.has(entry));
    added = added.filter((entry) => !paired.has(entry));
  }
  return { pairs, removed, added };
}

/** As `pairUp` does. If one entry is left over on each side, the one became the other. */
export function pairUpRest<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((entry: T) => string | undefined)[],
): Pairing<T> {
  const { pairs, removed, added } = pairUp(before, after, keys);
  if (removed.length !== 1 || added.length !== 1) return { pairs, removed, added };
  return { pairs: [...pairs, [removed[0], added[0]]], removed: [], added: [] };
}

/** `undefined` for a key that several entries have. */
function uniques<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string | undefined,
): Map<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : entry);
  }
  return found;
}

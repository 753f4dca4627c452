export interface Pairing<T> {
  readonly pairs: readonly (readonly [from: T, to: T])[];
  readonly gone: readonly T[];
  readonly come: readonly T[];
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
  let [gone, come] = [before, after];
  for (const keyOf of keys) {
    const [from, to] = [uniques(gone, keyOf), uniques(come, keyOf)];
    const paired = new Set<T>();
    for (const [key, one] of from) {
      const other = to.get(key);
      if (one === undefined || other === undefined) continue;
      pairs.push([one, other]);
      paired.add(one).add(other);
    }
    gone = gone.filter((entry) => !paired.has(entry));
    come = come.filter((entry) => !paired.has(entry));
  }
  return { pairs, gone, come };
}

/** The same; where one is left over on each side, the one became the other. */
export function pairUpRest<T>(...given: Parameters<typeof pairUp<T>>): Pairing<T> {
  const { pairs, gone, come } = pairUp(...given);
  if (gone.length !== 1 || come.length !== 1) return { pairs, gone, come };
  return { pairs: [...pairs, [gone[0], come[0]]], gone: [], come: [] };
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

// Copies of data that keep the texts of numbers: a double cannot hold all of them.
import { isObject } from './mapping';
import { copyLiteral } from './number-literals';

type Mapping = Readonly<Record<string, unknown>>;

/** The keys of a mapping for which `isPicked` is true. */
export function pickKeys(from: Mapping, isPicked: (key: string) => boolean): Mapping {
  const picked = Object.fromEntries(Object.entries(from).filter(([key]) => isPicked(key)));
  for (const key of Object.keys(picked)) copyLiteral(from, picked, key);
  return picked;
}

/** The keys of both mappings. Where both have a key, `over` counts. */
export function mergeKeys(under: Mapping, over: Mapping): Mapping {
  const merged = { ...under, ...over };
  for (const key of Object.keys(merged)) {
    copyLiteral(Object.hasOwn(over, key) ? over : under, merged, key);
  }
  return merged;
}

/** A list or a mapping with each of its values changed. */
export function mapValues(from: object, change: (value: unknown) => unknown): object {
  const changed = Array.isArray(from)
    ? from.map(change)
    : Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
  for (const key of Object.keys(changed)) copyLiteral(from, changed, key);
  return changed;
}

/** A deep copy. What two places of the value share is shared in the copy, too. */
export function cloneData<T>(value: T): T {
  const copies = new Map<object, object>();
  const clone = (part: unknown): unknown => {
    if (!isObject(part)) return part;
    const known = copies.get(part);
    if (known !== undefined) return known;
    const copy = mapValues(part, clone);
    copies.set(part, copy);
    return copy;
  };
  return clone(value) as T;
}

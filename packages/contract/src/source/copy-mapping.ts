// Copies of mappings that keep the texts of their numbers.
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

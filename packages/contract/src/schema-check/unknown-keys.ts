import { suggest } from './suggest';

interface UnknownKey {
  readonly key: string;
  /** A known key of a similar name that the mapping does not have. */
  readonly meant?: string;
}

/** The keys of a mapping that are not known, in its order. */
export function findUnknownKeys(
  mapping: Readonly<Record<string, unknown>>,
  known: readonly string[],
): readonly UnknownKey[] {
  const absent = known.filter((key) => !Object.hasOwn(mapping, key));
  return Object.keys(mapping)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, meant: suggest(key, absent) }));
}

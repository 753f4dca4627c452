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
  const unknown = Object.keys(mapping).filter((key) => !known.includes(key));
  if (unknown.length === 0) return [];
  const absent = known.filter((key) => !Object.hasOwn(mapping, key));
  return unknown.map((key) => ({ key, meant: suggest(key, absent) }));
}

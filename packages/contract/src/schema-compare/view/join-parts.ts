// Joins maps, lists and schemas that two views hold.
import type { SchemaNode } from '../side/schema-node';

export function joinMaps<K, V>(
  one: ReadonlyMap<K, V>,
  two: ReadonlyMap<K, V>,
  both: (one: V, two: V, key: K) => V = (first) => first,
): ReadonlyMap<K, V> {
  if (two.size === 0) return one;
  if (one.size === 0) return two;
  const joined = new Map(one);
  for (const [key, value] of two) {
    const present = joined.get(key);
    joined.set(key, present === undefined ? value : both(present, value, key));
  }
  return joined;
}

export function joinBy<T>(
  one: readonly T[],
  two: readonly T[],
  identify: (entry: T) => unknown,
): readonly T[] {
  if (two.length === 0) return one;
  if (one.length === 0) return two;
  const seen = new Set(one.map(identify));
  return [...one, ...two.filter((entry) => !seen.has(identify(entry)))];
}

export function joinNodes(
  one: readonly SchemaNode[],
  two: readonly SchemaNode[],
): readonly SchemaNode[] {
  return joinBy(one, two, (node) => node.schema);
}

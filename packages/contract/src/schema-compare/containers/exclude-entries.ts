import type { ViewPair } from '../comparison/frame';
import type { SchemaNode } from '../side/schema-node';
import type { Contains, SchemaView } from '../view/schema-view';

/**
 * A limit of 0 entries that fit a schema is what no entry may fit. Where a side asks for another number of
 * entries, the numbers are compared.
 */
export function excludeEntries(pair: ViewPair): ViewPair {
  const { base, head } = pair;
  const contains = [...base.contains, ...head.contains];
  if (contains.length === 0 || !contains.every(isExclusion)) return pair;
  return { ...pair, base: withExcluded(base), head: withExcluded(head) };
}

function isExclusion({ min, max }: Contains): boolean {
  return min.value === 0 && max?.value === 0;
}

function withExcluded(view: SchemaView): SchemaView {
  if (view.contains.length === 0) return view;
  const excluded = view.contains.map(({ schema }) => negate(schema));
  const { prefix, rest } = view.entries ?? { prefix: [], rest: [] };
  const entries = {
    prefix: prefix.map((nodes) => [...nodes, ...excluded]),
    rest: [...rest, ...excluded],
  };
  return { ...view, contains: [], entries };
}

function negate(node: SchemaNode): SchemaNode {
  return { ...node, schema: { not: node.schema } };
}

// What a JSON Schema says about the keys and items of a value, to find misspelt paths. If the schema does not
// decide, the answer is `unknown`, and never `missing` by mistake.
import { followRef, isOwnPlace } from '../source/follow-ref';
import { hasKey, isMap, type ValueMap } from './cel/value';

/** Alternatives that a value may have; `undefined` where nothing is known. */
export type Shape = { readonly root: unknown; readonly nodes: readonly unknown[] } | undefined;

type KeyAnswer =
  | { readonly status: 'found'; readonly shape: Shape }
  | { readonly status: 'unknown' }
  | { readonly status: 'missing'; readonly known: readonly string[] };

/** Authors write fewer parts than this. A hostile schema with more is not read further. */
const PART_LIMIT = 500;

export function keyOf(shape: Shape, key: string): KeyAnswer {
  const parts = partsOf(shape);
  if (!shape || !parts) return { status: 'unknown' };
  const found: unknown[] = [];
  const known = new Set<string>();
  for (const part of parts) {
    const { properties, patternProperties, additionalProperties, unevaluatedProperties } = part;
    if (isMap(properties)) {
      for (const name of Object.keys(properties)) known.add(name);
      if (hasKey(properties, key)) found.push(properties[key]);
    }
    const rest = [patternProperties, additionalProperties, unevaluatedProperties];
    if (rest.some((more) => more !== undefined && more !== false)) return { status: 'unknown' };
  }
  if (found.length > 0) return { status: 'found', shape: { root: shape.root, nodes: found } };
  return known.size === 0 ? { status: 'unknown' } : { status: 'missing', known: [...known] };
}

export function itemsOf(shape: Shape): Shape {
  const parts = partsOf(shape);
  if (!shape || !parts) return undefined;
  const nodes = parts.flatMap(({ items, prefixItems }) => [
    ...(isMap(items) ? [items] : []),
    ...(Array.isArray(items) ? (items as unknown[]) : []),
    ...(Array.isArray(prefixItems) ? (prefixItems as unknown[]) : []),
  ]);
  return nodes.length > 0 ? { root: shape.root, nodes } : undefined;
}

/** The schemas that speak about one value, with references and combinations followed. */
function partsOf(shape: Shape): ValueMap[] | undefined {
  if (!shape) return undefined;
  const parts = new Set<ValueMap>();
  const waiting = [...shape.nodes];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isMap(node)) {
      if (node === false) continue;
      return undefined;
    }
    if (parts.has(node)) continue;
    parts.add(node);
    if (parts.size > PART_LIMIT) return undefined;
    if (typeof node.$ref === 'string') {
      if (!isOwnPlace(node.$ref)) return undefined;
      waiting.push(followRef(shape.root, node.$ref));
    } else if (node.$dynamicRef !== undefined) return undefined;
    for (const list of [node.allOf, node.anyOf, node.oneOf]) {
      if (Array.isArray(list)) waiting.push(...(list as unknown[]));
    }
    for (const one of [node.then, node.else]) if (one !== undefined) waiting.push(one);
    if (isMap(node.dependentSchemas)) waiting.push(...Object.values(node.dependentSchemas));
  }
  return [...parts];
}

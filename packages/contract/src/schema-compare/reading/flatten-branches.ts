import { isMapping } from '../../source/mapping';
import { childNode, own, placeOf, type SchemaNode } from '../side/schema-node';
import type { WorkBudget } from '../side/work-budget';

/** The branches of an `anyOf`. A branch that is only an `anyOf` is replaced by its own branches. */
export function flattenBranches(
  nodes: readonly SchemaNode[],
  budget: WorkBudget,
): readonly SchemaNode[] {
  const flat: SchemaNode[] = [];
  const seen = new Set<unknown>();
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node.schema)) continue;
    seen.add(node.schema);
    budget.spend(1);
    const inner = branchesOf(node);
    if (inner.length === 0) flat.push(node);
    else pending.push(...[...inner].reverse());
  }
  return flat;
}

/** The branches of a schema that is only an `anyOf`. */
function branchesOf(node: SchemaNode): readonly SchemaNode[] {
  const { schema } = node;
  if (!isMapping(schema) || Object.keys(schema).length !== 1) return [];
  const list = own(schema, 'anyOf');
  if (!Array.isArray(list)) return [];
  const place = placeOf(node, 'anyOf');
  return list.map((entry, index) => childNode(node, place, index, entry));
}

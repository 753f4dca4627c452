import { besideRef } from '../../json-schema/beside-ref';
import { mergeKeys } from '../../source/copy-data';
import { isMapping, type Mapping } from '../../source/mapping';
import { own } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';
import type { SchemaSide } from '../side/schema-side';

const LONGEST_CHAIN = 200;

/** Keywords that hold schemas by name or in a list. */
const PARTS = [
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependencies'],
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems', 'required', 'enum', 'type'],
];

/**
 * Follows a `$ref` in place of a whole map or list, such as `properties: {$ref: …}`. No specification has it, but tools
 * follow it, and add what is beside it. `unread` are the references to files that are not read, by keyword: the schema lacks what they mean.
 */
export function followParts(
  side: SchemaSide,
  node: SchemaNode,
  schema: Mapping,
): { readonly schema: Mapping; readonly unread: ReadonlyMap<string, string> } {
  let followed: Record<string, unknown> | undefined;
  const unread = new Map<string, string>();
  for (const keyword of PARTS) {
    const value = own(schema, keyword);
    if (!isMapping(value)) continue;
    const ref = own(value, '$ref');
    if (typeof ref !== 'string') continue;
    const target = endOf(side, node, ref);
    followed ??= { ...schema };
    if (isMapping(target)) followed[keyword] = mergeKeys(target, besideRef(value));
    else if (Array.isArray(target)) followed[keyword] = target;
    else {
      const beside = besideRef(value);
      if (Object.keys(beside).length > 0) followed[keyword] = beside;
      else delete followed[keyword];
      unread.set(keyword, ref);
    }
  }
  return { schema: followed ?? schema, unread };
}

/** The end of a chain of references. */
function endOf(side: SchemaSide, node: SchemaNode, ref: string): unknown {
  let found = side.resolve(node, ref);
  for (let steps = 0; found !== undefined && steps < LONGEST_CHAIN; steps += 1) {
    const next = isMapping(found.schema) ? own(found.schema, '$ref') : undefined;
    if (typeof next !== 'string') return found.schema;
    found = side.resolve(found, next);
  }
  return undefined;
}

import type { SchemaObject } from '../../json-schema/schema-nodes';

export function addToAllOf(node: SchemaObject, schema: SchemaObject): void {
  node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), schema];
}

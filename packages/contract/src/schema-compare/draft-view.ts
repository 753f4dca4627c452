// The view of the keywords of one schema object, without what it refers to.
import { isMapping, type Mapping } from '../source/mapping';
import { closeOver } from './join-views';
import { readKeyword } from './read-keyword';
import type { Reading } from './read-keyword';
import { childNode, own, placeOf } from './schema-node';
import type { SchemaNode } from './schema-node';
import { openView } from './schema-view';
import type { Draft, SchemaView } from './schema-view';

/** The view of a schema object, and the schemas that hold beside it. */
export function draftView(
  node: SchemaNode,
  schema: Mapping,
  nullable: boolean,
): { view: SchemaView; parts: readonly SchemaNode[] } {
  const view: Draft = openView(node);
  const reading: Reading = {
    node,
    schema,
    nullable,
    view,
    bounds: new Map(),
    texts: new Map(),
    parts: [],
  };
  for (const keyword of Object.keys(schema)) readKeyword(reading, keyword);
  view.bounds = reading.bounds;
  view.texts = reading.texts;
  addShape(view, node, schema);
  addEntries(view, node, schema);
  return { view: closeOver(view), parts: reading.parts };
}

function addShape(view: Draft, node: SchemaNode, schema: Mapping): void {
  const properties = schemasUnder(node, schema, 'properties');
  const patterns = schemasUnder(node, schema, 'patternProperties');
  const additional = own(schema, 'additionalProperties');
  if (properties === undefined && patterns === undefined && additional === undefined) return;
  view.shapes = [
    {
      properties: properties ?? new Map(),
      patterns: patterns ?? new Map(),
      additional:
        additional === undefined
          ? undefined
          : additional === true
            ? []
            : [childNode(node, node, 'additionalProperties', additional)],
    },
  ];
}

function schemasUnder(
  node: SchemaNode,
  schema: Mapping,
  keyword: string,
): ReadonlyMap<string, readonly SchemaNode[]> | undefined {
  const value = own(schema, keyword);
  if (!isMapping(value)) return undefined;
  const place = placeOf(node, keyword);
  const found = new Map<string, readonly SchemaNode[]>();
  for (const name of Object.keys(value)) {
    found.set(name, [childNode(node, place, name, value[name])]);
  }
  return found;
}

function addEntries(view: Draft, node: SchemaNode, schema: Mapping): void {
  const items = own(schema, 'items');
  const prefixItems = own(schema, 'prefixItems');
  const keyword = Array.isArray(items) ? 'items' : 'prefixItems';
  const listed = Array.isArray(items) ? items : prefixItems;
  const restKeyword = Array.isArray(items) ? 'additionalItems' : 'items';
  const rest = own(schema, restKeyword);
  if (listed === undefined && rest === undefined) return;
  const place = placeOf(node, keyword);
  view.entries = {
    prefix: Array.isArray(listed)
      ? listed.map((entry, index) => [childNode(node, place, index, entry)])
      : [],
    // `true` says nothing about entries, but they count as evaluated.
    rest: rest === undefined ? [] : [childNode(node, node, restKeyword, rest)],
  };
}

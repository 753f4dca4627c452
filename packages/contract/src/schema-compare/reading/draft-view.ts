// The view of the keywords of one schema object, without what it refers to.
import { isMapping, type Mapping } from '../../source/mapping';
import { plainPattern } from '../../json-schema/match-name';
import { textsOfPattern } from '../../json-schema/pattern-texts';
import { closeOver } from '../view/close-view';
import { joinNodes } from '../view/join-parts';
import { readKeyword } from './read-keyword';
import type { Reading } from './reading';
import { childNode, own, placeOf } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';
import { openView } from '../view/schema-view';
import type { Draft, SchemaView, Shape } from '../view/schema-view';

/** The view of a schema object, and the schemas that hold beside it. */
export function draftView(
  node: SchemaNode,
  schema: Mapping,
  { nullable, isAnnotation }: Pick<Reading, 'nullable' | 'isAnnotation'>,
): { view: SchemaView; parts: readonly SchemaNode[] } {
  const view: Draft = openView(node);
  const reading: Reading = {
    node,
    schema,
    nullable,
    isAnnotation,
    view,
    bounds: new Map(),
    annotations: new Map(),
    parts: [],
  };
  for (const keyword of Object.keys(schema)) readKeyword(reading, keyword);
  view.bounds = reading.bounds;
  view.annotations = reading.annotations;
  addShape(view, node, schema);
  addEntries(view, node, schema);
  return { view: closeOver(view), parts: reading.parts };
}

function addShape(view: Draft, node: SchemaNode, schema: Mapping): void {
  const properties = withForbidden(node, schema, schemasUnder(node, schema, 'properties'));
  const patterns = schemasUnder(node, schema, 'patternProperties');
  const additional = own(schema, 'additionalProperties');
  if (properties === undefined && patterns === undefined && additional === undefined) return;
  view.shapes = [
    withPlainPatterns({
      properties: properties ?? new Map(),
      patterns: patterns ?? new Map(),
      additional:
        additional === undefined
          ? undefined
          : additional === true
            ? []
            : [childNode(node, node, 'additionalProperties', additional)],
    }),
  ];
}

/** The shape with names in place of patterns that only some names match: `^(a|b)$` is `a` and `b`. */
function withPlainPatterns(written: Shape): Shape {
  let shape = written;
  for (const [pattern, nodes] of written.patterns) {
    const names = textsOfPattern(pattern)?.listed;
    const plain = names === undefined ? plainKeyPattern(pattern) : undefined;
    if (plain === pattern && plain !== '') continue;
    const patterns = new Map(shape.patterns);
    patterns.delete(pattern);
    if (plain === '') shape = withAllKeys({ ...shape, patterns }, nodes);
    else if (plain !== undefined) {
      patterns.set(plain, joinNodes(patterns.get(plain) ?? [], nodes));
      shape = { ...shape, patterns };
    } else {
      const properties = new Map(shape.properties);
      for (const name of names!) {
        properties.set(name, joinNodes(properties.get(name) ?? [], nodes));
      }
      shape = { ...shape, properties, patterns };
    }
  }
  return shape;
}

/** No key is left over for `additionalProperties`. */
function withAllKeys(shape: Shape, nodes: readonly SchemaNode[]): Shape {
  const joined = (schemas: Shape['properties']) =>
    new Map([...schemas].map(([name, own]) => [name, joinNodes(own, nodes)] as const));
  return {
    properties: joined(shape.properties),
    patterns: joined(shape.patterns),
    additional: nodes,
  };
}

/** People write no keys with a line break, so `.` means any character here. */
function plainKeyPattern(pattern: string): string {
  return pattern === '^.*$' ? '' : plainPattern(pattern);
}

/** The schemas of keys, with `false` for those that no mapping may have because of what depends on them. */
function withForbidden(
  node: SchemaNode,
  schema: Mapping,
  properties: Shape['properties'] | undefined,
): Shape['properties'] | undefined {
  let all = properties;
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    for (const [name, nodes] of schemasUnder(node, schema, keyword) ?? []) {
      if (nodes[0]!.schema === false) {
        all = new Map(all).set(name, joinNodes(all?.get(name) ?? [], nodes));
      }
    }
  }
  return all;
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

// Moves a JSON Schema under `$defs` of another document. Its identifier is removed, and every reference
// into it is rewritten from the root of that document. Otherwise Helm would not find the target.
import { schemaNodes, type SchemaObject } from '../../json-schema/schema-nodes';
import { decodePercent } from '../../source/decode-percent';
import { formatPointer, joinPointer, valueAt, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';

/** A copy of the schema for the place `at` of its new document. */
export function inlineSchema(schema: SchemaObject | boolean, at: Pointer): SchemaObject | boolean {
  if (!isMapping(schema)) return schema;
  const resources = findResources(schema);
  const copy = structuredClone(schema);
  for (const { node, pointer } of [...schemaNodes(copy)]) {
    const resource = resources.of(pointer);
    for (const keyword of REFERENCES) {
      const target = resources.find(node[keyword], resource);
      if (target === undefined) continue;
      delete node[keyword];
      node.$ref = `#${encodeFragment(at + target)}`;
    }
    for (const keyword of IDENTIFIERS) if (typeof node[keyword] === 'string') delete node[keyword];
    delete node.$recursiveAnchor;
  }
  return allowGlobal(copy);
}

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'] as const;
const IDENTIFIERS = ['$id', '$schema', '$anchor', '$dynamicAnchor'] as const;

/** Helm puts `global` into the values of every chart before it validates them. */
function allowGlobal(schema: SchemaObject): SchemaObject {
  const isClosed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  const properties = isMapping(schema.properties) ? schema.properties : {};
  if (!isClosed || Object.hasOwn(properties, 'global')) return schema;
  return { ...schema, properties: { ...properties, global: { type: 'object' } } };
}

interface Resources {
  /** Place of the resource that a node belongs to: the nearest one above with an `$id`. */
  of(pointer: Pointer): Pointer;
  /** The target of a reference, as a place of the schema; `undefined` for a target outside it. */
  find(reference: unknown, resource: Pointer): Pointer | undefined;
}

/** Only there to resolve relative identifiers; it appears in no output. */
const UNNAMED = 'https://pacto.invalid/';

function findResources(schema: SchemaObject): Resources {
  const bases = new Map<Pointer, string>([['', UNNAMED]]);
  const anchors = new Map<string, Pointer>();
  const of = (pointer: Pointer): Pointer => {
    let place = pointer;
    while (!bases.has(place)) place = place.slice(0, place.lastIndexOf('/'));
    return place;
  };
  // The outermost comes first, so the base of everything above is known.
  for (const { node, pointer } of schemaNodes(schema)) {
    const base = bases.get(of(pointer))!;
    if (typeof node.$id === 'string') {
      const id = resolve(node.$id, base);
      if (id === undefined) continue;
      if (id.hash === '') bases.set(pointer, id.href);
      // Draft 07 names anchors so.
      else anchors.set(id.href, pointer);
    }
    const own = bases.get(of(pointer))!;
    for (const name of [node.$anchor, node.$dynamicAnchor]) {
      if (typeof name === 'string') anchors.set(`${withoutHash(own)}#${name}`, pointer);
    }
  }
  const rootOf = new Map([...bases].map(([pointer, base]) => [withoutHash(base), pointer]));
  return {
    of,
    find(reference, resource) {
      if (typeof reference !== 'string') return undefined;
      const target = resolve(reference, bases.get(resource)!);
      if (target === undefined) return undefined;
      const anchored = anchors.get(target.href);
      if (anchored !== undefined) return anchored;
      const root = rootOf.get(withoutHash(target.href));
      if (root === undefined) return undefined;
      const inside = decodePercent(target.hash.slice(1));
      if (inside !== '' && !inside.startsWith('/')) return undefined;
      return valueAt(schema, root + inside) === undefined ? undefined : root + inside;
    },
  };
}

function resolve(text: string, base: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function withoutHash(href: string): string {
  return href.replace(/#.*$/s, '');
}

/** A fragment can contain `@`, dots and slashes unescaped. */
function encodeFragment(pointer: Pointer): string {
  return encodeURI(pointer).replace(/#/g, '%23');
}

export function definitionPointer(key: string): Pointer {
  return joinPointer(formatPointer(['$defs']), key);
}

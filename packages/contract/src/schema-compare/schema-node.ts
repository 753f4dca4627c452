import { isMapping } from '../source/mapping';
import { joinPointer, type Pointer } from '../source/pointer';

/** A place in a document, spelled out as a pointer only when it is reported. */
export interface Place {
  readonly parent: Place | undefined;
  /** The token under the parent; for the outermost place, its whole pointer. */
  readonly key: string | number;
  readonly document: string | undefined;
}

/** A schema with its place. */
export interface SchemaNode extends Place {
  readonly schema: unknown;
  /** The schema resource that local references mean; `undefined` for the compared document itself. */
  readonly resource: SchemaNode | undefined;
}

export function rootNode(schema: unknown, pointer: Pointer, document?: string): SchemaNode {
  return { schema, parent: undefined, key: pointer, document, resource: undefined };
}

export function placeOf(parent: Place, key: string | number): Place {
  return { parent, key, document: parent.document };
}

/** The schema under a keyword (and, when given, a name or an index under that). */
export function childNode(
  node: SchemaNode,
  parent: Place,
  key: string | number,
  schema: unknown,
): SchemaNode {
  const child = { schema, parent, key, document: node.document, resource: node.resource };
  if (isMapping(schema) && typeof own(schema, '$id') === 'string') {
    if (!String(schema['$id']).startsWith('#')) child.resource = child;
  }
  return child;
}

export function pointerOf(place: Place): Pointer {
  const tokens: (string | number)[] = [];
  let current = place;
  while (current.parent !== undefined) {
    tokens.push(current.key);
    current = current.parent;
  }
  return joinPointer(String(current.key), ...tokens.reverse());
}

export type Mapping = Record<string, unknown>;

export function own(mapping: Mapping, key: string): unknown {
  return Object.prototype.hasOwnProperty.call(mapping, key) ? mapping[key] : undefined;
}

import { draftOf } from '../../json-schema/drafts';
import type { DraftName } from '../../json-schema/drafts';
import { identifierOf } from '../../json-schema/identifiers';
import { NO_BASE, resolveUri } from '../../json-schema/resolve-uri';
import { isMapping, type Mapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';

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
  /** The draft by whose rules the schema is read. */
  readonly draft: DraftName;
  /** Address against which the references of the schema are read. */
  readonly base: string;
}

export function rootNode(
  schema: unknown,
  pointer: Pointer,
  draft: DraftName,
  document?: string,
): SchemaNode {
  const id = isMapping(schema) ? identifierOf(schema, draft) : undefined;
  const base = (id === undefined ? undefined : resolveUri(id, NO_BASE)) ?? NO_BASE;
  const place = { schema, parent: undefined, key: pointer, document, draft, base };
  const root: SchemaNode & { resource: SchemaNode | undefined } = { ...place, resource: undefined };
  // A schema inside the compared document is its own resource once it has an identifier.
  if (id !== undefined && document === undefined && pointer !== '') root.resource = root;
  return root;
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
  const { document, resource, base } = node;
  const child = { schema, parent, key, document, resource, draft: node.draft, base };
  if (!isMapping(schema)) return child;
  // Only a schema with an identifier can be of another draft. The keyword of that draft gives the identifier.
  const draft = draftOf(own(schema, '$schema') ?? null) ?? node.draft;
  const id = identifierOf(schema, draft);
  if (id !== undefined) {
    child.resource = child;
    child.draft = draft;
    child.base = resolveUri(id, base) ?? base;
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

export function own(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** The name of the schema that a reference, a file or a bare name means. */
export function nameOfTarget(target: string): string {
  const last = target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('#')) + 1);
  return last.replace(/\.(ya?ml|json)$/i, '');
}

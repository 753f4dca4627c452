// Moves a JSON Schema under `$defs` of another document. A schema of the draft of that document loses its
// identifier, and its references are rewritten from the root. One of another draft, or one whose references
// depend on where a check began, keeps its meaning as a resource of its own, with `$id` and `$schema`.
import { draftOf, type DraftName } from '../../json-schema/drafts';
import { ignoresBesideRef } from '../../json-schema/keywords';
import { schemaNodes, type SchemaObject } from '../../json-schema/schema-nodes';
import { META_ADDRESSES } from '../../schema-check/meta-schemas';
import type { Resource } from '../../schema-check/schema-resources';
import { isMapping } from '../../source/mapping';
import { formatPointer, joinPointer, type Pointer } from '../../source/pointer';
import { acceptGlobal } from './accept-global';
import { REFERENCES, SchemaLinks, type LinkedSchema } from './schema-links';

/** Accepts everything: for a schema that no other document can contain. */
const OPEN = true;

/** A copy of the schema for the place `$defs/<key>` of a document of the draft. */
export function inlineSchema(
  schema: SchemaObject | boolean,
  key: string,
  into: DraftName,
): SchemaObject | boolean {
  if (!isMapping(schema)) return schema;
  const draft = draftOf(schema.$schema) ?? '2020-12';
  const links = new SchemaLinks(structuredClone(schema), draft);
  if (!acceptGlobal(links)) return OPEN;
  return needsOwnResource(links, into) ? embed(links, key) : flatten(links, definitionPointer(key));
}

/** Whether all schemas in the document are of the draft. */
export function isOfDraft(document: SchemaObject, draft: DraftName): boolean {
  if (draftOf(document.$schema) !== draft) return false;
  for (const { node } of schemaNodes(document)) {
    if (node.$schema !== undefined && draftOf(node.$schema) !== draft) return false;
  }
  return true;
}

export function definitionPointer(key: string): Pointer {
  return joinPointer(formatPointer(['$defs']), key);
}

/** A fragment can contain `@`, dots and slashes unescaped. */
export function encodeFragment(pointer: Pointer): string {
  return encodeURI(pointer).replace(/#/g, '%23');
}

const IDENTIFIERS = ['$id', 'id', '$schema', '$anchor', '$dynamicAnchor'] as const;

function needsOwnResource(links: SchemaLinks, into: DraftName): boolean {
  const anchors = new Map<unknown, number>();
  const linked = [...links.schemas()];
  for (const { node } of linked) {
    anchors.set(node.$dynamicAnchor, (anchors.get(node.$dynamicAnchor) ?? 0) + 1);
  }
  return linked.some(({ node, resource }) => {
    if (resource.draft !== into) return true;
    if (into !== '2020-12' || typeof node.$dynamicRef !== 'string') return false;
    return anchors.get(anchorOf(node.$dynamicRef)) !== 1;
  });
}

function flatten(links: SchemaLinks, at: Pointer): SchemaObject {
  for (const linked of [...links.schemas()]) {
    const { node } = linked;
    const targets = REFERENCES.map((keyword) => [keyword, links.target(linked, keyword)] as const);
    for (const [keyword, target] of targets) {
      if (!target) continue;
      const reference = `#${encodeFragment(at + target.pointer)}`;
      if (keyword === '$ref' || node.$ref === undefined) node.$ref = reference;
      else node.allOf = [...((node.allOf as unknown[]) ?? []), { $ref: reference }];
      if (keyword !== '$ref') delete node[keyword];
    }
    for (const keyword of IDENTIFIERS) if (typeof node[keyword] === 'string') delete node[keyword];
  }
  return links.document;
}

/** Only a name: nothing is read from there. */
const ADDRESS = 'https://pacto.invalid/';

function embed(links: SchemaLinks, key: string): SchemaObject | boolean {
  const all = [...links.schemas()];
  const uris = new Map<Resource, string>();
  for (const { resource } of all) {
    if (uris.has(resource)) continue;
    const suffix = uris.size === 0 ? '' : `/${uris.size}`;
    uris.set(resource, `${ADDRESS}${encodeURIComponent(key)}${suffix}`);
  }
  const references = all.map((linked) => [linked, referencesFrom(links, linked, uris)] as const);
  for (const [{ node, resource }, rewritten] of references) {
    const names = IDENTIFIERS.filter((name) => name !== '$dynamicAnchor' || !isDynamic(resource));
    for (const name of names) if (typeof node[name] === 'string') delete node[name];
    Object.assign(node, rewritten);
    if (node === resource.root) Object.assign(node, identifierOf(resource, uris.get(resource)!));
  }
  const { root } = links;
  return keepsIdentifier(root) ? links.document : wrapReference(links);
}

function referencesFrom(
  links: SchemaLinks,
  linked: LinkedSchema,
  uris: ReadonlyMap<Resource, string>,
): SchemaObject {
  const found: SchemaObject = {};
  for (const keyword of REFERENCES) {
    const target = links.target(linked, keyword);
    // `$recursiveRef` is always `#`.
    if (!target || keyword === '$recursiveRef') continue;
    const { resource, pointer } = target;
    const name = anchorOf(linked.node[keyword] as string);
    const isDynamicName = keyword === '$dynamicRef' && resource.dynamicAnchors.has(name);
    const inside = encodeFragment(pointer.slice(resource.pointer.length));
    const address = resource === linked.resource ? '' : uris.get(resource)!;
    found[keyword] = `${address}#${isDynamicName ? name : inside}`;
  }
  return found;
}

function anchorOf(reference: string): string {
  return reference.slice(reference.indexOf('#') + 1);
}

function isDynamic({ draft }: Resource): boolean {
  return draft === '2020-12';
}

function identifierOf({ draft }: Resource, uri: string): SchemaObject {
  const $schema = META_ADDRESSES[draft] + (ignoresBesideRef(draft) ? '#' : '');
  return draft === 'draft-04' ? { id: uri, $schema } : { $id: uri, $schema };
}

/** Up to draft-07, an identifier beside a `$ref` has no effect. */
function keepsIdentifier({ node, resource }: LinkedSchema): boolean {
  return !ignoresBesideRef(resource.draft) || typeof node.$ref !== 'string';
}

/** The reference of the root in an `allOf`, so that its identifier counts. */
function wrapReference(links: SchemaLinks): SchemaObject | boolean {
  const { $ref, $schema, id, $id, definitions, ...ignored } = links.document;
  const isUsed = [...links.schemas()].some((linked) => {
    const [, first] = links.target(linked, '$ref')?.pointer.split('/') ?? [];
    return first !== undefined && Object.hasOwn(ignored, first);
  });
  if (isUsed) return OPEN;
  return {
    ...(id === undefined ? { $id } : { id }),
    $schema,
    allOf: [{ $ref }],
    ...(definitions !== undefined && { definitions }),
  };
}

// A schema as a resource of its own in another document: with an identifier that no other part has, and the
// name of its draft. Both Helms then read it by the rules of that draft.
import { ignoresBesideRef, keywordsOf } from '../../json-schema/keywords';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { META_ADDRESSES } from '../../schema-check/meta-schemas';
import type { Resource } from '../../schema-check/schema-resources';
import { isMapping } from '../../source/mapping';
import {
  formatPointer,
  isWithin,
  joinPointer,
  parsePointer,
  type Pointer,
} from '../../source/pointer';
import {
  anchorOf,
  encodeFragment,
  IDENTIFIERS,
  REFERENCES,
  type LinkedSchema,
  type SchemaLinks,
} from './schema-links';

/** Accepts everything: for a schema that no other document can contain. */
export const OPEN_SCHEMA = true;

/** This address is only a name. Nothing is read from it. */
const ADDRESS = 'https://pacto.invalid/';

export function embedSchema(links: SchemaLinks, key: string): SchemaObject | boolean {
  const all = [...links.schemas()];
  const uris = new Map<Resource, string>();
  for (const { resource } of all) {
    if (uris.has(resource)) continue;
    const suffix = uris.size === 0 ? '' : `/${uris.size}`;
    uris.set(resource, `${ADDRESS}${encodeURIComponent(key)}${suffix}`);
  }
  const renamed = findRenamed(all);
  const place = (pointer: Pointer): Pointer => renamePointer(links.document, pointer, renamed);
  const references = all.map(
    (linked) => [linked, referencesFrom(links, linked, uris, place)] as const,
  );
  const targets = all.flatMap((linked) => links.target(linked, '$ref')?.pointer ?? []);
  for (const [linked, rewritten] of references) {
    const { node, resource } = linked;
    dropLaterKeywords(linked, targets);
    const names = IDENTIFIERS.filter((name) => name !== '$dynamicAnchor' || !isDynamic(resource));
    for (const name of names) if (typeof node[name] === 'string') delete node[name];
    Object.assign(node, rewritten);
    if (node === resource.root) Object.assign(node, identifierOf(resource, uris.get(resource)!));
  }
  for (const node of renamed) {
    node.$defs = { ...(node.$defs as object | undefined), ...(node.definitions as object) };
    delete node.definitions;
  }
  const { root } = links;
  return keepsIdentifier(root) ? links.document : wrapReference(links);
}

/** Helm 3 ignores the draft of a part, so it also applies keywords that this draft does not have. */
const LATER_KEYWORDS = ['const', 'contains', 'propertyNames', 'if', 'then', 'else'];

function dropLaterKeywords(
  { node, pointer, resource }: LinkedSchema,
  targets: readonly Pointer[],
): void {
  for (const keyword of LATER_KEYWORDS) {
    if (keywordsOf(resource.draft).has(keyword)) continue;
    const place = joinPointer(pointer, keyword);
    if (!targets.some((target) => isWithin(target, place))) delete node[keyword];
  }
}

/** Helm 4 does not accept the old name of `$defs` in a part of draft 2019-09, which knows both. */
function findRenamed(all: readonly LinkedSchema[]): Set<SchemaObject> {
  const renamed = all.filter(({ node: { definitions, $defs }, resource }) => {
    if (resource.draft !== '2019-09' || !isMapping(definitions)) return false;
    return !isMapping($defs) || Object.keys(definitions).every((key) => !Object.hasOwn($defs, key));
  });
  return new Set(renamed.map(({ node }) => node));
}

function renamePointer(
  document: unknown,
  pointer: Pointer,
  renamed: ReadonlySet<SchemaObject>,
): Pointer {
  let value = document;
  const tokens = parsePointer(pointer).map((token) => {
    const name = token === 'definitions' && renamed.has(value as SchemaObject) ? '$defs' : token;
    value = (value as Record<string, unknown>)[token];
    return name;
  });
  return formatPointer(tokens);
}

function referencesFrom(
  links: SchemaLinks,
  linked: LinkedSchema,
  uris: ReadonlyMap<Resource, string>,
  place: (pointer: Pointer) => Pointer,
): SchemaObject {
  const found: SchemaObject = {};
  for (const keyword of REFERENCES) {
    const target = links.target(linked, keyword);
    // `$recursiveRef` is always `#`.
    if (!target || keyword === '$recursiveRef') continue;
    const { resource, pointer } = target;
    const name = anchorOf(linked.node[keyword] as string);
    const isDynamicName = keyword === '$dynamicRef' && resource.dynamicAnchors.has(name);
    const inside = encodeFragment(place(pointer).slice(place(resource.pointer).length));
    const address = resource === linked.resource ? '' : uris.get(resource)!;
    found[keyword] = `${address}#${isDynamicName ? name : inside}`;
  }
  return found;
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
  if (isUsed) return OPEN_SCHEMA;
  return {
    ...(id === undefined ? { $id } : { id }),
    $schema,
    allOf: [{ $ref }],
    ...(definitions !== undefined && { definitions }),
  };
}

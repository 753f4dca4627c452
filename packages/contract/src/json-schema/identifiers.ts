// What a schema calls itself: identifiers and anchors, in the words of its draft.
import type { DraftName } from './drafts';
import { ignoresBesideRef } from './keywords';
import type { SchemaObject } from './schema-nodes';
import { hasOwn } from '../source/mapping';

interface Anchor {
  readonly keyword: 'id' | '$id' | '$anchor' | '$dynamicAnchor';
  readonly name: string;
}

/** The keyword that gives a schema its identifier. */
export function identifierKeyword(draft: DraftName): 'id' | '$id' {
  return draft === 'draft-04' ? 'id' : '$id';
}

/** The identifier of a schema, without its fragment; `undefined` where it only names an anchor. */
export function identifierOf(node: SchemaObject, draft: DraftName): string | undefined {
  const id = readId(node, draft);
  return id === undefined || id.startsWith('#') ? undefined : id.replace(/#.*$/s, '');
}

/** The names by which references find a schema inside of its resource. */
export function anchorsOf(node: SchemaObject, draft: DraftName): readonly Anchor[] {
  if (ignoresBesideRef(draft)) {
    const [, name] = /^[^#]*#(.+)$/.exec(readId(node, draft) ?? '') ?? [];
    // A fragment that begins with a slash is a pointer.
    return name === undefined || name.startsWith('/')
      ? []
      : [{ keyword: identifierKeyword(draft), name }];
  }
  const keywords =
    draft === '2020-12' ? (['$anchor', '$dynamicAnchor'] as const) : ['$anchor' as const];
  return keywords.flatMap((keyword) => {
    const name = hasOwn(node, keyword) ? node[keyword] : undefined;
    return typeof name === 'string' ? [{ keyword, name }] : [];
  });
}

function readId(node: SchemaObject, draft: DraftName): string | undefined {
  const keyword = identifierKeyword(draft);
  const id = hasOwn(node, keyword) ? node[keyword] : undefined;
  if (typeof id !== 'string') return undefined;
  const isIgnored =
    ignoresBesideRef(draft) && hasOwn(node, '$ref') && typeof node['$ref'] === 'string';
  return isIgnored ? undefined : id;
}

import { readRequirement, readScopes } from '../document/security/detect-alternatives';
import type { Alternative, Security } from '../document/security/detect-alternatives';
import { followOne } from '../document/pair/document-pair';
import { child, nameOfRef, refOf } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import type { AsyncapiDocument } from './asyncapi-document';
import { textOf } from './text-of';

/**
 * What the `security` of a server or an operation demands. In 2.x each entry names schemes that must
 * hold together, with scopes; in 3.x each entry is one scheme, which says its scopes itself.
 */
export function securityOf(
  document: AsyncapiDocument,
  owner: Located<Mapping>,
  nameOf: (name: string) => string,
): Security {
  const listed = child(owner, 'security');
  const read = document.major === 2 ? readRequirement : readScheme;
  const entries = document.side.list(listed, '`security`');
  const elsewhere: string[] = [];
  return {
    alternatives: entries.map((entry) => read(document.side, entry, nameOf, elsewhere)),
    elsewhere,
    pointer: listed.value === undefined ? owner.pointer : listed.pointer,
  };
}

function readScheme(
  side: DocumentSide,
  entry: Located,
  nameOf: (name: string) => string,
  elsewhere: string[],
): Alternative {
  const scheme = followOne(side, entry, 'A security scheme');
  const outside = refOf(scheme.value);
  if (outside !== undefined) {
    elsewhere.push(outside);
    return new Map([[outside, new Set()]]);
  }
  const ref = refOf(entry.value);
  const isNamed = ref !== undefined && ref.startsWith('#/components/securitySchemes/');
  // A scheme that `components` does not name is known by what it asks for.
  const asks = ['type', 'scheme', 'in', 'name'].flatMap((key) => textOf(scheme, key) ?? []);
  const name = isNamed ? nameOf(nameOfRef(ref)) : asks.join(' ');
  return new Map([[name, readScopes(side, child(scheme, 'scopes'), elsewhere)]]);
}

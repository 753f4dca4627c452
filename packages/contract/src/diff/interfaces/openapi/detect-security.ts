import { asText } from '../document/as-text';
import { detectAlternatives } from '../document/detect-alternatives';
import type { Alternative, Security } from '../document/detect-alternatives';
import type { Both } from '../document/document-pair';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import type { OpenapiPair } from './openapi-pair';

/** Which credentials an operation takes: alternatives, each a set of schemes with scopes. */
export function detectSecurity(pair: OpenapiPair, root: Both, operation: Both): void {
  const before = securityOf(pair.base, root.from, operation.from, (name) => name);
  const after = securityOf(pair.head, root.to, operation.to, pair.baseNameOf);
  detectAlternatives(pair, operation, before, after);
}

function securityOf(
  side: DocumentSide,
  root: Located<Mapping>,
  operation: Located<Mapping>,
  nameOf: (name: string) => string,
): Security {
  const own = child(operation, 'security');
  const shared = child(root, 'security');
  const located = own.value !== undefined ? own : shared;
  const entries = side.list(located, '`security`');
  const alternatives = entries.map((entry): Alternative => {
    const requirement = side.mapping(entry, 'A security requirement');
    return new Map(
      children(requirement).map(([name, scopes]) => [
        nameOf(name),
        new Set(Array.isArray(scopes.value) ? scopes.value.map(asText) : []),
      ]),
    );
  });
  return {
    alternatives,
    pointer: located.value === undefined ? operation.pointer : located.pointer,
  };
}

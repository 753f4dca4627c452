import type { UsedSchemes } from '../document/security/detect-schemes';
import type { Both } from '../document/pair/document-pair';
import {
  child,
  children,
  DocumentSide,
  type Located,
  type Mapping,
} from '../document/side/document-side';
import { securityOf } from './elements/asked-security';
import { methodsOf } from './elements/methods';
import type { OpenapiPair } from './elements/openapi-pair';

/** The schemes that the documents or their operations ask for. */
export function usedSchemes(pair: OpenapiPair, root: Both): UsedSchemes {
  return {
    before: schemesIn(pair.base, root.base, (name) => name),
    after: schemesIn(pair.head, root.head, pair.baseNameOf),
  };
}

/** By their names in the base. */
function schemesIn(
  { side, root: value }: DocumentSide,
  root: Located<Mapping>,
  nameOf: (name: string) => string,
): Map<string, Set<string>> {
  // What has a wrong shape is reported where it is compared, so the reports of this walk are dropped.
  const quiet = new DocumentSide(side, value);
  const used = new Map<string, Set<string>>();
  const note = (owner: Located<Mapping>): void => {
    const { alternatives } = securityOf(quiet, owner, owner, nameOf);
    for (const [name, scopes] of alternatives.flatMap((one) => [...one])) {
      const known = used.get(name) ?? new Set<string>();
      used.set(name, known);
      for (const scope of scopes) known.add(scope);
    }
  };
  const visited = new Set<unknown>();
  const noteItems = (items: Located): void => {
    for (const [, written] of children(quiet.mapping(items, ''))) {
      const item = quiet.mapping(written, '');
      for (const operation of methodsOf(quiet, item).values()) {
        if (visited.has(operation.value)) continue;
        visited.add(operation.value);
        note(operation);
        for (const [, callback] of children(quiet.mapping(child(operation, 'callbacks'), ''))) {
          noteItems(callback);
        }
      }
    }
  };
  note(root);
  noteItems(child(root, 'paths'));
  noteItems(child(root, 'webhooks'));
  return used;
}

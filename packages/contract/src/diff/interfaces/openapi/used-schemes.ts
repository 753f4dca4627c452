import { isMapping } from '../../../source/mapping';
import type { UsedSchemes } from '../document/detect-schemes';
import { child, children, DocumentSide, type Located } from '../document/document-side';
import { methodsOf, withSiblings } from './methods';

/** The schemes that the base or its operations ask for, each with all scopes that a side asks for. */
export function usedSchemes(base: DocumentSide, head: DocumentSide): UsedSchemes {
  const [before, after] = [schemesIn(base), schemesIn(head)];
  return new Map(
    [...before].map(([name, scopes]) => [name, new Set([...scopes, ...(after.get(name) ?? [])])]),
  );
}

function schemesIn({ side, root: value }: DocumentSide): Map<string, Set<string>> {
  // What has a wrong shape is reported where it is compared, so the reports of this walk are dropped.
  const quiet = new DocumentSide(side, value);
  const used = new Map<string, Set<string>>();
  const note = ({ value: owner }: Located): void => {
    const security = isMapping(owner) ? owner['security'] : undefined;
    for (const entry of Array.isArray(security) ? security : []) {
      for (const [name, scopes] of isMapping(entry) ? Object.entries(entry) : []) {
        const known = used.get(name) ?? new Set<string>();
        used.set(name, known);
        for (const scope of Array.isArray(scopes) ? scopes : []) known.add(String(scope));
      }
    }
  };
  const visited = new Set<unknown>();
  const noteItems = (items: Located): void => {
    for (const [, written] of children(quiet.mapping(items, ''))) {
      const item = withSiblings(written, quiet.mapping(written, ''));
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
  const root = quiet.mapping({ value, pointer: '' }, '');
  note(root);
  noteItems(child(root, 'paths'));
  noteItems(child(root, 'webhooks'));
  return used;
}

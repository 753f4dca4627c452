import { isMapping } from '../../../source/mapping';
import type { UsedSchemes } from '../document/detect-schemes';
import type { Located, Mapping } from '../document/document-side';

/** The schemes that the base or its operations ask for, each with all scopes that a side asks for. */
export function usedSchemes(base: Located<Mapping>, head: Located<Mapping>): UsedSchemes {
  const [before, after] = [schemesIn(base), schemesIn(head)];
  return new Map(
    [...before].map(([name, scopes]) => [name, new Set([...scopes, ...(after.get(name) ?? [])])]),
  );
}

function schemesIn(root: Located<Mapping>): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  const note = (owner: unknown): void => {
    const security = isMapping(owner) ? owner['security'] : undefined;
    for (const entry of Array.isArray(security) ? security : []) {
      for (const [name, scopes] of isMapping(entry) ? Object.entries(entry) : []) {
        const known = used.get(name) ?? new Set<string>();
        used.set(name, known);
        for (const scope of Array.isArray(scopes) ? scopes : []) known.add(String(scope));
      }
    }
  };
  note(root.value);
  for (const item of valuesOf(root.value['paths'])) {
    for (const operation of valuesOf(item)) note(operation);
  }
  return used;
}

function valuesOf(value: unknown): unknown[] {
  return isMapping(value) ? Object.values(value) : [];
}

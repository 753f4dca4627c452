import { isMapping } from '../document/document-side';
import type { Located, Mapping } from '../document/document-side';

/** Names of the schemes that the document or one of its operations asks for. */
export function usedSchemes(root: Located<Mapping>): ReadonlySet<string> {
  const used = new Set<string>();
  const note = (owner: unknown): void => {
    const security = isMapping(owner) ? owner['security'] : undefined;
    if (!Array.isArray(security)) return;
    for (const entry of security) {
      if (isMapping(entry)) Object.keys(entry).forEach((name) => used.add(name));
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

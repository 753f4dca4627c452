import { joinPointer } from '../../../source/pointer';
import type { Pointer } from '../../../source/pointer';

/** Under these keys stands other people's data, in which `$ref` is a key like any other. */
const DATA = new Set(['example', 'examples', 'default', 'const', 'enum']);

/** References of a parsed document that lead out of it, each with the first place that has it. */
export function externalRefs(document: unknown): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>();
  const pending: { value: unknown; pointer: Pointer }[] = [{ value: document, pointer: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer } = next;
    if (value === null || typeof value !== 'object') continue;
    for (const [key, entry] of Object.entries(value).reverse()) {
      if (key === '$ref' && typeof entry === 'string' && !entry.startsWith('#')) {
        if (!found.has(entry)) found.set(entry, joinPointer(pointer, key));
      } else if (entry !== null && typeof entry === 'object' && !isData(key, pointer)) {
        pending.push({ value: entry, pointer: joinPointer(pointer, key) });
      }
    }
  }
  return found;
}

/** A property or a schema may be called `default` too: what it is called says nothing about it. */
function isData(key: string, parent: Pointer): boolean {
  const isName =
    /\/(properties|patternProperties|\$defs|definitions|schemas|parameters|headers|channels|messages|paths|responses)$/.test(
      parent,
    );
  return DATA.has(key) && !isName;
}

import { joinPointer } from '../../source/pointer';
import type { Pointer } from '../../source/pointer';

/** Under these keys is data, in which `$ref` is a key like any other. */
const DATA = new Set(['example', 'examples', 'default', 'const', 'enum']);

export interface WrittenRef {
  readonly ref: string;
  /** The place of the mapping that holds the `$ref`. */
  readonly pointer: Pointer;
  /** Whether `#` means the document: not in a schema that has an `$id`, and unknown in an extension. */
  readonly isOfDocument: boolean;
}

/** References of a parsed document to other documents, each with its first place. */
export function externalRefs(document: unknown): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>();
  for (const { ref, pointer } of writtenRefs(document)) {
    if (!ref.startsWith('#') && !found.has(ref)) found.set(ref, joinPointer(pointer, '$ref'));
  }
  return found;
}

/** All references of a parsed document, in its order. */
export function* writtenRefs(document: unknown): Generator<WrittenRef> {
  const pending = [{ value: document, pointer: '', isOfDocument: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer } = next;
    if (value === null || typeof value !== 'object') continue;
    const isOfDocument = next.isOfDocument && (pointer === '' || !isIdentified(value));
    for (const [key, entry] of Object.entries(value).reverse()) {
      if (key === '$ref' && typeof entry === 'string') {
        yield { ref: entry, pointer, isOfDocument };
      } else if (entry !== null && typeof entry === 'object' && !isData(key, entry, pointer)) {
        const isExtension = key.startsWith('x-') && !holdsNames(pointer);
        pending.push({
          value: entry,
          pointer: joinPointer(pointer, key),
          isOfDocument: isOfDocument && !isExtension,
        });
      }
    }
  }
}

function isIdentified(value: object): boolean {
  return '$id' in value && typeof value.$id === 'string';
}

/** A property or a schema may be called `default` too: what it is called says nothing about it. */
function isData(key: string, value: object, parent: Pointer): boolean {
  if (key === 'value' && /\/examples\/[^/]+$/.test(parent)) return true;
  // A list holds data. A mapping holds objects that may be references, or is a reference itself.
  if ((key === 'examples' || key === 'enum') && !Array.isArray(value)) return false;
  return DATA.has(key) && !holdsNames(parent);
}

function holdsNames(pointer: Pointer): boolean {
  return /\/(properties|patternProperties|\$defs|definitions|schemas|parameters|headers|channels|messages|paths|responses)$/.test(
    pointer,
  );
}

import { isObject } from './mapping';
import { joinPointer, type Pointer } from './pointer';

interface PlacedText {
  readonly text: string;
  readonly pointer: Pointer;
  /** The key that it is under, also where a list is between. */
  readonly key: string;
  /** The mapping or list that has it. */
  readonly holder: unknown;
}

/** Every text in a value, with its place. An array and not a generator: it runs for each value in each environment. */
export function textsWithKeys(value: unknown, pointer: Pointer): readonly PlacedText[] {
  const found: PlacedText[] = [];
  const visit = (holder: unknown, above: Pointer, key: string): void => {
    if (!isObject(holder)) return;
    for (const [own, item] of Object.entries(holder)) {
      const named = Array.isArray(holder) ? key : own;
      if (typeof item === 'string') {
        if (item === '') continue;
        found.push({ text: item, pointer: joinPointer(above, own), key: named, holder });
      } else if (isObject(item)) visit(item, joinPointer(above, own), named);
    }
  };
  visit(value, pointer, '');
  return found;
}

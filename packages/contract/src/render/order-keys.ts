// Keys of outputs keep the order of their sources. JavaScript lists keys that look like whole numbers first, so
// the order of a mapping with such keys is looked up in the text that it came from.
import { mayBeMoved } from '../source/moved-keys';
import { parsePointer, type Pointer } from '../source/pointer';
import { originOf, partsByPlace, type CopiedPart, type PartsByPlace } from './output-origins';
import type { KeyOrder } from './writer/key-order';

export function orderOf(parts: readonly CopiedPart[]): KeyOrder {
  let places: PartsByPlace | undefined;
  return (keys, pointer) => {
    if (!mayBeMoved(keys)) return keys;
    const origin = originOf(pointer, (places ??= partsByPlace(parts)));
    const written = origin?.in.keysAt(origin.pointer) ?? [];
    const known = new Set([...written, ...keysOfParts(pointer, parts), ...keys]);
    return [...known].filter((key) => keys.includes(key));
  };
}

/**
 * The keys of a mapping that was put together from parts, such as the aliases of a chart, in the order
 * of the parts.
 */
function keysOfParts(above: Pointer, parts: readonly CopiedPart[]): string[] {
  const depth = parsePointer(above).length;
  return parts.flatMap(({ pointer }) => {
    const key = pointer.startsWith(`${above}/`) ? parsePointer(pointer)[depth] : undefined;
    return key === undefined ? [] : [key];
  });
}

// Places in a schema where accepting more can make the whole schema accept less: under `not`, in a condition, and
// where the number of schemas that fit counts.
import { isWithin, joinPointer, type Pointer } from '../../source/pointer';
import type { SchemaLinks } from './schema-links';

const COUNTING = ['not', 'if', 'oneOf'];

/** Finds whether a pointer is such a place. A reference adds its target. */
export function findMixedPlaces(links: SchemaLinks): (pointer: Pointer) => boolean {
  const all = [...links.schemas()];
  const places = all.flatMap(({ node, pointer }) => {
    const keywords = node.maxContains === undefined ? COUNTING : [...COUNTING, 'contains'];
    return keywords
      .filter((keyword) => node[keyword] !== undefined)
      .map((keyword) => joinPointer(pointer, keyword));
  });
  const isDynamic = all.some(
    ({ node }) => node.$dynamicRef !== undefined || node.$recursiveRef !== undefined,
  );
  // A dynamic reference can have several targets.
  if (isDynamic && places.length > 0) return () => true;
  const isMixed = (pointer: Pointer): boolean => places.some((place) => isWithin(pointer, place));
  // The list grows while it is walked.
  for (const place of places) {
    for (const linked of all) {
      if (!isWithin(linked.pointer, place)) continue;
      const target = links.target(linked, '$ref');
      if (target && !isMixed(target.pointer)) places.push(target.pointer);
    }
  }
  return isMixed;
}

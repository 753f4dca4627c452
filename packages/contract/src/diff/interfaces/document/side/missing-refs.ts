import type { DocumentSide } from './document-side';
import { writtenRefs } from '../../../sides/external-refs';

/**
 * Reports references of the head that name nothing in it, because what they should name cannot be compared. A
 * reference that was broken in the base, too, is not reported: it did not get worse.
 */
export function reportMissingRefs(base: DocumentSide, head: DocumentSide): void {
  const missing = [...missingRefs(head)];
  if (missing.length === 0) return;
  const known = new Set([...missingRefs(base)].map(({ ref }) => ref));
  for (const { ref, pointer } of missing) {
    if (!known.has(ref)) head.reportMissing(ref, pointer);
  }
}

function* missingRefs(side: DocumentSide) {
  for (const written of writtenRefs(side.root)) {
    const { ref, isOfDocument } = written;
    if (!isOfDocument || !ref.startsWith('#/') || side.target(ref) !== undefined) continue;
    if (side.beyondOf(ref) === undefined) yield written;
  }
}

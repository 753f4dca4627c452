import { parentPointer, valueAt, type Pointer } from '../../../source/pointer';
import type { FoundChange } from '../../change/detection';

/** What was put together from several parts has no place of its own: the change gets that of the nearest parent. */
export function atKnownPlaces(base: unknown, head: unknown, change: FoundChange): FoundChange {
  const basePointer = nearest(base, change.basePointer);
  const headPointer = nearest(head, change.headPointer);
  return { ...change, basePointer, headPointer };
}

function nearest(root: unknown, pointer: Pointer | undefined): Pointer | undefined {
  let at = pointer;
  while (at !== undefined && at !== '' && valueAt(root, at) === undefined) at = parentPointer(at);
  return at;
}

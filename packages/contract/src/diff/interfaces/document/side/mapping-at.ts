import { isMapping } from '../../../../source/mapping';
import { isOutside } from './document-side';
import type { DocumentSide, Located, Mapping } from './document-side';

/** A mapping in place or behind references; `undefined` for anything else, which is not reported. */
export function mappingAt(side: DocumentSide, written: Located): Located<Mapping> | undefined {
  const found = written.value === undefined ? undefined : side.follow(written);
  if (found === undefined || isOutside(found) || !isMapping(found.value)) return undefined;
  return { value: found.value, pointer: found.pointer };
}

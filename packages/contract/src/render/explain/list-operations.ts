// The operations of an OpenAPI document, for the page that a person reads: what can be called, and what for. Of a
// document that does not follow the format, it lists what can be read.
import { METHODS } from '../../diff/interfaces/openapi/elements/methods';
import { followRef, isOwnPlace } from '../../source/follow-ref';
import { isMapping } from '../../source/mapping';

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
}

/** In the order of the document. */
export function listOperations(document: unknown): Operation[] {
  const paths = isMapping(document) ? document.paths : undefined;
  if (!isMapping(paths)) return [];
  return Object.entries(paths).flatMap(([path, written]) => {
    const item = follow(document, written);
    if (!isMapping(item)) return [];
    return METHODS.flatMap((method) => {
      const operation = item[method];
      if (!isMapping(operation)) return [];
      const { summary } = operation;
      return [
        {
          method: method.toUpperCase(),
          path,
          ...(typeof summary === 'string' ? { summary } : {}),
        },
      ];
    });
  });
}

/** A path item may be a reference to another place of the document. */
function follow(document: unknown, item: unknown): unknown {
  const ref = isMapping(item) ? item.$ref : undefined;
  return isOwnPlace(ref) ? followRef(document, ref) : item;
}

import { joinPointer, parsePointer, valueAt, type Pointer } from '../source/pointer';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { followRef, isOwnPlace } from '../source/follow-ref';
import { isMapping } from '../source/mapping';

/** Finds schemas in their document. */
export interface SchemaPlaces {
  /** The schema objects above a place, innermost first, the document last. */
  above(pointer: Pointer): SchemaObject[];
  /** What a `$ref` into the same document means; `undefined` for anchors and other documents. */
  follow(ref: unknown): unknown;
}

export function createSchemaPlaces(document: unknown): SchemaPlaces {
  return {
    above(pointer) {
      const found: SchemaObject[] = [];
      const tokens = parsePointer(pointer);
      for (let length = tokens.length; length >= 0; length -= 1) {
        const value = valueAt(document, joinPointer('', ...tokens.slice(0, length)));
        if (isMapping(value)) found.push(value);
      }
      return found;
    },
    follow(ref) {
      return isOwnPlace(ref) ? followRef(document, ref) : undefined;
    },
  };
}

import type { ErrorObject } from 'ajv';
import { joinPointer, parsePointer, valueAt, type Pointer } from '../source/pointer';
import { PROTO_PATTERN } from './parse-schema';
import { isMapping, schemaNodes, type SchemaObject } from '../json-schema/schema-nodes';

/** Finds schema objects in their document: ajv's own schema paths are relative after a `$ref`. */
export interface SchemaPlaces {
  /** Place of the keyword of an error. */
  keywordPointer(error: ErrorObject): Pointer;
  /** The schema objects above a place, innermost first, the document last. */
  above(pointer: Pointer): SchemaObject[];
  /** What a `$ref` into the same document means; `undefined` for anchors and other documents. */
  follow(ref: unknown): unknown;
}

export function createSchemaPlaces(document: unknown): SchemaPlaces {
  let pointers: Map<object, Pointer> | undefined;

  // Only a schema that finds something pays for the walk.
  const pointerOf = (schema: object): Pointer | undefined => {
    if (pointers === undefined) {
      pointers = new Map();
      for (const { node, pointer } of schemaNodes(document)) {
        if (!pointers.has(node)) pointers.set(node, pointer);
      }
    }
    return pointers.get(schema);
  };

  return {
    keywordPointer(error) {
      const parent: unknown = error.parentSchema;
      const pointer = isMapping(parent) ? pointerOf(parent) : undefined;
      const found =
        pointer === undefined ? ajvPointer(error.schemaPath) : joinPointer(pointer, error.keyword);
      return found.split(`/patternProperties/${PROTO_PATTERN}`).join('/properties/__proto__');
    },
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
      if (typeof ref !== 'string' || !/^#(?:\/|$)/.test(ref)) return undefined;
      return valueAt(document, decodeFragment(ref.slice(1)));
    },
  };
}

/** A `false` schema has no object to be found by; its error ends in this instead of a keyword. */
const FALSE_SCHEMA = '/false schema';

function ajvPointer(schemaPath: string): Pointer {
  const fragment = schemaPath.slice(schemaPath.indexOf('#') + 1);
  const pointer = fragment.endsWith(FALSE_SCHEMA)
    ? fragment.slice(0, -FALSE_SCHEMA.length)
    : fragment;
  return decodeFragment(pointer);
}

function decodeFragment(fragment: string): Pointer {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

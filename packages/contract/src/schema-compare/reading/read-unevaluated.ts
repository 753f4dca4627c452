import { mapValues, pickKeys } from '../../source/copy-data';
import { isMapping, isObject, type Mapping } from '../../source/mapping';
import { childNode, own, placeOf } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';
import { withOpaque } from '../view/schema-view';
import type { Opaque, SchemaView } from '../view/schema-view';

/** The view with its keywords that decide about keys and entries which no other keyword evaluates. */
export function withUnevaluated(view: SchemaView, node: SchemaNode, schema: Mapping): SchemaView {
  const properties = own(schema, 'unevaluatedProperties');
  const items = own(schema, 'unevaluatedItems');
  const blind = view.branched || view.opaque.length > 0;
  let result = view;
  if (properties === true) {
    // All keys count as evaluated from here on, for schemas around this one too.
    const [shape = { properties: new Map(), patterns: new Map(), additional: undefined }] =
      view.shapes;
    if (view.shapes.length <= 1) {
      result = { ...result, shapes: [{ ...shape, additional: shape.additional ?? [] }] };
    }
  } else if (properties !== undefined) {
    const { shapes } = view;
    if (blind || view.dependentSchemas.size > 0 || shapes.length > 1) {
      result = withOpaque(result, wholeAsOpaque(node, schema, 'unevaluatedProperties'));
    } else if (shapes[0]?.additional === undefined) {
      const additional = [childNode(node, node, 'unevaluatedProperties', properties)];
      const shape = shapes[0] ?? { properties: new Map(), patterns: new Map() };
      result = { ...result, shapes: [{ ...shape, additional }] };
    }
  }
  const { entries } = view;
  const areAllEvaluated = !view.branched && entries !== undefined && entries.rest.length > 0;
  if (items !== undefined && !areAllEvaluated) {
    if (items !== true && (blind || view.dependentSchemas.size > 0 || view.contains.length > 0)) {
      result = withOpaque(result, wholeAsOpaque(node, schema, 'unevaluatedItems'));
    } else {
      const rest = [childNode(node, node, 'unevaluatedItems', items)];
      result = { ...result, entries: { prefix: entries?.prefix ?? [], rest } };
    }
  }
  return result;
}

/** Which keys are unevaluated depends on every keyword beside it, in its written form. */
function wholeAsOpaque(node: SchemaNode, schema: Mapping, keyword: string): Opaque {
  return { keyword, value: withoutWords(schema), place: placeOf(node, keyword) };
}

const WORDS = new Set(['title', 'description', '$comment']);

/** The schema without keywords that decide nothing. Keys of that name in `properties` are kept. */
function withoutWords(value: unknown): unknown {
  if (!isObject(value)) return value;
  const isKept = (key: string) => !WORDS.has(key) || typeof (value as Mapping)[key] !== 'string';
  return mapValues(isMapping(value) ? pickKeys(value, isKept) : value, withoutWords);
}

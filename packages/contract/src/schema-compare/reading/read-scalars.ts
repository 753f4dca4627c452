// Reads the keywords that limit the type, the listed values, numbers and texts, and the sizes of texts, lists and mappings.
import { canonicalText } from '../../json-schema/json-text';
import { readLengthPattern } from '../../json-schema/length-pattern';
import { literalAt } from '../../source/number-literals';
import { compareWritten } from '../view/exact-bound';
import { readAnnotation, tighten } from './reading';
import type { Read } from './reading';
import { own, placeOf } from '../side/schema-node';
import { TYPE, typeBits } from '../view/schema-view';
import type { BoundName, Constant, SchemaView } from '../view/schema-view';

export const readType: Read = ({ schema, nullable, view }, value, place) => {
  const bits = typeBits(value);
  if (bits === undefined) return false;
  view.types &= nullable && own(schema, 'nullable') === true ? bits | TYPE.null : bits;
  view.typePlace = place;
  return true;
};

export const readEnum: Read = ({ view }, value, place) => {
  if (!Array.isArray(value)) return false;
  const constants = value.map((entry, index) => ({
    value: entry,
    literal: literalAt(value, index),
    place: placeOf(place, index),
  }));
  view.values = keepCommon(view.values, constants);
  return true;
};

export const readConst: Read = ({ node, view }, value, place) => {
  const constant = { value, literal: literalAt(node.schema, 'const'), place };
  view.values = keepCommon(view.values, [constant]);
  return true;
};

export const readCount: Read = ({ node, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return false;
  const literal = literalAt(node.schema, keyword);
  // A double needs no look at its digits.
  if (literal === undefined && !Number.isFinite(value)) return false;
  if (value > 0 || literal !== undefined || keyword.startsWith('max')) {
    tighten(bounds, keyword as BoundName, { value, literal, exclusive: false, place });
  }
  return true;
};

export const readLimit: Read = ({ node, schema, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return false;
  const name = keyword === 'minimum' ? 'minimum' : 'maximum';
  const exclusive =
    own(schema, name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum') === true;
  tighten(bounds, name, { value, literal: literalAt(node.schema, keyword), exclusive, place });
  return true;
};

/** Draft 4 has a flag of this name, which the limit beside it reads. */
export const readExclusive: Read = ({ node, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return typeof value === 'boolean';
  const name = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  const literal = literalAt(node.schema, keyword);
  tighten(bounds, name, { value, literal, exclusive: true, place });
  return true;
};

export const readMultiple: Read = ({ node, view }, value, place, keyword) => {
  const literal = literalAt(node.schema, keyword);
  if (typeof value !== 'number' || !(compareWritten({ value, literal }, { value: 0 }) > 0))
    return false;
  view.multiples = new Map([[canonicalText(value, literal), { value, literal, place }]]);
  return true;
};

const readWord =
  (part: 'patterns' | 'formats'): Read =>
  ({ view }, value, place) => {
    if (typeof value !== 'string') return false;
    view[part] = new Map([[value, place]]);
    return true;
  };

/** A pattern that restricts the length alone, such as `^.{1,9}$`, is read as limits of the length. */
export const readPattern: Read = (reading, value, place, keyword) => {
  const lengths = typeof value === 'string' ? readLengthPattern(value) : undefined;
  if (lengths?.refused !== 'nothing') return readWord('patterns')(reading, value, place, keyword);
  const { least, most } = lengths;
  const limit = { exclusive: false, place };
  if (least > 0) tighten(reading.bounds, 'minLength', { value: least, ...limit });
  if (most < Infinity) tighten(reading.bounds, 'maxLength', { value: most, ...limit });
  return true;
};

/** `password` refuses no value. It asks forms to hide what people type. */
export const readFormat: Read = (reading, value, place, keyword) =>
  value === 'password'
    ? readAnnotation(reading, value, place, keyword)
    : readWord('formats')(reading, value, place, keyword);

function keepCommon(
  present: SchemaView['values'],
  constants: readonly Constant[],
): SchemaView['values'] {
  const values = new Map<string, Constant>();
  for (const constant of constants) {
    const text = canonicalText(constant.value, constant.literal);
    if (present !== undefined && !present.has(text)) continue;
    if (!values.has(text)) values.set(text, constant);
  }
  return values;
}

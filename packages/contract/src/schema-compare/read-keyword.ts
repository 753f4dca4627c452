// Reads one keyword of a schema into its view: a table from the keyword to the function that reads it.
import { canonicalText } from '../json-schema/json-text';
import { readLengthPattern } from '../json-schema/length-pattern';
import { POLICY_PARTS } from '../json-schema/policy-keywords';
import { isMapping, type Mapping } from '../source/mapping';
import { literalAt } from '../source/number-literals';
import { isTextList, keysNeeded } from './dependencies';
import { compareWritten, isTighter } from './exact-bound';
import { joinNodes } from './join-parts';
import { addCondition, isAnything } from './read-conditions';
import { childNode, own, placeOf } from './schema-node';
import type { Place, SchemaNode } from './schema-node';
import { TYPE, typeBits } from './schema-view';
import type {
  Bound,
  BoundName,
  Constant,
  Draft,
  SchemaView,
  Text,
  WrittenNumber,
} from './schema-view';

/** One schema object, and what its keywords gave so far. */
export interface Reading {
  readonly node: SchemaNode;
  readonly schema: Mapping;
  /** Whether `nullable` has an effect. */
  readonly nullable: boolean;
  /** Whether an unknown keyword has no effect on the accepted values. */
  isWord(keyword: string): boolean;
  readonly view: Draft;
  readonly bounds: Map<BoundName, Bound>;
  readonly texts: Map<string, Text>;
  /** Schemas that hold beside the view. */
  readonly parts: SchemaNode[];
}

/** Takes in the value of a keyword; false where we do not know what that value means. */
type Read = (reading: Reading, value: unknown, place: Place, keyword: string) => boolean;

const ignore: Read = () => true;

const readText: Read = ({ node, texts }, value, place, keyword) => {
  texts.set(keyword, { keyword, value, literal: literalAt(node.schema, keyword), place });
  return true;
};

const readCount: Read = ({ node, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return false;
  const literal = literalAt(node.schema, keyword);
  // A double needs no look at its digits.
  if (literal === undefined && !Number.isFinite(value)) return false;
  if (value > 0 || literal !== undefined || keyword.startsWith('max')) {
    tighten(bounds, keyword as BoundName, { value, literal, exclusive: false, place });
  }
  return true;
};

const ZERO: WrittenNumber = { value: 0 };
const ONE: WrittenNumber = { value: 1 };

const readType: Read = ({ schema, nullable, view }, value, place) => {
  const bits = typeBits(value);
  if (bits === undefined) return false;
  view.types &= nullable && own(schema, 'nullable') === true ? bits | TYPE.null : bits;
  view.typePlace = place;
  return true;
};

const readEnum: Read = ({ view }, value, place) => {
  if (!Array.isArray(value)) return false;
  const constants = value.map((entry, index) => ({
    value: entry,
    literal: literalAt(value, index),
    place: placeOf(place, index),
  }));
  view.values = keepCommon(view.values, constants);
  return true;
};

const readConst: Read = ({ node, view }, value, place) => {
  const constant = { value, literal: literalAt(node.schema, 'const'), place };
  view.values = keepCommon(view.values, [constant]);
  return true;
};

const readLimit: Read = ({ node, schema, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return false;
  const name = keyword === 'minimum' ? 'minimum' : 'maximum';
  const exclusive =
    own(schema, name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum') === true;
  tighten(bounds, name, { value, literal: literalAt(node.schema, keyword), exclusive, place });
  return true;
};

/** Draft 4 has a flag of this name, which the limit beside it reads. */
const readExclusive: Read = ({ node, bounds }, value, place, keyword) => {
  if (typeof value !== 'number') return typeof value === 'boolean';
  const name = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  const literal = literalAt(node.schema, keyword);
  tighten(bounds, name, { value, literal, exclusive: true, place });
  return true;
};

const readMultiple: Read = ({ node, view }, value, place, keyword) => {
  const literal = literalAt(node.schema, keyword);
  if (typeof value !== 'number' || !(compareWritten({ value, literal }, ZERO) > 0)) return false;
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

/** What says nothing but how long a text is counts as limits of the length. */
const readPattern: Read = (reading, value, place, keyword) => {
  const lengths = typeof value === 'string' ? readLengthPattern(value) : undefined;
  if (lengths?.refused !== 'nothing') return readWord('patterns')(reading, value, place, keyword);
  const { least, most } = lengths;
  const limit = { exclusive: false, place };
  if (least > 0) tighten(reading.bounds, 'minLength', { value: least, ...limit });
  if (most < Infinity) tighten(reading.bounds, 'maxLength', { value: most, ...limit });
  return true;
};

/** `password` is a word for forms: they hide what people type. It refuses no value. */
const readFormat: Read = (reading, value, place, keyword) =>
  value === 'password'
    ? readText(reading, value, place, keyword)
    : readWord('formats')(reading, value, place, keyword);

const readUnique: Read = ({ view }, value, place) => {
  if (value === true) view.unique = place;
  return typeof value === 'boolean';
};

const readRequired: Read = ({ view }, value, place) => {
  if (!isTextList(value)) return false;
  view.required = new Map(value.map((name, index) => [name, placeOf(place, index)]));
  return true;
};

const readNames: Read = ({ node, view }, value, _place, keyword) => {
  view.names = [childNode(node, node, keyword, value)];
  return true;
};

const readContains: Read = ({ node, schema, view, bounds }, value, place, keyword) => {
  const [min = ONE, max] = ['minContains', 'maxContains'].map((name) =>
    countOf(own(schema, name), literalAt(node.schema, name)),
  );
  // Every list has at least 0 entries that fit.
  const isNone = compareWritten(min, ZERO) === 0;
  if (isNone && (max === undefined || value === false)) {
    // The entries that fit count as evaluated.
    if (value !== false) view.branched = true;
    return true;
  }
  if (value === false || (max !== undefined && compareWritten(max, min) < 0)) {
    view.types &= ~TYPE.array;
    view.typePlace = place;
  } else if (isAnything(value)) {
    // All entries fit, so that only their number counts. They count as evaluated, too.
    view.branched = true;
    if (!isNone) tighten(bounds, 'minItems', { ...min, exclusive: false, place });
    if (max !== undefined) tighten(bounds, 'maxItems', { ...max, exclusive: false, place });
  } else view.contains = [{ schema: childNode(node, node, keyword, value), min, max }];
  return true;
};

const readAll: Read = ({ node, parts }, value, place) => {
  if (!Array.isArray(value)) return false;
  parts.push(...value.map((entry, index) => childNode(node, place, index, entry)));
  return true;
};

const readNot: Read = ({ node, view }, value, _place, keyword) => {
  view.negations = [...view.negations, childNode(node, node, keyword, value)];
  return true;
};

const readIf: Read = ({ node, schema, view, parts }) => {
  view.branched = true;
  addCondition(view, parts, node, schema);
  return true;
};

const readMapping: Read = (_reading, value) => isMapping(value);

const readDependencies: Read = ({ node, view }, value, place, keyword) => {
  if (!isMapping(value)) return false;
  // `dependencies` and the newer keywords can be used side by side.
  const required = new Map(view.dependentRequired);
  const schemas = new Map(view.dependentSchemas);
  for (const name of Object.keys(value)) {
    const entry = value[name];
    // The shape of the view refuses the key.
    if (entry === false) continue;
    if (keyword !== 'dependentSchemas' && isTextList(entry)) {
      const under = placeOf(place, name);
      const needed = entry.map((key, index): [string, Place] => [key, placeOf(under, index)]);
      required.set(name, new Map([...needed, ...(required.get(name) ?? [])]));
    } else {
      const child = childNode(node, place, name, entry);
      const needed = keysNeeded(child);
      if (needed === undefined) schemas.set(name, joinNodes(schemas.get(name) ?? [], [child]));
      else required.set(name, new Map([...(required.get(name) ?? []), ...needed]));
    }
  }
  view.dependentRequired = required;
  view.dependentSchemas = schemas;
  return true;
};

const READERS: ReadonlyMap<string, Read> = new Map([
  ...all(readText, 'title', 'description', '$comment', 'examples', 'example', 'deprecated'),
  ...all(readText, 'readOnly', 'writeOnly', 'default', 'externalDocs'),
  ...all(readCount, 'minLength', 'maxLength', 'minItems', 'maxItems'),
  ...all(readCount, 'minProperties', 'maxProperties'),
  ...all(readType, 'type'),
  ...all(readEnum, 'enum'),
  ...all(readConst, 'const'),
  ...all(readLimit, 'minimum', 'maximum'),
  ...all(readExclusive, 'exclusiveMinimum', 'exclusiveMaximum'),
  ...all(readMultiple, 'multipleOf'),
  ...all(readPattern, 'pattern'),
  ...all(readFormat, 'format'),
  ...all(readUnique, 'uniqueItems'),
  ...all(readRequired, 'required'),
  ...all(readNames, 'propertyNames'),
  ...all(readContains, 'contains'),
  ...all(readDependencies, 'dependentRequired', 'dependentSchemas', 'dependencies'),
  ...all(readAll, 'allOf'),
  ...all(readNot, 'not'),
  ...all(readIf, 'if'),
  // The parts of the view that need several keywords at once are added after all others.
  ...all(readMapping, 'properties', 'patternProperties'),
  ...all(ignore, 'items', 'prefixItems', 'additionalItems', 'additionalProperties'),
  ...all(ignore, 'unevaluatedItems', 'unevaluatedProperties'),
  ...all(ignore, '$ref', '$dynamicRef', '$recursiveRef', 'anyOf', 'oneOf'),
  // Another keyword reads these.
  ...all(ignore, 'minContains', 'maxContains', 'then', 'else', 'nullable'),
  // These name things.
  ...all(ignore, '$schema', '$id', 'id', '$anchor', '$dynamicAnchor', '$recursiveAnchor'),
  ...all(ignore, '$defs', 'definitions', '$vocabulary', ...POLICY_PARTS),
]);

function all(read: Read, ...keywords: readonly string[]): [string, Read][] {
  return keywords.map((keyword) => [keyword, read]);
}

/** Reads one keyword into the view. An unknown keyword can only be compared as JSON. */
export function readKeyword(reading: Reading, keyword: string): void {
  const value = reading.schema[keyword];
  const place = placeOf(reading.node, keyword);
  const isWord = keyword.startsWith('x-') || reading.isWord(keyword);
  const read = READERS.get(keyword) ?? (isWord ? readText : undefined);
  if (read?.(reading, value, place, keyword) === true) return;
  const literal = literalAt(reading.node.schema, keyword);
  reading.view.opaque = [...reading.view.opaque, { keyword, value, literal, place }];
}

function tighten(bounds: Map<BoundName, Bound>, name: BoundName, bound: Bound): void {
  const present = bounds.get(name);
  if (present === undefined || isTighter(bound, present, name)) bounds.set(name, bound);
}

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

function countOf(value: unknown, literal: string | undefined): WrittenNumber | undefined {
  return typeof value === 'number' && value >= 0 ? { value, literal } : undefined;
}

// Reads one keyword of a schema into its view: a table from the keyword to the function that reads it.
import { POLICY_PARTS } from '../../json-schema/policy-keywords';
import { isMapping } from '../../source/mapping';
import { literalAt } from '../../source/number-literals';
import { addCondition } from './read-conditions';
import {
  readContains,
  readDependencies,
  readNames,
  readRequired,
  readUnique,
} from './read-containers';
import { readAnnotation } from './reading';
import type { Read, Reading } from './reading';
import {
  readConst,
  readCount,
  readEnum,
  readExclusive,
  readFormat,
  readLimit,
  readMultiple,
  readPattern,
  readType,
} from './read-scalars';
import { childNode, placeOf } from '../side/schema-node';

const ignore: Read = () => true;

const readAll: Read = ({ node, parts }, value, place) => {
  if (!Array.isArray(value)) return false;
  parts.push(...value.map((entry, index) => childNode(node, place, index, entry)));
  return true;
};

const readNot: Read = ({ node, view }, value, _place, keyword) => {
  view.negations = [...view.negations, childNode(node, node, keyword, value)];
  return true;
};

const readIf: Read = (reading) => {
  reading.view.branched = true;
  addCondition(reading);
  return true;
};

const readMapping: Read = (_reading, value) => isMapping(value);

const READERS: ReadonlyMap<string, Read> = new Map([
  ...all(readAnnotation, 'title', 'description', '$comment', 'examples', 'example', 'deprecated'),
  ...all(readAnnotation, 'readOnly', 'writeOnly', 'default', 'externalDocs'),
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
  const isAnnotation = keyword.startsWith('x-') || reading.isAnnotation(keyword);
  const read = READERS.get(keyword) ?? (isAnnotation ? readAnnotation : undefined);
  if (read?.(reading, value, place, keyword) === true) return;
  const literal = literalAt(reading.node.schema, keyword);
  reading.view.opaque = [...reading.view.opaque, { keyword, value, literal, place }];
}

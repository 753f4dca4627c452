// Checks the JSON Schema keywords of mappings, such as `properties` and `required`.
import { joinPointer } from '../../source/pointer';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { isMapping } from '../../source/mapping';
import {
  countForPlatform,
  fail,
  isForPlatform,
  pointerOf,
  runInPlace,
  runNode,
  runOnPart,
  type Visit,
} from '../runnable-schema';
import type { Keyword, Keywords } from './keyword';

function valueAsMapping({ at }: Visit): SchemaObject | undefined {
  return isMapping(at.value) ? at.value : undefined;
}

const maxProperties: Keyword = (limit) => {
  if (typeof limit !== 'number') return undefined;
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value || Object.keys(value).length <= limit) return true;
    return fail(visit, 'maxProperties', { limit });
  };
};

/** A team does not have to give the keys that the platform sets, so these count as given. */
const minProperties: Keyword = (limit) => {
  if (typeof limit !== 'number') return undefined;
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    const given = Object.keys(value).length;
    if (given >= limit || given + countForPlatform(visit, value) >= limit) return true;
    return fail(visit, 'minProperties', { limit });
  };
};

const required: Keyword = (names) => {
  if (!Array.isArray(names)) return undefined;
  const demanded = names.map(String);
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    visit.state.spend(demanded.length / 10);
    let isValid = true;
    for (const missingProperty of demanded) {
      if (!Object.hasOwn(value, missingProperty) && !isForPlatform(visit, missingProperty)) {
        isValid = fail(visit, 'required', { missingProperty });
      }
    }
    return isValid;
  };
};

const properties: Keyword = (schemas, { node }) => {
  if (!isMapping(schemas)) return undefined;
  const keys = Object.keys(schemas);
  const nodes = new Map(keys.map((key) => [key, node(schemas[key], 'properties', key)]));
  const check = (visit: Visit, key: string): boolean => {
    const part = nodes.get(key);
    if (!part) return true;
    visit.evaluated?.addKey(key);
    if (isForPlatform(visit, key))
      visit.state.platformValues.add(joinPointer(pointerOf(visit.at), key));
    return runOnPart(visit, part, key);
  };
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    const given = Object.keys(value);
    visit.state.spend(Math.min(given.length, keys.length) / 10);
    // The schema decides the order of what is reported, unless it is much larger than the value.
    for (const key of given.length * 4 < keys.length ? given : keys) {
      if (Object.hasOwn(value, key) && !check(visit, key)) isValid = false;
    }
    return isValid;
  };
};

const patternProperties: Keyword = (schemas, { node, pattern }) => {
  if (!isMapping(schemas)) return undefined;
  const patterns = Object.keys(schemas).map((text) => ({
    expression: pattern(text, 'patternProperties', text),
    part: node(schemas[text], 'patternProperties', text),
  }));
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    for (const { expression, part } of patterns) {
      for (const key of Object.keys(value)) {
        visit.state.spend(1);
        if (!expression.test(key)) continue;
        visit.evaluated?.addKey(key);
        if (!runOnPart(visit, part, key)) isValid = false;
      }
    }
    return isValid;
  };
};

const additionalProperties: Keyword = (schema, { schema: around, node, pattern }) => {
  const known = isMapping(around.properties) ? around.properties : {};
  const patterns = isMapping(around.patternProperties)
    ? Object.keys(around.patternProperties).map((text) => pattern(text, 'patternProperties', text))
    : [];
  const part = node(schema, 'additionalProperties');
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    for (const key of Object.keys(value)) {
      visit.state.spend((1 + patterns.length) / 10);
      if (Object.hasOwn(known, key) || patterns.some((expression) => expression.test(key)))
        continue;
      if (schema === false) {
        isValid = fail(visit, 'additionalProperties', { additionalProperty: key });
      } else if (!runOnPart(visit, part, key)) isValid = false;
      visit.evaluated?.addKey(key);
    }
    return isValid;
  };
};

const propertyNames: Keyword = (schema, { node }) => {
  const name = node(schema, 'propertyNames');
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    for (const key of Object.keys(value)) {
      const at = { value: key, holder: [key], key: 0, parent: visit.at, propertyName: key };
      if (!runNode({ ...visit, node: name, at, evaluated: undefined })) isValid = false;
    }
    return isValid;
  };
};

const dependentRequired: Keyword = (lists, context) => needs('dependentRequired', lists, context);
const dependentSchemas: Keyword = (schemas, context) => needs('dependentSchemas', schemas, context);
const dependencies: Keyword = (either, context) => needs('dependencies', either, context);

/** Where a key is given, other keys must be given, or the mapping must satisfy a further schema. */
const needs = (
  keyword: string,
  entries: unknown,
  { node }: Parameters<Keyword>[1],
): ReturnType<Keyword> => {
  if (!isMapping(entries)) return undefined;
  const rows = Object.entries(entries).map(([property, needed]) => ({
    property,
    keys: Array.isArray(needed) ? needed.map(String) : [],
    part: Array.isArray(needed) ? undefined : node(needed, keyword, property),
  }));
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    for (const { property, keys, part } of rows) {
      if (!Object.hasOwn(value, property)) continue;
      if (part && !runInPlace(visit, part)) isValid = false;
      for (const missingProperty of keys) {
        if (!Object.hasOwn(value, missingProperty) && !isForPlatform(visit, missingProperty)) {
          isValid = fail(visit, keyword, { property, missingProperty });
        }
      }
    }
    return isValid;
  };
};

const unevaluatedProperties: Keyword = (schema, { node }) => {
  const part = node(schema, 'unevaluatedProperties');
  return (visit) => {
    const value = valueAsMapping(visit);
    if (!value) return true;
    let isValid = true;
    for (const key of Object.keys(value)) {
      if (visit.evaluated!.hasKey(key)) continue;
      if (schema === false) {
        isValid = fail(visit, 'unevaluatedProperties', { unevaluatedProperty: key });
      } else if (!runOnPart(visit, part, key)) isValid = false;
    }
    visit.evaluated!.addAllKeys();
    return isValid;
  };
};

export const MAPPING_KEYWORDS: Keywords = {
  maxProperties,
  minProperties,
  required,
  dependentRequired,
  propertyNames,
  additionalProperties,
  dependencies,
  dependentSchemas,
  properties,
  patternProperties,
};

export const UNEVALUATED_PROPERTIES: Keywords = { unevaluatedProperties };

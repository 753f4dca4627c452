// Values with which a schema shows whether it accepts `global`: most have none of its keys, and some have the
// keys that a condition asks for.
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { createSchemaPlaces } from '../../schema-check/schema-places';
import { isMapping } from '../../source/mapping';

interface GlobalProbe {
  /** Without `global`. */
  readonly value: SchemaObject;
  /** Whether keys are made up, which a closed schema refuses for another reason. */
  readonly isMadeUp: boolean;
}

/** More keys than a schema of values would count. */
const MOST_KEYS = 50;
const MOST_PROBES = 100;

export function globalProbes(document: SchemaObject): GlobalProbe[] {
  const schemas = [...schemasOfWhole(document)];
  const values: SchemaObject[] = [{}];
  for (const schema of schemas) {
    if (isMapping(schema.if)) values.push(...valuesFor(schema.if));
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      const map = schema[keyword];
      if (isMapping(map)) values.push(...Object.keys(map).map((key) => ({ [key]: null })));
    }
  }
  const probes = values.map((value) => ({ value, isMadeUp: false }));
  return [...probes, ...schemas.flatMap((schema) => fillUp(schema, schemas))].slice(0, MOST_PROBES);
}

/** The schemas that see the same value as the document. */
function* schemasOfWhole(document: SchemaObject): Iterable<SchemaObject> {
  const places = createSchemaPlaces(document);
  const seen = new Set<SchemaObject>();
  const pending: unknown[] = [document];
  while (pending.length > 0) {
    const schema = pending.pop();
    if (!isMapping(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield schema;
    pending.push(places.follow(schema.$ref), schema.then, schema.else);
    for (const list of [schema.allOf, schema.anyOf, schema.oneOf]) {
      if (Array.isArray(list)) pending.push(...(list as unknown[]));
    }
    for (const map of [schema.dependentSchemas, schema.dependencies]) {
      if (isMapping(map)) pending.push(...Object.values(map));
    }
  }
}

/** One value that a simple condition mostly accepts, and one that it mostly refuses. */
function valuesFor(condition: SchemaObject): SchemaObject[] {
  const properties = isMapping(condition.properties) ? condition.properties : {};
  const required = Array.isArray(condition.required) ? (condition.required as unknown[]) : [];
  const keys = [...new Set([...Object.keys(properties), ...required.map(String)])];
  return [
    Object.fromEntries(keys.map((key) => [key, exampleOf(properties[key])])),
    Object.fromEntries(keys.map((key) => [key, null])),
  ];
}

function exampleOf(schema: unknown): unknown {
  if (!isMapping(schema)) return null;
  const listed: unknown[] = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : [];
  return schema.const ?? listed[0] ?? null;
}

/** As many keys as `maxProperties` allows. Who declares `global` has counted it. */
function fillUp(schema: SchemaObject, all: readonly SchemaObject[]): GlobalProbe[] {
  const { maxProperties } = schema;
  if (typeof maxProperties !== 'number' || maxProperties > MOST_KEYS) return [];
  const known = all.flatMap(({ properties }) =>
    isMapping(properties) ? Object.keys(properties) : [],
  );
  if (known.includes('global')) return [];
  const madeUp = Array.from({ length: MOST_KEYS }, (_, index) => `key${index}`);
  const keys = [...new Set([...known, ...madeUp])].slice(0, maxProperties);
  const value = Object.fromEntries(keys.map((key) => [key, null]));
  return [{ value, isMadeUp: maxProperties > new Set(known).size }];
}

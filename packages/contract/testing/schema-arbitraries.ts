import { fc } from './random-tests';

export type JsonSchema = boolean | { [keyword: string]: unknown };

/** Few names and few values, so that schemas and values often have the same ones. */
const NAMES = ['a', 'b', 'kind'] as const;
const name = fc.constantFrom(...NAMES);
const SCALARS: readonly unknown[] = [null, true, false, 0, 1, 2, 3, 2.5, 6, '', 'a', 'ab', 'abc'];
const scalar = fc.constantFrom(...SCALARS);

export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
const count = fc.integer({ min: 0, max: 3 });

/** Schemas over those names, without patterns and formats, whose effects cannot be decided. */
export const anySchema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const schema = tie('schema');
  const keywords: Record<string, fc.Arbitrary<unknown>> = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
    const: scalar,
    minimum: fc.constantFrom(0, 1, 1.5, 2),
    maximum: fc.constantFrom(1, 2, 2.5, 3),
    exclusiveMinimum: fc.constantFrom(0, 1, 2),
    exclusiveMaximum: fc.constantFrom(2, 3, 6),
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
    minLength: count,
    maxLength: count,
    minItems: count,
    maxItems: count,
    minProperties: count,
    maxProperties: count,
    uniqueItems: fc.boolean(),
    required: fc.uniqueArray(name, { maxLength: 2 }),
    properties: fc.dictionary(name, schema, { maxKeys: 3, noNullPrototype: true }),
    additionalProperties: schema,
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'i', '^.b?$'), schema, {
      maxKeys: 1,
      noNullPrototype: true,
    }),
    propertyNames: schema,
    items: schema,
    prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
    contains: schema,
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    dependentSchemas: fc.dictionary(name, schema, { maxKeys: 1, noNullPrototype: true }),
    allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
    anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
    oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    unevaluatedProperties: schema,
    unevaluatedItems: schema,
    minContains: count,
    maxContains: count,
  };
  const entry = fc
    .constantFrom(...Object.keys(keywords))
    .chain((keyword) => keywords[keyword].map((value) => [keyword, value] as const));
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 3, arbitrary: type.map((one) => ({ type: one })) },
      {
        weight: 8,
        arbitrary: fc
          .array(entry, { minLength: 1, maxLength: 4 })
          .map((entries) => withoutFault(Object.fromEntries(entries))),
      },
    ),
  };
}).schema;

/** A schema and the same with one keyword somewhere changed, added or dropped. */
export const mutatedPair: fc.Arbitrary<[JsonSchema, JsonSchema]> = fc
  .tuple(anySchema, anySchema, fc.nat(), fc.boolean())
  .map(([schema, donor, seed, drop]) => [schema, mutate(schema, donor, seed, drop)]);

function mutate(schema: JsonSchema, donor: JsonSchema, seed: number, drop: boolean): JsonSchema {
  const copy = JSON.parse(JSON.stringify(schema)) as JsonSchema;
  const places = schemaObjects(copy);
  const target = places[seed % Math.max(places.length, 1)];
  if (target === undefined || typeof donor === 'boolean') return donor;
  const keys = Object.keys(target);
  if (drop && keys.length > 0) delete target[keys[seed % keys.length]];
  else withoutFault(Object.assign(target, donor));
  return copy;
}

/** Beside `prefixItems`, ajv takes `contains` for fulfilled by an empty list. */
function withoutFault<T extends { [keyword: string]: unknown }>(schema: T): T {
  if ('contains' in schema) delete schema['prefixItems'];
  return schema;
}

function schemaObjects(value: unknown): { [keyword: string]: unknown }[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(schemaObjects);
  const mapping = value as { [keyword: string]: unknown };
  const found = [mapping];
  for (const [keyword, entry] of Object.entries(mapping)) {
    if (['enum', 'const', 'required', 'dependentRequired', 'type'].includes(keyword)) continue;
    if (['properties', 'patternProperties', 'dependentSchemas'].includes(keyword)) {
      found.push(...Object.values(entry as object).flatMap(schemaObjects));
    } else found.push(...schemaObjects(entry));
  }
  return found;
}

/** Values that tend to fit a schema: one for each hint that it gives. */
export function valuesNear(schema: JsonSchema, depth = 0): unknown[] {
  if (typeof schema === 'boolean' || depth > 3) return [];
  const found: unknown[] = [];
  const read = (keyword: string): unknown[] => {
    const entry = schema[keyword];
    if (entry === undefined) return [];
    return Array.isArray(entry) ? entry : [entry];
  };
  found.push(...read('enum'), ...read('const'));
  for (const keyword of [
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
  ]) {
    for (const bound of read(keyword) as number[])
      found.push(bound, bound + 1, bound - 1, bound + 0.5);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else']) {
    for (const part of read(keyword)) found.push(...valuesNear(part as JsonSchema, depth + 1));
  }
  for (const part of Object.values((schema['dependentSchemas'] ?? {}) as object)) {
    found.push(...valuesNear(part as JsonSchema, depth + 1));
  }
  found.push(...mappingsNear(schema, depth), ...listsNear(schema, depth));
  return found.slice(0, 60);
}

function mappingsNear(schema: { [keyword: string]: unknown }, depth: number): unknown[] {
  const properties = (schema['properties'] ?? {}) as { [name: string]: JsonSchema };
  const required = (schema['required'] ?? []) as string[];
  if (schema['properties'] === undefined && required.length === 0) return [];
  const names = [...new Set([...Object.keys(properties), ...required])];
  const choices = names.map((key) => [...valuesNear(properties[key] ?? true, depth + 1), ...PLAIN]);
  const whole = Array.from({ length: 8 }, (_, turn) =>
    Object.fromEntries(names.map((key, index) => [key, pick(choices[index], turn * 3 + index)])),
  );
  const lean = whole.map((value) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => required.includes(key))),
  );
  return [...whole, ...lean];
}

function listsNear(schema: { [keyword: string]: unknown }, depth: number): unknown[] {
  const parts = ['items', 'contains', 'prefixItems'].flatMap((keyword) => {
    const entry = schema[keyword];
    return entry === undefined ? [] : Array.isArray(entry) ? entry : [entry];
  }) as JsonSchema[];
  if (parts.length === 0) return [];
  const choices = [...parts.flatMap((part) => valuesNear(part, depth + 1)), ...PLAIN];
  return Array.from({ length: 8 }, (_, turn) =>
    Array.from({ length: turn % 4 }, (__, index) => pick(choices, turn * 5 + index)),
  );
}

export const PLAIN: readonly unknown[] = [
  ...SCALARS,
  [],
  [1],
  [1, 1],
  {},
  { a: 1 },
  { a: 'a', b: 2 },
  { kind: 'a' },
];

function pick(values: readonly unknown[], index: number): unknown {
  return values[index % values.length];
}

const leaf = fc.constantFrom<JsonSchema>(
  { type: 'string' },
  { type: 'integer' },
  { const: 'a' },
  { enum: ['a', 'ab'] },
  { minLength: 2 },
  { minimum: 2 },
);
const demand = fc.record(
  {
    properties: fc.dictionary(name, leaf, { maxKeys: 2, noNullPrototype: true }),
    required: fc.uniqueArray(name, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Open mappings of scalars, with branches and conditions. */
export const flatSchema: fc.Arbitrary<{ [keyword: string]: unknown }> = fc.record(
  {
    type: fc.constant('object'),
    properties: fc.dictionary(name, leaf, { maxKeys: 2, noNullPrototype: true }),
    required: fc.uniqueArray(name, { maxLength: 1 }),
    anyOf: fc.array(demand, { minLength: 2, maxLength: 3 }),
    oneOf: fc.array(demand, { minLength: 2, maxLength: 2 }),
    allOf: fc.array(demand, { minLength: 1, maxLength: 2 }),
    if: demand,
    then: demand,
    not: demand,
  },
  { requiredKeys: ['type'] },
);

export const flatValue: fc.Arbitrary<{ [name: string]: unknown }> = fc.dictionary(name, scalar, {
  noNullPrototype: true,
});

/** The names that a flat schema mentions. */
export function namesIn(schema: { [keyword: string]: unknown }): Set<string> {
  const text = JSON.stringify(schema);
  return new Set(
    NAMES.filter(
      (one) =>
        text.includes(`"${one}":`) ||
        [...text.matchAll(/"required":(\[[^\]]*\])/g)].some((match) =>
          match[1].includes(`"${one}"`),
        ),
    ),
  );
}

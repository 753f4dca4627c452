import { createSchemaStore } from './schema-store';

const OLD = 'http://json-schema.org/draft-04/schema#';
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';
const NEW = 'https://json-schema.org/draft/2020-12/schema';
const AT = { properties: { a: { $ref: '#/$defs/a' } } };
const WRONG = { minimum: 'one' };

test.each<[string, object, string]>([
  ['draft-04 with `$defs`', { $schema: OLD, ...AT, $defs: { a: WRONG } }, '/$defs/a/minimum'],
  ['draft-07 with `$defs`', { $schema: DRAFT_07, ...AT, $defs: { a: WRONG } }, '/$defs/a/minimum'],
  ['a key of its own', { $ref: '#/x-parts/a', 'x-parts': { a: WRONG } }, '/x-parts/a/minimum'],
  [
    'a place inside of what a reference means',
    { $ref: '#/x-parts/a', 'x-parts': { a: { properties: { b: WRONG } } } },
    '/x-parts/a/properties/b/minimum',
  ],
  [
    'a chain of such places',
    { $ref: '#/x-a', 'x-a': { items: { $ref: '#/x-b' } }, 'x-b': { properties: 5 } },
    '/x-b/properties',
  ],
  [
    'data',
    { $ref: '#/properties/a/default', properties: { a: { default: { pattern: 5 } } } },
    '/properties/a/default/pattern',
  ],
  [
    'another draft there',
    {
      $ref: '#/x-a',
      'x-a': { not: { $id: 'a', $schema: OLD, id: 'a', minimum: 0, exclusiveMinimum: 5 } },
    },
    '/x-a/not/exclusiveMinimum',
  ],
  [
    'a resource with its own address',
    {
      $ref: 'inner#/x-a',
      $defs: { inner: { $id: 'inner', $schema: OLD, id: 'inner', 'x-a': { minimum: 'one' } } },
    },
    '/$defs/inner/x-a/minimum',
  ],
])('an invalid schema in %s is refused at its place', (_case, schema, pointer) => {
  expect(createSchemaStore().compile(schema)).toMatchObject({
    kind: 'schema',
    message: expect.stringMatching(/^This is not a valid JSON Schema: /),
    pointer,
  });
});

test.each<[string, object]>([
  ['that is valid', { $schema: OLD, ...AT, $defs: { a: { minimum: 1 } } }],
  ['that nothing refers to', { $schema: NEW, 'x-parts': { a: WRONG, b: { $ref: '#/x-parts/a' } } }],
  [
    'of a meta-schema',
    { properties: { a: { $ref: `${DRAFT_07.slice(0, -1)}#/definitions/nonNegativeInteger` } } },
  ],
  ['that refers to itself', { $ref: '#/x-a', 'x-a': { items: { $ref: '#/x-a' } } }],
])('a schema %s is accepted', (_case, schema) => {
  expect(createSchemaStore().compile(schema)).not.toHaveProperty('kind');
});

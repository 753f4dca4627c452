import { createSchemaStore, isSchemaDefect } from './schema-store';

const OLD = 'http://json-schema.org/draft-04/schema#';
const NEW = 'https://json-schema.org/draft/2020-12/schema';
const BESIDE = { $ref: '#/definitions/count', maximum: 1 };

function compile(part: object, rest: object = { $ref: 'old' }) {
  const schema = { $schema: NEW, ...rest, $defs: { old: { $schema: OLD, ...part } } };
  return createSchemaStore().compile(schema);
}

function accepts(part: object, value: unknown): boolean {
  const compiled = compile({ id: 'old', ...part });
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  return compiled.check(value).length === 0;
}

test.each<[string, object, unknown, unknown]>([
  ['exclusive bounds', { minimum: 0, exclusiveMinimum: true }, 1, 0],
  ['lists of items', { items: [{ type: 'string' }], additionalItems: false }, ['a'], ['a', 'b']],
  ['keywords beside references', { properties: { a: BESIDE } }, { a: 5 }, { a: 'x' }],
  [
    'parts of further drafts',
    {
      properties: { a: { id: 'new', $schema: NEW, $id: 'new', prefixItems: [{ type: 'string' }] } },
    },
    { a: ['a', 1] },
    { a: [1] },
  ],
])('%s of another draft mean what they mean there', (_case, part, good, bad) => {
  expect(accepts({ definitions: { count: { type: 'integer' } }, ...part }, good)).toBe(true);
  expect(accepts({ definitions: { count: { type: 'integer' } }, ...part }, bad)).toBe(false);
});

test.each<[string, object, object | undefined, string]>([
  [
    'a part that its draft refuses',
    { id: 'old', minimum: 0, exclusiveMinimum: 5 },
    undefined,
    '/exclusiveMinimum',
  ],
  [
    'a part without an identifier',
    { exclusiveMinimum: true },
    { $ref: '#/$defs/old' },
    '/exclusiveMinimum',
  ],
])('%s is refused at its place', (_case, part, rest, keyword) => {
  expect(compile(part, rest)).toMatchObject({ kind: 'schema', pointer: `/$defs/old${keyword}` });
});

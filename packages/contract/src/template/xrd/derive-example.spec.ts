import { deriveExample } from './derive-example';

const object = (properties: object, required: string[] = [], more: object = {}) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
  ...more,
});
const TEXT = { type: 'string' };

test.each<[string, Record<string, unknown>, object | undefined]>([
  ['required keys', object({ a: TEXT, b: TEXT }, ['b']), { b: 'example' }],
  [
    'keys with a value in the definition',
    object({ a: { type: 'integer', default: 3 }, b: { enum: ['x', 'y'] }, c: { examples: [2] } }),
    { a: 3, b: 'x', c: 2 },
  ],
  ['a key, where none is required', object({ a: TEXT, b: TEXT }), { a: 'example', b: 'example' }],
  [
    'required keys of a part',
    object({ a: object({ b: TEXT, c: TEXT }, ['c']) }, ['a']),
    { a: { c: 'example' } },
  ],
  [
    'one of two keys that exclude each other',
    object({ a: { enum: [1] }, b: { enum: [2] } }, [], { not: { required: ['a', 'b'] } }),
    { a: 1 },
  ],
  [
    'numbers within their bounds',
    object(
      {
        a: { type: 'integer', minimum: 5 },
        b: { type: 'integer', exclusiveMinimum: 7 },
        c: { type: 'number', maximum: 0.5 },
        d: { type: 'integer', multipleOf: 4 },
      },
      ['a', 'b', 'c', 'd'],
    ),
    { a: 5, b: 8, c: 0.5, d: 4 },
  ],
  [
    'texts of a form',
    object(
      {
        a: { type: 'string', pattern: '^[0-9]+Gi$' },
        b: { type: 'string', format: 'date' },
        c: { type: 'string', minLength: 9 },
        d: { type: 'string', maxLength: 2 },
      },
      ['a', 'b', 'c', 'd'],
    ),
    { a: '1Gi', b: '2026-01-01', c: 'examplexx', d: 'ex' },
  ],
  [
    'lists',
    object({ a: { type: 'array', items: TEXT, minItems: 2 } }, ['a']),
    { a: ['example', 'example'] },
  ],
  [
    'nothing, where a text is not known',
    object({ a: { type: 'string', pattern: '^q{9}$' } }, ['a']),
    undefined,
  ],
  ['nothing, where there are no keys', object({}), undefined],
])('an example has %s', (_what, schema, expected) => {
  expect(deriveExample(schema)).toEqual(expected);
});

import { isSmallWork, schemaSteps } from './bounded-work';

const small = { text: 'some words', list: [1, 2, 3], inner: { flag: true } };

it.each([
  ['plain keywords', { type: 'object', required: ['a'], properties: { a: { enum: [1, 2] } } }],
  ['nested lists', { items: [{ anyOf: [{ type: 'string' }, { minimum: 3 }] }] }],
  ['conditions', { if: { required: ['a'] }, then: { not: { required: ['b'] } }, else: true }],
  ['a plain pattern', { properties: { a: { pattern: '^[a-z]+$' } } }],
  ['plain patterns of names', { patternProperties: { '^x-': { type: 'string' } } }],
  ['a definition', { $ref: '#/$defs/a', $defs: { a: { type: 'object' } } }],
  ['what other tools ignore', { 'x-pacto-facts': { pattern: '(a+)+$' } }],
])('%s are small work on a small value', (_, schema) => {
  expect(isSmallWork(schemaSteps(schema), small)).toBe(true);
});

function doubled(levels: number): object {
  const $defs: Record<string, unknown> = { d0: { type: 'string' } };
  for (let i = 1; i <= levels; i++) {
    $defs[`d${i}`] = { anyOf: [{ $ref: `#/$defs/d${i - 1}` }, { $ref: `#/$defs/d${i - 1}` }] };
  }
  return { $ref: `#/$defs/d${levels}`, $defs };
}

it.each([
  ['a pattern that backtracks', { items: { pattern: '(a+)+$' } }],
  ['a name pattern that backtracks', { patternProperties: { '(a+)+$': true } }],
  ['recursion', { $ref: '#/$defs/a', $defs: { a: { properties: { b: { $ref: '#/$defs/a' } } } } }],
  ['recursion through the root', { properties: { a: { $ref: '#' } } }],
  ['references that double', doubled(40)],
  ['a reference to elsewhere', { $ref: 'other.json' }],
  ['a reference to nothing', { $ref: '#/$defs/a' }],
  ['another base', { properties: { a: { $id: 'b', type: 'string' } } }],
  ['a format', { format: 'email' }],
  ['comparing all with all', { uniqueItems: true }],
  ['a keyword that is not known', { unevaluatedProperties: false }],
  ['a document that is no schema', 'text'],
  ['a schema too large', { enum: ['x'.repeat(30_000_000)] }],
])('%s is not known to be small work', (_, schema) => {
  expect(isSmallWork(schemaSteps(schema), small)).toBe(false);
});

it.each([
  ['a long text', 'x'.repeat(10_000_000)],
  ['long keys', { ['x'.repeat(10_000_000)]: 1 }],
  ['what is met again and again', Array(1000).fill({ a: 'x'.repeat(10_000) })],
])('a small schema is not known to be small work on %s', (_, value) => {
  expect(isSmallWork(schemaSteps({ type: 'object', minProperties: 1 }), value)).toBe(false);
});

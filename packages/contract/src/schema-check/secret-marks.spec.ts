import { createSchemaStore, isSchemaDefect } from './schema-store';

const DRAFT_7 = 'http://json-schema.org/draft-07/schema#';
const DRAFT_2019 = 'https://json-schema.org/draft/2019-09/schema';
const MARK = { writeOnly: true };

const pin = (schema: unknown, more: object = {}) => ({ properties: { pin: schema }, ...more });

function marksOf(schema: object) {
  const compiled = createSchemaStore().compile(schema);
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  return compiled.secretMarks();
}

it.each<[string, object, pointer?: string]>([
  ['writeOnly', pin(MARK)],
  ['format: password', pin({ format: 'password' })],
  ['the whole document', MARK, ''],
  ['a container', MARK],
  ['patternProperties', { patternProperties: { '^p': MARK } }],
  ['additionalProperties', { additionalProperties: MARK }],
  ['unevaluatedProperties', { unevaluatedProperties: MARK }],
  ['propertyNames', pin({ propertyNames: MARK })],
  ['items', pin({ items: MARK }), '/pin/0'],
  ['prefixItems', pin({ prefixItems: [{}, MARK] }), '/pin/1'],
  ['items behind prefixItems', pin({ prefixItems: [{}], items: MARK }), '/pin/1'],
  ['contains', pin({ contains: MARK }), '/pin/3'],
  ['unevaluatedItems', pin({ unevaluatedItems: MARK }), '/pin/0'],
  ['a list of items', { $schema: DRAFT_7, ...pin({ items: [MARK] }) }, '/pin/0'],
  [
    'additionalItems',
    { $schema: DRAFT_7, ...pin({ items: [{}], additionalItems: MARK }) },
    '/pin/1',
  ],
  ['allOf', pin({ allOf: [{}, MARK] })],
  ['anyOf', pin({ anyOf: [{ type: 'null' }, MARK] })],
  ['oneOf in allOf', pin({ allOf: [{ oneOf: [MARK, { type: 'number' }] }] })],
  ['if', pin({ if: MARK, then: {} })],
  ['then', { if: {}, then: pin(MARK) }],
  ['else', { if: {}, else: pin(MARK) }],
  ['not', { not: { not: pin(MARK) } }],
  ['dependentSchemas', { dependentSchemas: { on: pin(MARK) } }],
  ['dependencies', { $schema: DRAFT_7, dependencies: { on: pin(MARK) } }],
  ['a pointer', pin({ $ref: '#/$defs/p' }, { $defs: { p: MARK } })],
  ['a pointer with %20', pin({ $ref: '#/$defs/a%20b' }, { $defs: { 'a b': MARK } })],
  ['a mark beside $ref', pin({ $ref: '#/$defs/p', ...MARK }, { $defs: { p: {} } })],
  [
    'a mark beside $ref of an old draft',
    { $schema: DRAFT_7, ...pin({ $ref: '#/definitions/p', ...MARK }, { definitions: { p: {} } }) },
  ],
  ['$anchor', pin({ $ref: '#pw' }, { $defs: { p: { $anchor: 'pw', ...MARK } } })],
  [
    '$id as an anchor',
    { $schema: DRAFT_7, ...pin({ $ref: '#pw' }, { definitions: { p: { $id: '#pw', ...MARK } } }) },
  ],
  [
    'the own $id',
    { $id: 'https://x.y/s.json', ...pin({ $ref: 's.json#/$defs/p' }, { $defs: { p: MARK } }) },
  ],
  [
    'an embedded $id',
    pin(
      { $ref: 'p.json' },
      { $defs: { p: { $id: 'p.json', $ref: '#/$defs/q', $defs: { q: MARK } } } },
    ),
  ],
  ['$dynamicRef', pin({ $dynamicRef: '#pw' }, { $defs: { p: { $dynamicAnchor: 'pw', ...MARK } } })],
  [
    '$recursiveRef',
    { $schema: DRAFT_2019, properties: { sub: { $recursiveRef: '#' }, pin: MARK } },
    '/sub/sub/pin',
  ],
  ['a circle', { properties: { sub: { $ref: '#' }, pin: MARK } }, '/sub/sub/pin'],
])('a mark is found by %s', (_way, schema, pointer = '/pin') => {
  expect(marksOf(schema).isSecret(pointer)).toBe(true);
  expect(marksOf(schema).isSecret(`${pointer}/inside`)).toBe(true);
});

it.each<[string, object, pointer?: string]>([
  ['no mark', pin({ type: 'string' })],
  ['a property that is called like a mark', pin({ properties: { writeOnly: { type: 'string' } } })],
  ['a mark as data', pin({ const: { writeOnly: true } })],
  ['writeOnly: false', pin({ writeOnly: false })],
  ['another property', { properties: { pin: {}, other: MARK } }],
  ['a declared property beside additionalProperties', pin({}, { additionalProperties: MARK })],
  ['a pattern that does not match', { patternProperties: { '^x': MARK } }],
  ['an item before the marked ones', pin({ prefixItems: [{}], items: MARK }), '/pin/0'],
  ['the container of a secret', pin({ properties: { a: MARK } })],
  ['names of properties that refer to the whole', { propertyNames: { $ref: '#' } }],
  ['an unused definition', pin({}, { $defs: { p: MARK } })],
])('nothing is secret: %s', (_case, schema, pointer = '/pin') => {
  expect(marksOf(schema).isSecret(pointer)).toBe(false);
});

test('the outermost places of a value are listed', () => {
  const marks = marksOf({
    properties: { a: { additionalProperties: MARK }, b: { ...MARK, properties: { c: MARK } } },
  });
  expect(marks.placesIn({ a: { 'x/y': 1 }, b: { c: 1 }, d: 1 })).toEqual(['/a/x~1y', '/b']);
});

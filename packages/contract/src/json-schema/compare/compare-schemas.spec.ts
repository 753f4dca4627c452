import { compareSchemas } from './compare-schemas';
import type { CompareOptions } from './compare-schemas';
import { SCHEMA_DIFFERENCE_KINDS } from './schema-difference';

type Row = readonly [
  what: string,
  base: unknown,
  head: unknown,
  differences: readonly string[],
  options?: Partial<CompareOptions>,
];

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const text = { type: 'string' };
const number = { type: 'number' };

const DIFFERENT: readonly Row[] = [
  ['a type lost', { type: ['string', 'null'] }, text, ['type-narrowed narrows ']],
  ['a type gained', { type: 'integer' }, number, ['type-widened widens ']],
  ['another type', text, number, ['type-narrowed narrows ', 'type-widened widens ']],
  ['nothing fits any more', text, false, ['type-narrowed narrows ']],
  ['a list of values added', text, { enum: ['a'] }, ['enum-added narrows ']],
  ['a list of values removed', { enum: ['a'] }, text, ['enum-removed widens ']],
  [
    'a list of values removed, one of which fits no more',
    { enum: ['a', 'bc'] },
    { type: 'string', maxLength: 1 },
    ['enum-narrowed narrows ', 'enum-removed widens '],
  ],
  ['a value lost', { enum: ['a', 'b'] }, { enum: ['a'] }, ['enum-narrowed narrows ']],
  ['a value gained', { const: 'a' }, { enum: ['a', 1] }, ['enum-widened widens ']],
  [
    'a constant changed',
    { const: 1 },
    { const: 2 },
    ['enum-narrowed narrows ', 'enum-widened widens '],
  ],
  [
    'values that a pattern decides',
    { enum: ['aaa'] },
    { type: 'string', pattern: '^(a+)+$' },
    ['enum-removed widens ', 'undecided undecided '],
  ],
  ['a bound added', number, { type: 'number', minimum: 1 }, ['bound-added narrows ']],
  ['a bound removed', { minLength: 1 }, {}, ['bound-removed widens ']],
  ['a lower bound raised', { minimum: 1 }, { minimum: 2 }, ['bound-raised narrows ']],
  ['a lower bound lowered', { minItems: 2 }, { minItems: 1 }, ['bound-lowered widens ']],
  ['an upper bound raised', { maxItems: 1 }, { maxItems: 2 }, ['bound-raised widens ']],
  [
    'an upper bound lowered',
    { maxProperties: 2 },
    { maxProperties: 1 },
    ['bound-lowered narrows '],
  ],
  ['a bound made exclusive', { minimum: 1 }, { exclusiveMinimum: 1 }, ['bound-raised narrows ']],
  [
    'a bound made exclusive as in draft-04',
    { maximum: 1 },
    { maximum: 1, exclusiveMaximum: true },
    ['bound-lowered narrows '],
    { dialect: 'openapi-3.0' },
  ],
  [
    'a multiple of the multiple',
    { multipleOf: 2 },
    { multipleOf: 6 },
    ['multiple-narrowed narrows '],
  ],
  [
    'a part of the multiple',
    { multipleOf: 0.3 },
    { multipleOf: 0.1 },
    ['multiple-widened widens '],
  ],
  [
    'another multiple',
    { type: 'integer', multipleOf: 4 },
    { type: 'integer', multipleOf: 6 },
    ['multiple-narrowed narrows ', 'multiple-widened widens '],
  ],
  ['a pattern added', text, { type: 'string', pattern: '^a' }, ['pattern-added narrows ']],
  ['a pattern removed', { pattern: '^a' }, {}, ['pattern-removed widens ']],
  ['a pattern changed', { pattern: '^a' }, { pattern: '^b' }, ['pattern-changed undecided ']],
  ['a format added', text, { type: 'string', format: 'email' }, ['format-added narrows ']],
  ['an unknown format added', {}, { format: 'colour' }, ['format-added undecided ']],
  ['a format removed', { format: 'uuid' }, {}, ['format-removed widens ']],
  ['a format changed', { format: 'uuid' }, { format: 'uri' }, ['format-changed undecided ']],
  [
    'a number format widened',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int64' },
    ['format-changed widens '],
  ],
  [
    'an encoding',
    text,
    { type: 'string', contentEncoding: 'base64' },
    ['content-changed undecided '],
  ],
  [
    'a key required',
    object({ a: text }),
    object({ a: text }, { required: ['a'] }),
    ['property-required narrows a'],
  ],
  ['a key not required', { required: ['a'] }, {}, ['property-optional widens a']],
  ['a key added to an open mapping', object({}), object({ a: text }), ['property-added equal a']],
  [
    'a key added to a closed mapping',
    object({}, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    ['property-added widens a'],
  ],
  [
    'a key added where other keys had a schema',
    object({}, { additionalProperties: text }),
    object({ a: number }, { additionalProperties: text }),
    ['property-added equal a', 'type-narrowed narrows a', 'type-widened widens a'],
  ],
  [
    'a key added that was required before',
    { type: 'object', required: ['a'] },
    object({ a: text }, { required: ['a'] }),
    ['type-narrowed narrows a'],
  ],
  [
    'a key added that an alternative uses',
    { type: 'object', anyOf: [object({ a: number }), object({ b: number }, { required: ['b'] })] },
    object(
      { a: text },
      { anyOf: [object({ a: number }), object({ b: number }, { required: ['b'] })] },
    ),
    ['property-added equal a', 'type-narrowed narrows a'],
  ],
  [
    'a key removed from an open mapping',
    object({ a: text }),
    object({}),
    ['property-removed widens a'],
  ],
  [
    'a key removed from a closed mapping',
    object({ a: text }, { additionalProperties: false }),
    object({}, { additionalProperties: false }),
    ['property-removed narrows a'],
  ],
  ['a key ruled out', object({ a: text }), object({ a: false }), ['property-forbidden narrows a']],
  ['a key allowed', object({ a: false }), object({ a: text }), ['property-allowed widens a']],
  [
    'closed',
    object({}),
    object({}, { additionalProperties: false }),
    ['additional-closed narrows '],
  ],
  [
    'opened',
    object({}, { additionalProperties: false }),
    object({}),
    ['additional-opened widens '],
  ],
  [
    'the schema of other keys',
    { additionalProperties: text },
    { additionalProperties: { type: 'string', maxLength: 1 } },
    ['bound-added narrows *'],
  ],
  [
    'a pattern of keys added to a closed mapping',
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: false, patternProperties: { '^a': text } },
    ['pattern-property-added widens {^a}'],
  ],
  [
    'a pattern of keys removed from a closed mapping',
    { additionalProperties: false, patternProperties: { '^a': text } },
    { additionalProperties: false },
    ['pattern-property-removed narrows {^a}'],
  ],
  [
    'a pattern of keys added to an open mapping',
    { type: 'object' },
    { type: 'object', patternProperties: { '^a': text } },
    ['type-narrowed narrows {^a}'],
  ],
  [
    'a pattern that meets a declared key',
    object({ ab: text }),
    object({ ab: text }, { patternProperties: { '^a': number } }),
    ['property-forbidden narrows ab', 'type-narrowed narrows {^a}'],
  ],
  [
    'the schema of a pattern of keys',
    { patternProperties: { '^a': text } },
    { patternProperties: { '^a': {} } },
    ['type-widened widens {^a}'],
  ],
  ['the keys themselves', {}, { propertyNames: { maxLength: 3 } }, ['bound-added narrows {key}']],
  ['a dependency added', {}, { dependentRequired: { a: ['b'] } }, ['dependency-added narrows ']],
  ['a dependency removed', { dependencies: { a: ['b'] } }, {}, ['dependency-removed widens ']],
  [
    'a dependent schema',
    { type: 'object' },
    { type: 'object', dependentSchemas: { a: { required: ['b'] } } },
    ['property-required narrows b'],
  ],
  [
    'unique entries',
    { type: 'array' },
    { type: 'array', uniqueItems: true },
    ['unique-added narrows '],
  ],
  ['repeated entries', { uniqueItems: true }, { uniqueItems: false }, ['unique-removed widens ']],
  [
    'entries',
    { items: text },
    { items: number },
    ['type-narrowed narrows []', 'type-widened widens []'],
  ],
  ['a position', { prefixItems: [text] }, { prefixItems: [{}] }, ['type-widened widens [0]']],
  [
    'a tuple closed',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], items: false },
    ['bound-added narrows '],
  ],
  ['a needed entry', {}, { contains: text }, ['contains-added narrows ']],
  ['no needed entry', { contains: text }, {}, ['contains-removed widens ']],
  ['another needed entry', { contains: {} }, { contains: text }, ['type-narrowed narrows []']],
  [
    'more needed entries',
    { contains: text },
    { contains: text, minContains: 2 },
    ['bound-raised narrows '],
  ],
  ['something ruled out', {}, { not: { required: ['a'] } }, ['not-added narrows ']],
  ['nothing ruled out', { not: { required: ['a'] } }, {}, ['not-removed widens ']],
  [
    'less ruled out',
    { not: { required: ['a'] } },
    { not: { required: ['a', 'b'] } },
    ['not-widened widens b'],
  ],
  ['more ruled out', { not: { minimum: 3 } }, { not: { minimum: 2 } }, ['not-narrowed narrows ']],
  ['a condition', {}, { if: { const: 1 }, then: text }, ['condition-added narrows ']],
  ['no condition', { if: { const: 1 }, else: text }, {}, ['condition-removed widens ']],
  [
    'what holds under a condition',
    { if: { required: ['a'] }, then: { required: ['b'] } },
    { if: { required: ['a'] }, then: { required: ['b', 'c'] } },
    ['property-required narrows c'],
  ],
  [
    'when a condition holds',
    { if: { required: ['a'] }, then: { required: ['b'] } },
    { if: { required: ['c'] }, then: { required: ['b'] } },
    ['undecided undecided a', 'undecided undecided c'],
  ],
  [
    'an alternative added',
    {
      anyOf: [
        { ...text, minLength: 3 },
        { ...text, const: 'a' },
      ],
    },
    {
      anyOf: [
        { ...text, minLength: 3 },
        { ...text, const: 'a' },
        { ...text, const: 'b' },
      ],
    },
    ['branch-added widens '],
  ],
  [
    'an alternative removed',
    {
      oneOf: [
        object({ kind: { const: 'a' } }, { required: ['kind'] }),
        object({ kind: { const: 'b' } }, { required: ['kind'] }),
        object({ kind: { const: 'c' } }, { required: ['kind'] }),
      ],
    },
    {
      oneOf: [
        object({ kind: { const: 'c' } }, { required: ['kind'] }),
        object({ kind: { const: 'b' } }, { required: ['kind'] }),
      ],
    },
    ['branch-removed narrows '],
  ],
  [
    'an alternative changed',
    {
      oneOf: [
        object({ kind: { const: 'a' } }, { required: ['kind'] }),
        object({ kind: { const: 'b' }, n: number }, { required: ['kind'] }),
      ],
    },
    {
      oneOf: [
        object({ kind: { const: 'b' }, n: { type: 'integer' } }, { required: ['kind'] }),
        object({ kind: { const: 'a' } }, { required: ['kind'] }),
      ],
    },
    ['type-narrowed narrows n'],
  ],
  [
    'an alternative of an overlapping `oneOf` added',
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 5 }] },
    ['undecided undecided '],
  ],
  [
    'an alternative beside what was',
    object({ a: text }, { required: ['a'] }),
    { anyOf: [object({ a: text }, { required: ['a'] }), object({ b: text }, { required: ['b'] })] },
    ['branch-added widens '],
  ],
  [
    'alternatives on top',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    ['alternatives-added narrows '],
  ],
  [
    'alternatives dropped',
    { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    {},
    ['alternatives-removed widens '],
  ],
  [
    '`anyOf` made `oneOf`',
    { anyOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    ['undecided undecided '],
  ],
  ['read-only', text, { type: 'string', readOnly: true }, ['access-changed undecided ']],
  [
    'another draft',
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    {},
    ['dialect-changed undecided '],
  ],
  ['a default', { default: 1 }, { default: 2 }, ['default-changed equal ']],
  ['a title', { title: 'a' }, { title: 'b' }, ['text-changed equal ']],
  ['an extension', { 'x-a': 1 }, {}, ['text-changed equal ']],
  ['an unknown keyword', {}, { frobnicate: true }, ['undecided undecided ']],
  ['a reference that leads nowhere', {}, { $ref: '#/nowhere' }, ['undecided undecided ']],
  [
    'keys that nothing evaluates',
    { anyOf: [object({ a: text }), object({ b: text })] },
    { anyOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false },
    ['undecided undecided '],
  ],
  [
    'unevaluated keys without branches',
    object({ a: text }),
    object({ a: text }, { unevaluatedProperties: false }),
    ['additional-closed narrows '],
  ],
  [
    'the schema of facts',
    { 'x-pacto-facts': { required: ['sbom'] } },
    { 'x-pacto-facts': { required: ['sbom', 'kind'] } },
    ['property-required narrows x-pacto-facts.kind'],
  ],
  [
    'facts that were not judged',
    {},
    { 'x-pacto-facts': { type: 'object' } },
    ['type-narrowed narrows x-pacto-facts'],
  ],
  [
    'null in OpenAPI 3.0',
    { type: 'string', nullable: true },
    text,
    ['type-narrowed narrows '],
    { dialect: 'openapi-3.0' },
  ],
  [
    'what a server fills in',
    object({ id: { type: 'string', readOnly: true } }),
    object({ id: { type: 'string', readOnly: true } }, { required: ['id'] }),
    [],
    { dialect: 'openapi-3.0' },
  ],
  [
    'what a server fills in, read',
    object({ id: { type: 'string', readOnly: true } }),
    object({ id: { type: 'string', readOnly: true } }, { required: ['id'] }),
    ['property-required narrows id'],
    { dialect: 'openapi-3.0', direction: 'output' },
  ],
  ['no schema', {}, null, ['undecided undecided ']],
];

type FullRow = [string, unknown, unknown, readonly string[], Partial<CompareOptions>];
const ROWS = DIFFERENT.map(([what, base, head, differences, options]): FullRow => [
  what,
  base,
  head,
  differences,
  options ?? {},
]);

function lines(base: unknown, head: unknown, options: Partial<CompareOptions> = {}): string[] {
  return compareSchemas(base, head, { direction: 'input', ...options }).map(
    ({ kind, effect, instancePath }) => `${kind} ${effect} ${instancePath}`,
  );
}

describe('compareSchemas', () => {
  it.each(ROWS)('%s', (_what, base, head, differences, options) => {
    expect(lines(base, head, options).sort()).toEqual([...differences].sort());
  });

  it('has a row for every kind', () => {
    const kinds = new Set(
      ROWS.flatMap(([, , , differences]) => differences.map((line) => line.split(' ')[0])),
    );
    expect([...kinds].sort()).toEqual([...SCHEMA_DIFFERENCE_KINDS].sort());
  });

  it.each(ROWS)(
    'says nothing of a schema beside itself: %s',
    (_what, base, head, _differences, options) => {
      const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      expect(lines(base, copy(base), options)).toEqual([]);
      expect(lines(head, copy(head), options)).toEqual([]);
    },
  );

  const MIRRORED: Record<string, string> = {
    'property-added': 'property-removed',
    'property-removed': 'property-added',
  };
  const OPPOSITE: Record<string, string> = { ...MIRRORED, narrows: 'widens', widens: 'narrows' };
  it.each(ROWS)(
    'says the opposite when the sides are swapped: %s',
    (_what, base, head, _differences, options) => {
      const summary = (from: unknown, to: unknown, turned: boolean): string[] => {
        const found = compareSchemas(from, to, { direction: 'input', ...options });
        // An undeclared key counts as unused on the base side alone: there the effects are no mirror image.
        const keys = new Set(
          found.filter(({ kind }) => kind in MIRRORED).map((entry) => entry.instancePath),
        );
        return found
          .filter(({ kind, instancePath }) => kind in MIRRORED || !keys.has(instancePath))
          .map(({ kind, effect, instancePath }) => {
            const shown = kind in MIRRORED ? kind : effect;
            return `${turned ? (OPPOSITE[shown] ?? shown) : shown} ${instancePath}`;
          })
          .sort();
      };
      expect(summary(head, base, true)).toEqual(summary(base, head, false));
    },
  );
});

const EQUAL: [string, unknown, unknown, Partial<CompareOptions>?][] = [
  ['enum of one and const', { enum: ['a'] }, { const: 'a' }],
  ['order of types', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
  ['one type in a list', { type: ['string'] }, text],
  ['number and its halves', { type: ['number', 'integer'] }, number],
  ['integer as a multiple', { type: 'integer' }, { type: 'number', multipleOf: 1 }],
  ['order of required keys', { required: ['a', 'b'] }, { required: ['b', 'a'] }],
  ['order of values', { enum: [1, 2] }, { enum: [2, 1] }],
  [
    'exclusive bound of integers',
    { type: 'integer', minimum: 2 },
    { type: 'integer', exclusiveMinimum: 1 },
  ],
  [
    'fractional bound of integers',
    { type: 'integer', maximum: 2.5 },
    { type: 'integer', maximum: 2 },
  ],
  ['true and {}', true, {}],
  ['false and not {}', false, { not: {} }],
  ['double negation', { not: { not: text } }, text],
  ['types ruled out', { not: { type: ['null', 'boolean', 'number', 'array', 'object'] } }, text],
  ['one branch', { anyOf: [{ oneOf: [{ allOf: [text] }] }] }, text],
  ['a branch that nothing fits', { anyOf: [text, false] }, text],
  [
    'a branch twice',
    { anyOf: [{ minimum: 1 }, { multipleOf: 2 }, { minimum: 1 }] },
    { anyOf: [{ multipleOf: 2 }, { minimum: 1 }] },
  ],
  ['constants and enum', { oneOf: [{ const: 'a' }, { const: 'b' }] }, { enum: ['a', 'b'] }],
  [
    'alternatives by type',
    { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    { type: ['null', 'string'], minLength: 1 },
  ],
  [
    'nested alternatives',
    { anyOf: [{ anyOf: [{ minimum: 1 }, { multipleOf: 2 }] }, { minLength: 2 }] },
    { anyOf: [{ minimum: 1 }, { multipleOf: 2 }, { minLength: 2 }] },
  ],
  [
    'oneOf of disjoint branches',
    { oneOf: [{ type: 'string', minLength: 1 }, { type: 'number' }] },
    { anyOf: [{ type: 'number' }, { type: 'string', minLength: 1 }] },
  ],
  [
    'allOf taken apart',
    { allOf: [object({ a: text }), { required: ['a'] }, { minProperties: 1 }] },
    object({ a: text }, { required: ['a'] }),
  ],
  [
    'a definition under another name',
    { $ref: '#/$defs/a', $defs: { a: text } },
    { $ref: '#/definitions/b', definitions: { b: text } },
  ],
  [
    'a definition put in place',
    object({ a: { $ref: '#/$defs/a' } }, { $defs: { a: { minLength: 1 } } }),
    object({ a: { minLength: 1 } }),
  ],
  ['an anchor', { $ref: '#here', $defs: { a: { $anchor: 'here', ...text } } }, text],
  [
    'a schema by its id',
    {
      $id: 'https://example.com/root',
      $ref: 'other',
      $defs: { a: { $id: 'https://example.com/other', ...text } },
    },
    text,
  ],
  [
    'a recursive definition under another name',
    { $ref: '#/$defs/t', $defs: { t: object({ next: { $ref: '#/$defs/t' } }) } },
    object({ next: { $ref: '#' } }),
  ],
  ['keywords for types that cannot be', { type: 'string', minimum: 3 }, text],
  ['bounds that ask for nothing', { minLength: 0, pattern: '.*' }, {}],
  ['a closed tuple', { prefixItems: [text], items: false }, { prefixItems: [text], maxItems: 1 }],
  [
    'the tuple of draft-07',
    { items: [text], additionalItems: number },
    { prefixItems: [text], items: number },
  ],
  ['dependencies of draft-07', { dependencies: { a: ['b'] } }, { dependentRequired: { a: ['b'] } }],
  ['nullable and a type list', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'unevaluated and additional keys',
    { allOf: [object({ a: text })], unevaluatedProperties: false },
    object({ a: text }, { additionalProperties: false }),
  ],
  ['no consequence', { if: { minimum: 2 } }, {}],
  ['limits of required keys', { required: ['a', 'b'], minProperties: 2 }, { required: ['a', 'b'] }],
  ['defaults of booleans', { uniqueItems: false, additionalProperties: true }, {}],
  ['unused definitions', { $defs: { a: text } }, {}],
  [
    'http and https',
    { $schema: 'https://json-schema.org/draft/2020-12/schema' },
    { $schema: 'http://json-schema.org/draft/2020-12/schema#' },
  ],
  [
    'siblings of a reference in OpenAPI 3.0',
    { $ref: '#/d', minLength: 3, d: text },
    { $ref: '#/d', d: text },
    { dialect: 'openapi-3.0' },
  ],
];

describe('compareSchemas sees through', () => {
  it.each(EQUAL.map(([what, ...rest]): FullRow => [what, rest[0], rest[1], [], rest[2] ?? {}]))(
    '%s',
    (_what, base, head, _none, options) => {
      expect(lines(base, head, options)).toEqual([]);
      expect(lines(head, base, options)).toEqual([]);
    },
  );
});

describe('compareSchemas tells places', () => {
  it('follows references to where the thing stands', () => {
    const base = object({ size: { $ref: '#/$defs/size' } }, { $defs: { size: { minimum: 1 } } });
    const head = object({ size: { allOf: [{ minimum: 2 }] } });
    expect(compareSchemas(base, head, { direction: 'input' })).toEqual([
      {
        kind: 'bound-raised',
        effect: 'narrows',
        keyword: 'minimum',
        basePointer: '/$defs/size/minimum',
        headPointer: '/properties/size/allOf/0/minimum',
        instancePath: 'size',
        before: 1,
        after: 2,
        why: '`size` was at least 1 and now must be at least 2.',
      },
    ]);
  });

  it('starts where the schema stands in its document, and asks the resolver', () => {
    const components = { size: { 'x/y': { type: 'string' } } };
    const resolve = (ref: string) =>
      ref === '#/size' ? { value: components.size['x/y'], pointer: '/size/x~1y' } : undefined;
    const [difference] = compareSchemas(
      { items: { type: 'number' } },
      { items: { $ref: '#/size' } },
      { direction: 'input', at: { base: '/a', head: '/b' }, resolveRef: { head: resolve } },
    );
    expect(difference).toMatchObject({
      basePointer: '/a/items/type',
      headPointer: '/size/x~1y/type',
      instancePath: '[]',
    });
  });

  it('asks the resolver for other documents, and says in which document a thing stands', () => {
    const shared = { a: { $ref: '#/b' }, b: { maxLength: 3 } };
    const resolve = (ref: string, document?: string) => {
      if (ref === 'shared.json#/a')
        return { value: shared.a, pointer: '/a', document: 'shared.json' };
      if (ref === '#/b' && document === 'shared.json') {
        return { value: shared.b, pointer: '/b', document };
      }
      return undefined;
    };
    const [difference] = compareSchemas(
      {},
      { $ref: 'shared.json#/a' },
      { direction: 'input', resolveRef: { head: resolve } },
    );
    expect(difference).toMatchObject({
      kind: 'bound-added',
      basePointer: '',
      headPointer: '/b/maxLength',
      headDocument: 'shared.json',
    });
  });

  it.each([
    ['a.b', '["a.b"]'],
    ['a b', '["a b"]'],
    ['__proto__', '__proto__'],
  ])('names the key %s', (name, path) => {
    const schema = (type: string) => JSON.parse(`{"properties":{"${name}":{"type":"${type}"}}}`);
    const paths = compareSchemas(schema('string'), schema('null'), { direction: 'input' });
    expect(new Set(paths.map((difference) => difference.instancePath))).toEqual(new Set([path]));
  });
});

describe('compareSchemas ends', () => {
  const deep = (depth: number, leaf: unknown): unknown => {
    let schema = leaf;
    for (let level = 0; level < depth; level += 1) schema = { properties: { a: schema } };
    return schema;
  };
  const wide = (count: number, leaf: (index: number) => unknown) =>
    object(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, leaf(index)])),
    );
  const doubled = (levels: number, leaf: unknown) => ({
    $ref: '#/$defs/d0',
    $defs: Object.fromEntries([
      [`d${levels}`, leaf],
      ...Array.from({ length: levels }, (_, level) => {
        const next = { $ref: `#/$defs/d${level + 1}` };
        return [`d${level}`, { anyOf: [{ properties: { a: next } }, { properties: { b: next } }] }];
      }),
    ]),
  });

  it.each([
    ['a reference to itself', { $ref: '#' }, { $ref: '#', minimum: 1 }, 'narrows'],
    [
      'references in a circle',
      { $ref: '#/a', a: { $ref: '#/b' }, b: { $ref: '#/a' } },
      text,
      'undecided',
    ],
    ['deep schemas', deep(300, text), deep(300, number), 'undecided'],
    ['very deep schemas', deep(20_000, text), deep(20_000, number), 'undecided'],
    ['alternatives that double at each level', doubled(30, text), doubled(30, number), 'undecided'],
    [
      'many keys',
      wide(10_000, () => text),
      wide(10_000, () => ({ type: ['string', 'null'] })),
      'widens',
    ],
    [
      'many alternatives',
      { anyOf: Array.from({ length: 3_000 }, (_, n) => ({ minimum: n })) },
      { anyOf: Array.from({ length: 3_000 }, (_, n) => ({ maximum: n })) },
      'narrows',
    ],
    [
      'ill-typed keywords',
      { type: 3, required: 'a', properties: [], enum: {}, allOf: 1, items: 'a', minimum: 'b' },
      { type: 4, anyOf: [] },
      'undecided',
    ],
    [
      'a polluted prototype',
      JSON.parse('{"properties":{"__proto__":{"minimum":1}},"__proto__":{"a":1}}'),
      JSON.parse('{"properties":{"__proto__":{"minimum":2}}}'),
      'narrows',
    ],
  ])('for %s', (_what, base, head, effect) => {
    const effects = compareSchemas(base, head, { direction: 'input' }).map((entry) => entry.effect);
    expect(effects).toContain(effect);
    expect(({} as Record<string, unknown>)['minimum']).toBeUndefined();
  });

  it('when the steps are used up, with one undecided difference more', () => {
    const found = compareSchemas(
      wide(100, () => text),
      wide(100, () => number),
      {
        direction: 'input',
        steps: 200,
      },
    );
    const last = found.filter((entry) => entry.effect === 'undecided');
    expect(last.map((entry) => entry.why)).toEqual([
      'The schemas are too large or too entangled to be compared to the end.',
    ]);
  });
});

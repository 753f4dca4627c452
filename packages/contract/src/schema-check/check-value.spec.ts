import type { ValueOrigin } from './messages/description';
import type { TranslateOptions } from './messages/translate-errors';
import type { SchemaProblem } from './schema-problem';
import { createSchemaStore, isSchemaDefect } from './schema-store';

const store = createSchemaStore();

function check(
  schema: object | boolean,
  value: unknown,
  options?: TranslateOptions,
): SchemaProblem[] {
  const compiled = store.compile(schema);
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  return compiled.check(value, options);
}

/** `pointer on message -> hint`, the way the rows below write it. */
function lines(problems: readonly SchemaProblem[]): string[] {
  return problems.map(({ pointer, on, message, hint }) => {
    return `${pointer || '(root)'} ${on}: ${message}${hint === undefined ? '' : ` -> ${hint}`}`;
  });
}

const ORIGIN: ValueOrigin = {
  sourceTextAt: () => undefined,
  isFromCommandLine: () => false,
  isSecret: () => false,
  standTogether: () => true,
};

const a = (schema: object | boolean): object => ({ properties: { a: schema } });

describe('a wrong type and a wrong value at one place', () => {
  const both = (first: object, second: object) => ({ allOf: [a(first), a(second)] });
  const type =
    '/a value: `a` must be `true` or `false`; it is the text `"yes"`. -> Write `true` without quotes.';

  it.each<[string, object, unknown, string[]]>([
    ['the type says all', both({ type: 'boolean' }, { const: true }), 'yes', [type]],
    ['in either order', both({ const: true }, { type: 'boolean' }), 'yes', [type]],
    [
      'the value says more',
      both({ type: 'boolean' }, { const: true }),
      'no',
      ['/a value: `a` must be `true`; it is `no`.'],
    ],
    [
      'the list says more',
      both({ type: 'integer' }, { enum: [80, 443] }),
      'http',
      ['/a value: `a` must be one of `80` or `443`; it is `http`.'],
    ],
    [
      'they contradict each other',
      both({ type: 'integer' }, { const: 'x' }),
      'y',
      [
        '/a value: `a` must be a whole number; it is the text `"y"`.',
        '/a value: `a` must be `x`; it is `y`.',
      ],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(lines(check(schema, { a: value }))).toEqual(expected);
  });
});

describe('a schema that nothing satisfies', () => {
  const refusal =
    '(root) value: The schema refuses every value. -> Fix the schema, or do not use it.';
  const inBranch = '(root) value: The value reaches a part of the schema that refuses every value.';

  it.each<[object | boolean, string]>([
    [false, refusal],
    [{ not: {} }, refusal],
    [{ not: true }, refusal],
    [{ not: { description: 'anything' } }, refusal],
    [{ if: { required: ['a'] }, then: false }, inBranch],
    [{ if: { required: ['a'] }, then: { not: {} } }, inBranch],
  ])('is not said to forbid the document: %j', (schema, line) => {
    expect(lines(check(schema, { a: 1 }))).toEqual([line]);
  });
});

describe('one keyword', () => {
  it.each<[string, object, unknown, string]>([
    [
      'type',
      a({ type: 'integer' }),
      { a: true },
      '/a value: `a` must be a whole number; it is `true`.',
    ],
    [
      'type',
      a({ type: ['string', 'null'] }),
      { a: [] },
      '/a value: `a` must be text or `null`; it is an empty list.',
    ],
    [
      'type',
      a({ type: 'string' }),
      { a: null },
      '/a value: `a` must be text; it is `null` (empty).',
    ],
    [
      'type',
      a({ type: 'object' }),
      { a: 'x' },
      '/a value: `a` must be a mapping; it is the text `"x"`.',
    ],
    [
      'type',
      a({ type: 'string' }),
      { a: { b: 1 } },
      '/a value: `a` must be text; it is a mapping.',
    ],
    [
      'type',
      a({ type: 'string' }),
      { a: 8 },
      '/a value: `a` must be text; it is the number `8`. -> Write `"8"`. Without quotes it is not text.',
    ],
    [
      'type',
      a({ type: 'string' }),
      { a: true },
      '/a value: `a` must be text; it is `true`. -> Write `"true"`. Without quotes it is not text.',
    ],
    [
      'type',
      a({ type: 'integer' }),
      { a: '8080' },
      '/a value: `a` must be a whole number; it is the text `"8080"`. -> Write `8080` without quotes.',
    ],
    [
      'type',
      a({ type: 'boolean' }),
      { a: 'yes' },
      '/a value: `a` must be `true` or `false`; it is the text `"yes"`. -> Write `true` without quotes.',
    ],
    [
      'type',
      a({ type: 'integer' }),
      { a: '“8080”' },
      '/a value: `a` must be a whole number; it is the text `"“8080”"`. -> Write `8080` without quotes.',
    ],
    [
      'pattern',
      a({ pattern: '^[a-z]+$' }),
      { a: '“api”' },
      '/a value: `a` must match the pattern `^[a-z]+$`; it is `“api”`. -> Write `"api"`. To YAML, only `"` and `\'` are quotes.',
    ],
    [
      'format',
      a({ format: 'date' }),
      { a: '‘2026-01-31’' },
      '/a value: `a` must be a date, such as `2026-01-31`; it is `‘2026-01-31’`. -> Write `"2026-01-31"`. To YAML, only `"` and `\'` are quotes.',
    ],
    ['type', { type: 'object' }, [1], '(root) value: The value must be a mapping; it is a list.'],
    [
      'type in a list',
      { items: { items: { type: 'null' } } },
      [[null, 1]],
      '/0/1 value: `[0][1]` must be `null`; it is the number `1`.',
    ],
    [
      'enum',
      a({ enum: ['small', 'medium', 'large'] }),
      { a: 'smal' },
      '/a value: `a` must be one of `small`, `medium` or `large`; it is `smal`. -> Did you mean `small`?',
    ],
    [
      'enum',
      a({ enum: ['small', 2] }),
      { a: 'huge' },
      '/a value: `a` must be one of `small` or `2`; it is `huge`.',
    ],
    [
      'enum',
      a({ enum: ['1.0'] }),
      { a: 1 },
      '/a value: `a` must be `"1.0"`; it is the number `1`. -> Write `"1.0"`. Without quotes it is not text.',
    ],
    ['const', a({ const: 'x' }), { a: 'y' }, '/a value: `a` must be `x`; it is `y`.'],
    [
      'const',
      a({ const: { b: 1 } }),
      { a: 'y' },
      '/a value: `a` must be a value that the schema lists; it is `y`.',
    ],
    ['minimum', a({ minimum: 1 }), { a: 0 }, '/a value: `a` must be at least 1; it is `0`.'],
    ['maximum', a({ maximum: 5 }), { a: 7.5 }, '/a value: `a` must be at most 5; it is `7.5`.'],
    [
      'exclusiveMinimum',
      a({ exclusiveMinimum: 0 }),
      { a: 0 },
      '/a value: `a` must be greater than 0; it is `0`.',
    ],
    [
      'exclusiveMaximum',
      a({ exclusiveMaximum: 0 }),
      { a: 0 },
      '/a value: `a` must be less than 0; it is `0`.',
    ],
    [
      'multipleOf',
      a({ multipleOf: 256 }),
      { a: 100 },
      '/a value: `a` must be a multiple of 256; it is `100`.',
    ],
    ['minLength', a({ minLength: 1 }), { a: '' }, '/a value: `a` must not be empty.'],
    [
      'minLength',
      a({ minLength: 3 }),
      { a: 'ab' },
      '/a value: `a` must have at least 3 characters; `ab` has 2.',
    ],
    [
      'maxLength',
      a({ maxLength: 1 }),
      { a: '😀b' },
      '/a value: `a` must have at most 1 character; `😀b` has 2.',
    ],
    [
      'pattern',
      a({ pattern: '^[a-z]+$' }),
      { a: 'A1' },
      '/a value: `a` must match the pattern `^[a-z]+$`; it is `A1`.',
    ],
    [
      'format',
      a({ format: 'cron' }),
      { a: 'daily' },
      '/a value: `a` must be a cron expression of five fields, such as `0 */6 * * *`, or a macro such as `@hourly`; it is `daily`.',
    ],
    [
      'format',
      a({ format: 'iso-time' }),
      { a: 'noon' },
      '/a value: `a` must be of the format `iso-time`; it is `noon`.',
    ],
    ['minItems', a({ minItems: 1 }), { a: [] }, '/a value: `a` must not be empty.'],
    [
      'minItems',
      a({ minItems: 2 }),
      { a: [1] },
      '/a value: `a` must have at least 2 items; it has 1.',
    ],
    [
      'maxItems',
      a({ maxItems: 1 }),
      { a: [1, 2] },
      '/a value: `a` must have at most 1 item; it has 2.',
    ],
    [
      'uniqueItems',
      a({ uniqueItems: true }),
      { a: ['x', 'y', 'x'] },
      '/a/2 value: Items 0 and 2 of `a` are equal. Items must be unique.',
    ],
    [
      'uniqueItems of the value itself',
      { uniqueItems: true },
      [1, 1],
      '/1 value: Items 0 and 1 of the value are equal. Items must be unique.',
    ],
    [
      'minProperties',
      a({ minProperties: 2 }),
      { a: { x: 1 } },
      '/a value: `a` must have at least 2 keys; it has 1.',
    ],
    [
      'maxProperties',
      a({ maxProperties: 0 }),
      { a: { x: 1 } },
      '/a value: `a` must have at most 0 keys; it has 1.',
    ],
    ['required', a({ required: ['b'] }), { a: {} }, '/a key: The key `b` is missing in `a`.'],
    ['required', { required: ['b'] }, {}, '(root) key: The key `b` is missing.'],
    [
      'dependentRequired',
      { dependentRequired: { a: ['b'] } },
      { a: 1 },
      '(root) key: The key `b` is missing: `a` needs it.',
    ],
    [
      'dependencies',
      { $schema: 'http://json-schema.org/draft-07/schema#', dependencies: { a: ['b'] } },
      { a: 1 },
      '(root) key: The key `b` is missing: `a` needs it.',
    ],
    [
      'dependentSchemas',
      { dependentSchemas: { a: { required: ['b'] } } },
      { a: 1 },
      '(root) key: The key `b` is missing.',
    ],
    [
      'additionalProperties',
      { properties: { port: true }, additionalProperties: false },
      { prot: 1 },
      '/prot key: Unknown key `prot`. -> Did you mean `port`?',
    ],
    [
      'additionalProperties',
      a({ properties: { b: true, c: true }, additionalProperties: false }),
      { a: { c: 1, nothing: 1 } },
      '/a/nothing key: Unknown key `nothing` in `a`. -> Also known here: `b`.',
    ],
    ...['\u00a0', '\u200b', '\u3000'].map((space): [string, object, unknown, string] => {
      const shown = `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`;
      return [
        'additionalProperties',
        { properties: { port: true }, additionalProperties: false },
        { [`${space}port`]: 1 },
        `/${space}port key: Unknown key \`${shown}port\`. -> \`${shown}\` looks like a space, or is invisible. Replace it by a space, or remove it.`,
      ];
    }),
    [
      'additionalProperties',
      { additionalProperties: false },
      { 'a/b~c': 1 },
      '/a~1b~0c key: Unknown key `a/b~c`.',
    ],
    [
      'unevaluatedProperties',
      {
        allOf: [{ properties: { replicas: true } }, { $ref: '#/$defs/x' }],
        $defs: { x: { properties: { image: true } } },
        unevaluatedProperties: false,
      },
      { imagee: 1 },
      '/imagee key: Unknown key `imagee`. -> Did you mean `image`?',
    ],
    [
      'unevaluatedProperties beside a condition that fails',
      { if: { unevaluatedProperties: false }, else: true, unevaluatedProperties: false },
      { a: 1 },
      '/a key: Unknown key `a`.',
    ],
    [
      'propertyNames',
      { propertyNames: { pattern: '^[a-z]+$' } },
      { 'A/B': 1 },
      '/A~1B key: The key `A/B` must match the pattern `^[a-z]+$`.',
    ],
    [
      'propertyNames',
      a({ propertyNames: { enum: ['left', 'right'] } }),
      { a: { rigth: 1 } },
      '/a/rigth key: The key `rigth` in `a` must be one of `left` or `right`. -> Did you mean `right`?',
    ],
    ['propertyNames', { propertyNames: false }, { a: 1 }, '/a key: The key `a` must not be given.'],
    ['false schema', a(false), { a: 1 }, '/a key: `a` must not be given.'],
    ['not', a({ not: {} }), { a: 1 }, '/a key: `a` must not be given.'],
    [
      'not',
      a({ not: { const: 'latest' } }),
      { a: 'latest' },
      '/a value: `a` must not be `latest`.',
    ],
    [
      'not',
      a({ not: { enum: ['x', 'y'] } }),
      { a: 'x' },
      '/a value: `a` must not be `x` or `y`; it is `x`.',
    ],
    [
      'not',
      a({ not: { pattern: ':latest$' } }),
      { a: 'x:latest' },
      '/a value: `a` must not match `:latest$`; it is `x:latest`.',
    ],
    ['not', a({ not: { type: 'null' } }), { a: null }, '/a value: `a` must not be `null`.'],
    ['not', { not: { required: ['a'] } }, { a: 1 }, '/a key: The key `a` must not be given.'],
    [
      'not',
      { not: { required: ['a', 'b'] } },
      { a: 1, b: 2 },
      '/b key: The keys `a` and `b` must not be given together.',
    ],
    [
      'not',
      a({ not: { minimum: 1, maximum: 2 } }),
      { a: 1 },
      '/a value: `a` must not be what the schema excludes; it is `1`.',
    ],
    [
      'contains',
      a({ contains: { const: 'x' } }),
      { a: ['y'] },
      '/a value: `a` must contain at least 1 item equal to `x`; it does not.',
    ],
    [
      'contains',
      a({ contains: { type: 'string' }, minContains: 2 }),
      { a: ['y', 1] },
      '/a value: `a` must contain at least 2 items of this kind: text; it does not.',
    ],
    [
      'contains',
      a({ contains: { properties: { type: { const: 'email' } }, required: ['type'] } }),
      { a: [] },
      '/a value: `a` must contain at least 1 item with `type` `email`; it is empty.',
    ],
    [
      'contains',
      a({ contains: { required: ['a', 'b'], type: 'object' } }),
      { a: [1] },
      '/a value: `a` must contain at least 1 item with `a` and `b`; it does not.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, maxContains: 1 }),
      { a: [1, 1] },
      '/a value: `a` must contain exactly 1 item equal to `1`; it does not.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, minContains: 0, maxContains: 1 }),
      { a: [1, 1] },
      '/a value: `a` must contain at most 1 item equal to `1`; it does not.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, minContains: 0, maxContains: 0 }),
      { a: [1] },
      '/a value: `a` must contain no item equal to `1`; it does not.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, minContains: 2, maxContains: 3 }),
      { a: [1] },
      '/a value: `a` must contain 2 to 3 items equal to `1`; it does not.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, minContains: 2, maxContains: 1 }),
      { a: [1] },
      '/a value: `a` must contain at least 2 items but at most 1 item equal to `1`, which no list can.',
    ],
    [
      'maxContains',
      a({ contains: { const: 1 }, maxContains: 0 }),
      { a: [] },
      '/a value: `a` must contain at least 1 item but at most 0 items equal to `1`, which no list can.',
    ],
    [
      'items',
      { prefixItems: [true], items: false },
      [1, 2],
      '/1 value: The value can have at most 1 item; it has 2.',
    ],
    [
      'additionalItems',
      { $schema: 'http://json-schema.org/draft-07/schema#', items: [true], additionalItems: false },
      [1, 2],
      '/1 value: The value can have at most 1 item; it has 2.',
    ],
    [
      'unevaluatedItems',
      { prefixItems: [true], unevaluatedItems: false },
      [1, 2],
      '/1 value: Item 1 of the value is not accepted, because no other part of the schema describes it.',
    ],
    [
      'unevaluatedItems beside contains',
      { contains: { type: 'string' }, unevaluatedItems: false },
      ['a', 1, 'b'],
      '/1 value: Item 1 of the value is not accepted, because no other part of the schema describes it.',
    ],
    [
      'unevaluatedItems of alternatives',
      a({
        anyOf: [{ prefixItems: [{ type: 'string' }] }, { prefixItems: [true, { const: 1 }] }],
        unevaluatedItems: false,
      }),
      { a: ['a', 2] },
      '/a/1 value: Item 1 of `a` is not accepted, because no other part of the schema describes it.',
    ],
    [
      'if and then',
      { if: { required: ['a'] }, then: { required: ['b'] } },
      { a: 1 },
      '(root) key: The key `b` is missing.',
    ],
    [
      'if and else',
      { if: { required: ['a'] }, else: { required: ['b'] } },
      {},
      '(root) key: The key `b` is missing.',
    ],
  ])('%s %j', (_keyword, schema, value, expected) => {
    expect(lines(check(schema, value))).toEqual([expected]);
  });
});

test('each item that nothing describes is reported', () => {
  const schema = { contains: { type: 'string' }, unevaluatedItems: false };
  expect(check(schema, [1, 'a', 2, 'b', 3]).map(({ pointer }) => pointer)).toEqual([
    '/0',
    '/2',
    '/4',
  ]);
});

describe('values that the platform sets', () => {
  const set = { 'x-pacto-set-by': 'platform' };
  const image = { properties: { image: set } };
  const other = { properties: { image: true } };
  const kind = (name: string) => ({ properties: { kind: { const: name } }, required: ['kind'] });

  it.each<[string, object, object, string[]]>([
    ['a valid value', image, { image: 'a' }, ['/image']],
    ['another value', image, { port: 1 }, []],
    ['a value without a key', { ...image, required: ['port'] }, { image: 'a' }, ['/image']],
    ['a missing key first', { required: ['port'], ...image }, { image: 'a' }, ['/image']],
    ['an unknown key', { ...image, additionalProperties: false }, { image: 'a', b: 1 }, ['/image']],
    ['a part that is wrong', a({ ...image, required: ['b'] }), { a: { image: 1 } }, ['/a/image']],
    [
      'a wrong value itself',
      { properties: { image: { ...set, type: 'object' } } },
      { image: 'a' },
      ['/image'],
    ],
    ['all parts', { allOf: [{ required: ['b'] }, image] }, { image: 'a' }, ['/image']],
    ['the alternative that fits', { oneOf: [{ ...image, ...kind('a') }, other] }, { image: 1 }, []],
    [
      'an alternative that fits not',
      { anyOf: [{ allOf: [image, kind('a')] }, other] },
      { image: 1 },
      [],
    ],
    ['no alternative', { anyOf: [{ allOf: [image, kind('a')] }, kind('b')] }, { image: 1 }, []],
    ['a refused part', { not: { allOf: [image, kind('a')] } }, { image: 1 }, []],
    ['a condition that does not hold', { if: { allOf: [image, kind('a')] } }, { image: 1 }, []],
    ['a schema by reference', { $ref: '#/$defs/i', $defs: { i: image } }, { image: 1 }, ['/image']],
    [
      'a mark by reference',
      { properties: { image: { $ref: '#/$defs/i' } }, $defs: { i: { allOf: [set] } } },
      { image: 1 },
      ['/image'],
    ],
    [
      'a condition that holds',
      { if: { required: ['image'] }, then: image },
      { image: 1 },
      ['/image'],
    ],
  ])('are found in %s', (_what, schema, value, expected) => {
    const compiled = store.compile(schema);
    if (isSchemaDefect(compiled)) throw new Error(compiled.message);
    expect(compiled.run(value).platformValues).toEqual(expected);
  });
});

describe('a key that the platform sets', () => {
  const set = { 'x-pacto-set-by': 'platform' };
  const image = { properties: { image: set } };
  const needed = { required: ['image'] };
  const chosen = { oneOf: [needed, { required: ['digest'] }] };

  it.each<[string, object, object, number]>([
    ['beside the mark', { ...image, ...needed }, {}, 0],
    ['in a part, under the mark', { ...image, allOf: [needed] }, {}, 0],
    ['beside a part with the mark', { ...needed, allOf: [image] }, {}, 0],
    ['in another part', { allOf: [needed, image] }, {}, 0],
    ['behind a reference', { $ref: '#/$defs/n', ...image, $defs: { n: needed } }, {}, 0],
    ['with a mark behind one', { $ref: '#/$defs/i', ...needed, $defs: { i: image } }, {}, 0],
    [
      'whose mark is behind one',
      { properties: { image: { $ref: '#/$defs/i' } }, ...needed, $defs: { i: set } },
      {},
      0,
    ],
    ['under a condition', { ...image, if: { required: ['a'] }, then: needed }, { a: 1 }, 0],
    ['by another key', { ...image, dependentRequired: { a: ['image'] } }, { a: 1 }, 0],
    ['by a schema for a key', { ...image, dependentSchemas: { a: needed } }, { a: 1 }, 0],
    ['in a mapping', { properties: { a: { ...image, allOf: [needed] } } }, { a: {} }, 0],
    [
      'of another mapping',
      { ...image, properties: { ...image.properties, a: needed } },
      { a: {} },
      1,
    ],
    ['with a mark in one alternative', { ...needed, anyOf: [image, true] }, {}, 1],
    ['with a mark elsewhere', { ...needed, $defs: { i: image } }, {}, 1],
    ['by a number of keys', { ...image, minProperties: 2 }, { a: 1 }, 0],
    ['by a number of keys that it does not reach', { ...image, minProperties: 3 }, { a: 1 }, 1],
    ['by a number of keys, and given', { ...image, minProperties: 2 }, { image: 1 }, 1],
    ['by a number of keys in a part', { ...image, allOf: [{ minProperties: 1 }] }, {}, 0],
    ['by a number of keys in a choice', { ...image, anyOf: [{ minProperties: 1 }] }, {}, 1],
    ['in a choice of keys', { ...image, ...chosen }, { digest: 'a' }, 0],
    ['in a choice of keys, none given', { ...image, ...chosen }, {}, 1],
    ['that must be absent', { ...image, not: needed }, {}, 0],
    ['as a condition', { ...image, if: needed, then: { required: ['b'] } }, {}, 0],
  ])('is required %s', (_what, schema, value, count) => {
    expect(check(schema, value)).toHaveLength(count);
  });
});

test.each([
  ['mata', 'meta', 'meta'],
  ['mtea', 'meta', 'meta'],
  ['emta', 'meta', 'meta'],
  ['meat', 'meta', 'meta'],
  ['team', 'meta', undefined],
  ['tame', 'meta', undefined],
  ['ab', 'ba', 'ba'],
  ['replicsa', 'replicas', 'replicas'],
  ['triangle', 'integral', undefined],
])('the key %s beside the known key %s has the suggestion %s', (written, known, meant) => {
  const [problem] = check(
    { properties: { [known]: true }, additionalProperties: false },
    { [written]: 1 },
  );
  expect(problem?.hint?.match(/^Did you mean `(.*)`\?/)?.[1]).toBe(meant);
});

describe('one problem per cause', () => {
  const kinds = {
    oneOf: [
      {
        properties: { kind: { const: 'file' }, path: { type: 'string' } },
        required: ['kind', 'path'],
      },
      { $ref: '#/$defs/url' },
    ],
    $defs: {
      url: {
        properties: {
          kind: { const: 'url' },
          address: { type: 'string' },
          port: { type: 'integer' },
        },
        required: ['kind', 'address'],
        additionalProperties: false,
      },
    },
  };

  it.each<[string, object, unknown, string[]]>([
    [
      'the branch that a fixed key names',
      kinds,
      { kind: 'url', port: 'x' },
      [
        '(root) key: The key `address` is missing.',
        '/port value: `port` must be a whole number; it is the text `"x"`.',
      ],
    ],
    [
      'fixed keys that no branch has',
      kinds,
      { kind: 'ulr' },
      ['/kind value: `kind` must be one of `file` or `url`; it is `ulr`. -> Did you mean `url`?'],
    ],
    [
      'the branch of the right type',
      { anyOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] },
      { b: 1 },
      ['(root) key: The key `a` is missing.'],
    ],
    [
      'no branch of the right type',
      { anyOf: [{ type: 'string' }, { type: ['integer', 'null'] }] },
      [],
      ['(root) value: The value must be text, a whole number or `null`; it is an empty list.'],
    ],
    [
      'values of all branches',
      { anyOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
      'x',
      ['(root) value: The value must be one of `a`, `b` or `c`; it is `x`. -> Did you mean `a`?'],
    ],
    [
      'one of two keys',
      { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
      {},
      ['(root) key: The value needs exactly one of `a` and `b`; neither is given.'],
    ],
    [
      'a list of no values',
      a({ enum: [] }),
      { a: 1 },
      [
        '/a value: `a` must be a value that the schema lists, and the schema lists none; it is the number `1`.',
      ],
    ],
    [
      'any of three keys',
      a({ anyOf: [{ required: ['x'] }, { required: ['y'] }, { required: ['z'] }] }),
      { a: {} },
      ['/a key: `a` needs at least one of `x`, `y` and `z`; none is given.'],
    ],
    [
      'groups of keys',
      { title: 'Scaling', oneOf: [{ required: ['r'] }, { required: ['min', 'max'] }] },
      {},
      ['(root) key: A scaling needs `r` or `min` and `max`.'],
    ],
    [
      'two keys that exclude each other',
      a({ title: 'Interface', oneOf: [{ required: ['x'] }, { required: ['y'] }] }),
      { a: { x: 1, y: 1 } },
      ['/a/y key: An interface needs exactly one of `x` and `y`; both are given.'],
    ],
    [
      'two alternatives that both fit',
      a({ oneOf: [{ minimum: 1 }, { title: 'Even', multipleOf: 2 }] }),
      { a: 2 },
      ['/a value: `a` must fit exactly one of 2 alternatives; it fits number 1 and `Even`.'],
    ],
    [
      'the branch with fewer problems',
      { anyOf: [{ required: ['a', 'b', 'c'] }, { properties: { d: { minimum: 5 } } }] },
      { d: 1 },
      ['/d value: `d` must be at least 5; it is `1`.'],
    ],
    [
      'branches in branches',
      {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: { x: { oneOf: [{ type: 'null' }, { type: 'number', minimum: 3 }] } },
          },
        ],
      },
      { x: 2 },
      ['/x value: `x` must be at least 3; it is `2`.'],
    ],
    [
      'what contains tried',
      { contains: { anyOf: [{ const: 1 }, { const: 2 }] }, maxItems: 1 },
      [3, 4],
      [
        '(root) value: The value must have at most 1 item; it has 2.',
        '(root) value: The value must contain at least 1 item that fits the schema; it does not.',
      ],
    ],
    [
      'a misspelled key that is required',
      { properties: { port: {} }, required: ['port'], additionalProperties: false },
      { prot: 1 },
      ['/prot key: Unknown key `prot`. -> Did you mean `port`?'],
    ],
    [
      'an empty text against a pattern',
      a({ minLength: 1, pattern: '^x', format: 'date' }),
      { a: '' },
      ['/a value: `a` must not be empty.'],
    ],
    [
      'a wrong type against an enum',
      a({ type: 'string', enum: ['x'] }),
      { a: [] },
      ['/a value: `a` must be text; it is an empty list.'],
    ],
    [
      'the same from two branches of allOf',
      { allOf: [{ required: ['a'] }, { required: ['a'] }] },
      {},
      ['(root) key: The key `a` is missing.'],
    ],
    [
      'a declared key of a failed branch',
      {
        allOf: [{ $ref: '#/$defs/x' }],
        unevaluatedProperties: false,
        $defs: { x: { properties: { a: { type: 'string' } } } },
      },
      { a: [] },
      ['/a value: `a` must be text; it is an empty list.'],
    ],
  ])('%s', (_name, schema, value, expected) => {
    expect(lines(check(schema, value))).toEqual(expected);
  });

  it('finds the place of a keyword behind references', () => {
    const [missing, port] = check(kinds, { kind: 'url', port: 'x' });
    expect(missing).toMatchObject({ keyword: 'required', schemaPointer: '/$defs/url/required' });
    expect(port).toMatchObject({
      keyword: 'type',
      schemaPointer: '/$defs/url/properties/port/type',
    });
  });

  it('counts what is beyond the limit', () => {
    const problems = check({ items: { type: 'string' } }, Array(8).fill(null), { maxProblems: 5 });
    expect(problems).toHaveLength(6);
    expect(problems[5].message).toBe(
      'There are 3 more problems of this kind; they are not listed.',
    );
  });
});

describe('what is quoted', () => {
  it.each([
    ['1.20', 1.2, '`a` must be text; it is the number `1.20`, which is read as 1.2.', '"1.20"'],
    ['012', 12, '`a` must be text; it is the number `012`, which is read as 12.', '"012"'],
    ['1e3', 1000, '`a` must be text; it is the number `1e3`, which is read as 1000.', '"1e3"'],
    ['1e300', 1e300, '`a` must be text; it is the number `1e300`.', '"1e300"'],
    ['True', true, '`a` must be text; it is `true`.', '"True"'],
  ])('the source %s', (source, value, message, form) => {
    const sourceTextAt = (pointer: string) => (pointer === '/a' ? source : undefined);
    expect(
      lines(check(a({ type: 'string' }), { a: value }, { origin: { ...ORIGIN, sourceTextAt } })),
    ).toEqual([`/a value: ${message} -> Write \`${form}\`. Without quotes it is not text.`]);
  });

  it('calls the document by its name', () => {
    expect(lines(check({ type: 'object' }, null, { root: 'The contract' }))).toEqual([
      '(root) value: The contract must be a mapping; it is `null` (empty).',
    ]);
  });

  it.each([
    ['long text', 'x'.repeat(200), `\`${'x'.repeat(60)}…\``],
    ['characters beyond the plane', '😀'.repeat(100), `\`${'😀'.repeat(60)}…\``],
    ['lines', 'x\ny', '`x\\u000ay`'],
    ['escapes for terminals', '\u001b[31mx', '`\\u001b[31mx`'],
    ['text that turns direction', 'x\u202ey', '`x\\u202ey`'],
    ['text that looks like a number', '12', '`"12"`'],
    ['text that looks like nothing', ' ', '`" "`'],
  ])('%s', (_name, value, expected) => {
    expect(check(a({ pattern: '^$' }), { a: value })[0].message).toBe(
      `\`a\` must match the pattern \`^$\`; it is ${expected}.`,
    );
  });

  it.each([{ writeOnly: true }, { format: 'password' }])('is never a secret: %j', (mark) => {
    expect(check(a({ ...mark, minLength: 12 }), { a: 'hunter2' })[0].message).toBe(
      '`a` must have at least 12 characters; another value has 7.',
    );
  });

  it('is never a secret in a hint', () => {
    expect(check(a({ writeOnly: true, type: 'string' }), { a: 1234 })[0]).toEqual({
      pointer: '/a',
      on: 'value',
      message: '`a` must be text; it is another value.',
      hint: 'Put it in quotes. Without quotes it is not text.',
      keyword: 'type',
      schemaPointer: '/properties/a/type',
    });
  });

  it('is at most twelve of many accepted values', () => {
    const accepted = Array.from({ length: 20 }, (_unused, index) => `value${index}`);
    expect(check({ enum: accepted }, 'x')[0].message).toMatch(/`value11` or 8 more; it is `x`\.$/);
  });
});

describe('hints of the author', () => {
  const owner = {
    title: 'Owner',
    description: 'Who answers at night. A team, not a person.',
    type: 'string',
  };

  it.each<[string, object, unknown, string | undefined]>([
    [
      'the description of the missing key',
      { properties: { owner }, required: ['owner'] },
      {},
      'Who answers at night.',
    ],
    [
      'the description of the value',
      { properties: { owner } },
      { owner: [] },
      'Who answers at night.',
    ],
    [
      'the description around',
      {
        description: 'Whole.',
        allOf: [
          {
            description: 'Services have owners.',
            properties: { service: { required: ['owner'] } },
          },
        ],
      },
      { service: {} },
      'Services have owners.',
    ],
    [
      'a title where there is no description',
      { allOf: [{ title: 'Services have owners', required: ['owner'] }] },
      {},
      'Services have owners',
    ],
    [
      'not what the whole schema is for',
      { description: 'Whole.', required: ['owner'] },
      {},
      undefined,
    ],
    [
      'an errorMessage',
      { errorMessage: 'Name an owner.', properties: { owner }, required: ['owner'] },
      {},
      'Name an owner.',
    ],
    [
      'an errorMessage for the keyword',
      { errorMessage: { required: 'Name it.', type: 'No.' }, required: ['owner'] },
      {},
      'Name it.',
    ],
    [
      'an errorMessage for the key',
      { errorMessage: { required: { owner: 'Name the owner.' } }, required: ['owner'] },
      {},
      'Name the owner.',
    ],
    [
      'a patternErrorMessage for the pattern',
      {
        properties: {
          owner: {
            pattern: '^team/',
            patternErrorMessage: 'Begin with team/.',
            errorMessage: 'No.',
          },
        },
      },
      { owner: 'x' },
      'Begin with team/.',
    ],
    [
      'no patternErrorMessage for another keyword',
      { properties: { owner: { type: 'string', patternErrorMessage: 'Begin with team/.' } } },
      { owner: 7 },
      'Write `"7"`. Without quotes it is not text.',
    ],
    [
      'an errorMessage before our own',
      { properties: { a: {} }, additionalProperties: false, errorMessage: 'Only `a`.' },
      { A: 1 },
      'Only `a`.',
    ],
    [
      'our own before a description',
      { properties: { owner } },
      { owner: 7 },
      'Write `"7"`. Without quotes it is not text.',
    ],
  ])('%s', (_name, schema, value, hint) => {
    expect(check(schema, value)[0].hint).toBe(hint);
  });

  it.each<[string, object, unknown, string | undefined]>([
    [
      'of the value',
      { properties: { a: { description: 'A small one.', type: 'object' } } },
      { a: [] },
      'A small one.',
    ],
    ['of the whole schema', { title: 'All the settings', type: 'object' }, [], undefined],
    [
      'of the whole schema, in itself',
      { title: 'All the settings', type: 'object', properties: { a: { $ref: '#' } } },
      { a: [] },
      undefined,
    ],
  ])('quotes descriptions around no value, and its own: %s', (_, schema, value, hint) => {
    expect(check(schema, value, { advises: false })[0].hint).toBe(hint);
  });

  it('can leave descriptions out', () => {
    const schema = { properties: { owner }, required: ['owner'] };
    expect(check(schema, {}, { advises: false })[0].hint).toBeUndefined();
  });
});

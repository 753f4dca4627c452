import { describeRequirements } from './describe-requirements';
import { anySchema } from '../../../testing/schema-arbitraries';
import { fc } from '../../../testing/random-tests';

const at = (path: string, schema: object): object =>
  path
    .split('.')
    .reduceRight<object>(
      (inner, key) => ({ type: 'object', properties: { [key]: inner } }),
      schema,
    );

const ROWS: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    'a required key',
    at('runtime.health', { required: ['liveness'] }),
    ['runtime.health.liveness is required'],
  ],
  ['a bound', at('scaling.min', { minimum: 2 }), ['scaling.min is at least 2']],
  [
    'bounds',
    at('a', { exclusiveMinimum: 1, exclusiveMaximum: 5, multipleOf: 2 }),
    ['a is a multiple of 2', 'a is less than 5', 'a is more than 1'],
  ],
  [
    'text',
    at('service.owner', { type: 'string', minLength: 1, pattern: '^team-', format: 'email' }),
    [
      'service.owner has at least 1 character',
      'service.owner has the format email',
      'service.owner is text',
      'service.owner matches the pattern ^team-',
    ],
  ],
  ['types', at('a', { type: ['integer', 'null'] }), ['a is a whole number or null']],
  ['values', at('a', { enum: ['y', 'x'] }), ['a is one of "x", "y"']],
  ['a constant', at('a', { const: false }), ['a is false']],
  ['a key ruled out', { properties: { a: false } }, ['a is not allowed']],
  [
    'lists',
    at('a', { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } }),
    ['a has at least 1 entry', 'a has no two equal entries', 'a is a list', 'a[] is text'],
  ],
  [
    'a contained entry',
    at('a', { contains: { required: ['x'] } }),
    ['a has at least 1 entry with: a[].x is required'],
  ],
  [
    'other keys',
    at('a', { properties: { x: true }, additionalProperties: false }),
    ['a has no keys but x'],
  ],
  [
    'the schema of other keys',
    at('a', { additionalProperties: { type: 'boolean' } }),
    ['a.* is true or false'],
  ],
  [
    'keys that match',
    at('a', { patternProperties: { '^x': { type: 'string' } } }),
    ['a{^x} is text'],
  ],
  [
    'the keys themselves',
    at('a', { propertyNames: { maxLength: 3 } }),
    ['every key of a has at most 3 characters'],
  ],
  [
    'a dependency',
    at('a', { dependentRequired: { x: ['y'] } }),
    ['when a.x is set: a.y is required'],
  ],
  [
    'a condition',
    {
      if: {
        properties: {
          runtime: { required: ['workload'], properties: { workload: { const: 'service' } } },
        },
        required: ['runtime'],
      },
      then: at('scaling', { required: ['min'], properties: { min: { minimum: 2 } } }),
      else: { required: ['schedule'] },
    },
    [
      'unless runtime.workload is "service": schedule is required',
      'when runtime.workload is "service": scaling.min is at least 2',
      'when runtime.workload is "service": scaling.min is required',
    ],
  ],
  [
    'a condition on presence',
    { if: { required: ['a'] }, then: { required: ['b'] } },
    ['when a is set: b is required'],
  ],
  [
    'a choice',
    { anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    ['the whole meets at least one of: (a is required) or (b is required)'],
  ],
  ['a key ruled out by its name', { not: { required: ['a'] } }, ['a is not allowed']],
  [
    'something ruled out',
    { type: 'string', not: { pattern: 'a' } },
    ['the whole does not meet: the whole matches the pattern a', 'the whole is text'],
  ],
  ['facts', { 'x-pacto-facts': { required: ['sbom'] } }, ['facts.sbom is required']],
  [
    'a claim',
    { 'x-pacto-claim': at('values', { required: ['backups'] }) },
    ['claim.values.backups is required'],
  ],
  [
    'definitions',
    { $ref: '#/$defs/a', $defs: { a: { allOf: [{ required: ['x'] }] } } },
    ['x is required'],
  ],
  [
    'recursion',
    { properties: { next: { $ref: '#' } }, required: ['id'] },
    ['id is required', 'next meets what the whole must meet'],
  ],
  ['an unknown keyword', { frobnicate: 1 }, ['the whole meets `frobnicate` 1']],
  ['nothing', { title: 'a' }, []],
];

describe('describeRequirements', () => {
  it.each(ROWS)('%s', (_what, schema, texts) => {
    expect(describeRequirements(schema).map((requirement) => requirement.text)).toEqual(texts);
  });

  it('gives the place of a requirement', () => {
    const schema = { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { required: ['x'] } } };
    expect(describeRequirements(schema)).toEqual([
      { key: 'a.x required true', text: 'a.x is required', pointer: '/$defs/a/required/0' },
    ]);
  });

  it('says the same whatever the order of keys', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        const texts = (value: unknown): string[] =>
          describeRequirements(value).map((requirement) => requirement.text);
        expect(texts(reversed(schema))).toEqual(texts(schema));
      }),
    );
  });

  it.each([
    ['not', (inner: object) => ({ not: inner })],
    ['contains', (inner: object) => ({ contains: inner })],
    ['anyOf', (inner: object) => ({ anyOf: [inner, { minimum: 1 }] })],
    ['if', (inner: object) => ({ if: inner, then: { minimum: 1 } })],
  ])('ends for schemas without an end, and lists nothing from inside of `%s`', (_, holding) => {
    const levels = Array.from({ length: 40 }, (_, level) => [
      `d${level}`,
      {
        required: ['inner'],
        properties: { a: { $ref: `#/$defs/d${level + 1}` }, b: { $ref: `#/$defs/d${level + 1}` } },
      },
    ]);
    const schema = {
      ...holding({ $ref: '#/$defs/d0' }),
      $defs: { ...Object.fromEntries(levels), d40: { minimum: 1 } },
    };
    const texts = describeRequirements(schema).map(({ text }) => text);
    expect(texts.at(-1)).toBe('There are more requirements than can be listed.');
    expect(texts.filter((text) => text.includes('inner'))).toEqual([]);
  });

  it('ends for schemas without an end', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [
      `d${level}`,
      {
        properties: { a: { $ref: `#/$defs/d${level + 1}` }, b: { $ref: `#/$defs/d${level + 1}` } },
      },
    ]);
    const schema = {
      $ref: '#/$defs/d0',
      $defs: { ...Object.fromEntries(levels), d40: { minimum: 1 } },
    };
    const last = describeRequirements(schema).at(-1);
    expect(last?.text).toBe('There are more requirements than can be listed.');
  });
});

describe('the requirements that only one of two schemas has', () => {
  it('lists what is new and what is gone', () => {
    const base = { properties: { a: { minimum: 1 } }, required: ['a'] };
    const head = {
      allOf: [{ required: ['a'] }, { properties: { a: { minimum: 2 } } }],
      required: ['b'],
    };
    expect(requirementChanges(base, head)).toEqual({
      added: ['a is at least 2', 'b is required'],
      removed: ['a is at least 1'],
    });
  });

  it('is empty for a schema beside itself', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        expect(requirementChanges(schema, reversed(schema))).toEqual({ added: [], removed: [] });
      }),
    );
  });
});

function reversed<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed) as T;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, entry]) => [key, reversed(entry)])) as T;
}

function requirementChanges(base: unknown, head: unknown) {
  const missing = (from: unknown, other: unknown): string[] => {
    const keys = new Set(describeRequirements(other).map(({ key }) => key));
    return describeRequirements(from)
      .filter(({ key }) => !keys.has(key))
      .map(({ text }) => text);
  };
  return { added: missing(head, base), removed: missing(base, head) };
}

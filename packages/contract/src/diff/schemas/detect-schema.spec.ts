import { SCHEMA_CHANGES } from '../../../testing/diff-cases/schema-cases';
import { reverseKeys } from '../../../testing/openapi-documents';
import { EQUAL, number, object, text } from '../../../testing/schema-pair-cases';
import type { Detection } from '../change/detection';
import { detectSchema } from './detect-schema';
import type { SchemaRole } from '../rules/schema-rules';

const ROLES: readonly SchemaRole[] = ['configuration', 'policy-published', 'policy-own'];
const FILES = { basePath: 'old/schema.json', headPath: 'new/schema.json' };
const detect = (base: unknown, head: unknown, role: SchemaRole = 'configuration'): Detection =>
  detectSchema(base, head, FILES, role);

const known = { a: text, b: text };
const BY_ROLE = ROLES.flatMap((role) =>
  SCHEMA_CHANGES.map(([name, path, base, head]) => [role, name, path, base, head] as const),
);

describe('detectSchema', () => {
  it.each(BY_ROLE)('reports the path of a change: %s, %s', (role, _name, path, base, head) => {
    expect(detect(base, head, role).changes.map((change) => change.path)).toEqual([path]);
  });

  it.each(BY_ROLE)(
    'says the same whatever the order of keys: %s, %s',
    (role, _name, _path, base, head) => {
      expect(detect(base, reverseKeys(base), role)).toEqual({ changes: [], defects: [] });
      expect(detect(reverseKeys(base), reverseKeys(head), role)).toEqual(detect(base, head, role));
    },
  );

  it.each(EQUAL.filter(([, , , options]) => options === undefined))(
    'sees through %s',
    (_what, base, head) => {
      for (const role of ROLES) expect(detect(base, head, role).changes).toEqual([]);
    },
  );
});

describe('detectSchema reports', () => {
  it('old, new and place of what changed, definitions followed', () => {
    const base = object({ size: { $ref: '#/$defs/size' } }, { $defs: { size: { minimum: 1 } } });
    const head = object({ size: { allOf: [{ minimum: 2 }] } });
    expect(detect(base, head).changes).toEqual([
      {
        rule: 'configuration-lower-bound-raised',
        path: 'schema.properties.size.allOf[0].minimum',
        type: 'modified',
        oldValue: 1,
        newValue: 2,
        subject: '`size` was at least 1 and now must be at least 2.',
        base: { file: 'old/schema.json', pointer: '/$defs/size/minimum' },
        head: { file: 'new/schema.json', pointer: '/properties/size/allOf/0/minimum' },
      },
    ]);
  });

  it('what came with its place in the head, and what went with its place in the base', () => {
    const demanding = object(known, { required: ['a', 'b'] });
    expect(detect(object(known, { required: ['a'] }), demanding).changes).toEqual([
      {
        rule: 'configuration-property-required',
        path: 'schema.required[b]',
        type: 'added',
        newValue: 'b',
        subject: 'The value must now have the key `"b"`.',
        head: { file: 'new/schema.json', pointer: '/required/1' },
      },
    ]);
    expect(detect(demanding, object(known, { required: ['a'] })).changes).toMatchObject([
      {
        path: 'schema.required[b]',
        type: 'removed',
        oldValue: 'b',
        base: { file: 'old/schema.json', pointer: '/required/1' },
        head: { file: 'new/schema.json', pointer: '' },
      },
    ]);
  });

  it('a change of a shared definition once', () => {
    const shared = (size: object) =>
      object({ a: { $ref: '#/$defs/size' }, b: { $ref: '#/$defs/size' } }, { $defs: { size } });
    expect(
      detect(shared(text), shared(number)).changes.map(({ rule, path }) => [rule, path]),
    ).toEqual([
      ['configuration-type-narrowed', 'schema.$defs.size.type'],
      ['configuration-type-widened', 'schema.$defs.size.type'],
    ]);
  });

  it('nothing for definitions that moved and for a demand in another form', () => {
    const base = {
      definitions: { port: { type: 'integer', minimum: 1, maximum: 65535 } },
      ...object({ http: { $ref: '#/definitions/port' }, mode: { enum: ['a', 'b'] } }),
    };
    const head = {
      $defs: { number: { type: 'integer' }, port: { allOf: [{ $ref: '#/$defs/number' }, RANGE] } },
      ...object({
        mode: { anyOf: [{ const: 'b' }, { const: 'a' }] },
        http: { $ref: '#/$defs/port' },
      }),
    };
    for (const role of ROLES)
      expect(detect(base, head, role)).toEqual({ changes: [], defects: [] });
  });

  it('that a policy restricts a key that contracts may have already', () => {
    const base = object({ service: { type: 'object' } });
    const head = object({
      service: object({ owner: { minLength: 2 } }),
      scaling: { minProperties: 1 },
    });
    const rules = (role: SchemaRole) => detect(base, head, role).changes.map(({ rule }) => rule);
    expect(rules('configuration')).toEqual([
      'configuration-property-added',
      'configuration-property-added',
    ]);
    expect(rules('policy-published')).toContain('policy-bound-added');
    expect(rules('policy-own')).toContain('own-policy-bound-added');
  });

  it('what changed in the parts of a policy that check facts and claims', () => {
    const checking = (environment: object) => ({ 'x-pacto-facts': object({ environment }) });
    expect(
      detect(checking({ enum: ['dev', 'prod'] }), checking({ enum: ['prod'] }), 'policy-published')
        .changes,
    ).toMatchObject([
      {
        rule: 'policy-enum-narrowed',
        path: 'schema.x-pacto-facts.properties.environment.enum',
        oldValue: ['dev', 'prod'],
        newValue: ['prod'],
      },
    ]);
  });
});

const RANGE = { minimum: 1, maximum: 65535 };

describe('detectSchema cannot compare', () => {
  it.each([
    ['text', '`text`'],
    [[], 'an empty list'],
    [null, '`null`'],
    [3, '`3`'],
  ])('a value that is not a schema: %j', (value, seen) => {
    const defect = `A JSON Schema must be a mapping, \`true\` or \`false\`; this is ${seen}.`;
    expect(detect(value, {})).toEqual({
      changes: [],
      defects: [{ side: 'base', defect, pointer: '' }],
    });
    expect(detect({}, value).defects).toEqual([{ side: 'head', defect, pointer: '' }]);
  });

  it('what a reference to another file means', () => {
    const outside = object({ a: { $ref: 'other.json#/a' }, b: { $ref: 'https://example.com/b' } });
    expect(detect(outside, outside)).toEqual({
      changes: [],
      defects: ['a', 'b'].map((name) => ({
        side: 'head',
        defect: expect.stringMatching(/refers to a place outside this schema, .*\.$/),
        pointer: `/properties/${name}/$ref`,
      })),
    });
    expect(detect(outside, object({ a: text, b: text }))).toMatchObject({
      changes: [{ rule: 'configuration-undecided' }, { rule: 'configuration-undecided' }],
      defects: [],
    });
  });

  it.each([
    { $id: 'https://example.com/s', $defs: { a: text }, $ref: 'https://example.com/s#/$defs/a' },
    { $ref: '#/$defs/b', $defs: { b: { $id: 'https://example.com/b', type: 'string' } } },
    {
      $ref: 'https://example.com/d/b',
      $defs: {
        b: { $id: 'https://example.com/d/b', items: { $ref: 'c' } },
        c: { $id: 'https://example.com/d/c', type: 'string' },
      },
    },
    { $ref: 'd/b', $defs: { b: { $id: 'd/b', items: { $ref: '../c' } }, c: { $id: 'c' } } },
    { properties: { schema: { $ref: 'https://json-schema.org/draft/2020-12/schema' } } },
    { properties: { $ref: text }, default: { $ref: 'other.json' }, enum: [{ $ref: 'a.json' }] },
  ])('but follows what stays in it: %j', (schema) => {
    expect(detect({}, schema).defects).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parseSource } from '../../source/yaml/parse-source';
import { canonicalText } from '../../json-schema/json-text';
import { deriveProvisioning, type Provisioning } from './derive-provisioning';

const FIXTURES = join(__dirname, '../../../fixtures/xrd');
const POSTGRES = readFileSync(join(FIXTURES, 'postgres-v1.yaml'), 'utf8');
const BUCKET = readFileSync(join(FIXTURES, 'bucket-v2.yaml'), 'utf8');

function derive(text: string, include?: string[]) {
  return deriveProvisioning(parseSource('xrd.yaml', text).document!, include);
}

function provisioningOf(text: string, include?: string[]): Provisioning {
  const { provisioning, problems } = derive(text, include);
  expect(problems).toBe(undefined);
  return provisioning!;
}

function accepts(schema: object, value: unknown): boolean {
  return new Ajv({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    formats: {},
  }).compile(schema)(value);
}

/** A definition whose claim has one key with this schema. */
function definitionOf(schema: string): string {
  return `apiVersion: apiextensions.crossplane.io/v2
kind: CompositeResourceDefinition
spec:
  group: acme.example.com
  names: { kind: Thing }
  versions:
    - name: v1
      served: true
      referenceable: true
      schema: { openAPIV3Schema: { properties: { spec: { type: object, properties: { key: ${schema} } } } } }
`;
}

test('a definition with claims gives their kind, their version, and the schema of their values', () => {
  const { schema, ...rest } = provisioningOf(POSTGRES);
  expect(rest).toEqual({
    claimKind: 'PostgreSQLClaim',
    claimApiVersion: 'database.acme.example.com/v1beta1',
    claimStyle: 'claim',
    lost: [
      {
        pointer: expect.stringMatching(
          /^\/spec\/versions\/1\/.*\/spec\/x-kubernetes-validations\/0$/,
        ),
        rule: "self.size != 'large' || self.instances > 1",
        message: 'Large databases have two instances or more.',
      },
      { pointer: expect.stringMatching(/\/maintenance\/format$/), rule: 'format: duration' },
      { pointer: expect.stringMatching(/\/collation\/pattern$/), rule: 'pattern: (?i)^de_' },
      {
        pointer: expect.stringMatching(/\/users\/x-kubernetes-list-map-keys$/),
        rule: 'x-kubernetes-list-map-keys: ["name"]',
      },
      {
        pointer: expect.stringMatching(/\/users\/items\/x-kubernetes-validations\/0$/),
        rule: "!self.admin || self.name.startsWith('admin-')",
      },
    ],
  });
  expect(schema).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    description: 'What a team asks for.',
    required: ['size', 'instances'],
    additionalProperties: false,
    properties: {
      size: { type: 'string', enum: ['small', 'medium', 'large'], examples: ['small'] },
      instances: { type: 'integer', minimum: 1, maximum: 5 },
      region: { type: 'string', default: 'eu-central-1' },
      iops: { type: 'integer', exclusiveMinimum: 0, maximum: 2 ** 63 },
      loadFactor: { type: 'number', exclusiveMaximum: 1, minimum: 0 },
      maintenance: { type: ['string', 'null'] },
      port: { type: ['integer', 'string', 'null'] },
      name: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 40 },
      collation: { type: 'string' },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      parameters: { type: 'object', additionalProperties: true },
      template: { type: 'object', additionalProperties: true },
      users: {
        type: 'array',
        uniqueItems: true,
        items: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: { name: { type: 'string' }, admin: { type: 'boolean' } },
        },
      },
      backups: {
        type: 'object',
        additionalProperties: false,
        anyOf: [{ required: ['schedule'] }, { properties: { enabled: { enum: [false] } } }],
        properties: { enabled: { type: 'boolean' }, schedule: { type: 'string' } },
      },
    },
  });
});

test('a definition of version 2 gives the kind of the composite resource', () => {
  const { schema, ...rest } = provisioningOf(BUCKET);
  expect(rest).toEqual({
    claimKind: 'Bucket',
    claimApiVersion: 'storage.acme.example.com/v1',
    claimStyle: 'xr',
    lost: [],
  });
  expect(schema.properties).not.toHaveProperty('crossplane');
  expect(schema).toMatchObject({
    required: ['parameters'],
    properties: {
      parameters: { properties: { retentionDays: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } } },
    },
  });
});

test('a definition of version 1 whose resources are in a namespace gives the kind of the resource', () => {
  const namespaced = BUCKET.replace('crossplane.io/v2', 'crossplane.io/v1');
  expect(provisioningOf(namespaced)).toMatchObject({ claimKind: 'Bucket', claimStyle: 'xr' });
});

test('a definition of version 2 that still offers claims gives the kind of the claim', () => {
  const legacy = BUCKET.replace(
    'scope: Namespaced',
    'scope: LegacyCluster\n  claimNames: { kind: BucketClaim }',
  );
  expect(provisioningOf(legacy)).toMatchObject({ claimKind: 'BucketClaim', claimStyle: 'claim' });
});

test.each([
  [{ size: 'small', instances: 1 }, true],
  [{ size: 'small', instances: 1, port: 'http', maintenance: null }, true],
  [{ size: 'small', instances: 1, port: null, labels: { a: 'b' } }, true],
  [{ size: 'small', instances: 1, parameters: { any: [1] } }, true],
  [{ size: 'small', instances: 6 }, false],
  [{ size: 'small' }, false],
  [{ size: 'small', instances: 1, iops: 0 }, false],
  [{ size: 'small', instances: 1, loadFactor: 1 }, false],
  [{ size: 'small', instances: 1, port: 1.5 }, false],
  [{ size: 'small', instances: 1, compositionRef: { name: 'x' } }, false],
  [{ size: 'small', instances: 1, unknown: 1 }, false],
  [{ size: null, instances: 1 }, false],
  [{ size: 'small', instances: 1, backups: { enabled: true } }, false],
  [{ size: 'small', instances: 1, backups: { enabled: false } }, true],
])('of the values %j it is %s that the derived schema accepts them', (values, expected) => {
  expect(accepts(provisioningOf(POSTGRES).schema, values)).toBe(expected);
});

test.each([
  [
    '{ type: integer, format: int32 }',
    { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  ],
  [
    '{ type: integer, format: int64, maximum: 9223372036854775807 }',
    { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 },
  ],
  ['{ type: string, format: date-time }', { type: 'string', format: 'date-time' }],
  ['{ type: string, format: byte }', { type: 'string' }],
  ['{ type: string, format: password }', { type: 'string', format: 'password' }],
  ['{ type: number, minimum: 1, exclusiveMinimum: false }', { type: 'number', minimum: 1 }],
  ['{ type: object }', { type: 'object', additionalProperties: false }],
  ['{ x-kubernetes-preserve-unknown-fields: true }', {}],
  [
    '{ type: object, x-kubernetes-preserve-unknown-fields: true, properties: { a: { type: object } } }',
    {
      type: 'object',
      additionalProperties: true,
      properties: { a: { type: 'object', additionalProperties: false } },
    },
  ],
  [
    '{ type: array, x-kubernetes-list-type: set, items: { type: string } }',
    { type: 'array', items: { type: 'string' }, uniqueItems: true },
  ],
  ['{ type: string, enum: [a], nullable: true }', { type: ['string', 'null'], enum: ['a'] }],
  [
    '{ x-kubernetes-int-or-string: true, nullable: true, anyOf: [{ type: integer }, { type: string }] }',
    {
      type: ['integer', 'string', 'null'],
      anyOf: [{ type: 'null' }, { type: 'integer' }, { type: 'string' }],
    },
  ],
  [
    '{ type: object, nullable: true, oneOf: [{ required: [a] }, { required: [b] }] }',
    {
      type: ['object', 'null'],
      additionalProperties: false,
      anyOf: [{ type: 'null' }, { oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
    },
  ],
  [
    '{ properties: { __proto__: { type: string } } }',
    {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries([['__proto__', { type: 'string' }]]),
    },
  ],
])('%s is converted', (openApi, expected) => {
  const { properties } = provisioningOf(definitionOf(openApi)).schema;
  expect((properties as Record<string, unknown>).key).toEqual(expected);
});

test.each<[string, string[], string[], string[]]>([
  ['uri', ['/healthz', '*', 'mailto:a', 'https://a.b/c d'], ['example', ''], ['format: uri']],
  ['email', ['a@b.c', 'Ann <a@b.c>'], ['ann', ''], ['format: email']],
  ['hostname', ['a', 'büro.example', 'a.b-c.d1'], ['a_b', 'a b', ''], ['format: hostname']],
  [
    'uuid',
    ['0B7E6A1C-1234-4abc-8def-0123456789ab', '0b7e6a1c12344abc8def0123456789ab'],
    ['0b7e6a1c-1234', 'urn:uuid:0b7e6a1c-1234-4abc-8def-0123456789ab'],
    [],
  ],
])('the format %s accepts what the API server accepts', (format, accepted, refused, rules) => {
  const { schema, lost } = provisioningOf(definitionOf(`{ type: string, format: ${format} }`));
  expect(accepted.filter((key) => !accepts(schema, { key }))).toEqual([]);
  expect(refused.filter((key) => accepts(schema, { key }))).toEqual([]);
  expect(lost.map(({ rule }) => rule)).toEqual(rules);
});

test('a pattern is kept beside a format', () => {
  const { schema } = provisioningOf(definitionOf('{ type: string, pattern: ^/, format: uri }'));
  expect(schema.properties).toEqual({ key: { type: 'string', pattern: '^/' } });
});

test.each([
  ['{ type: string, not: { pattern: "(?i)^a" } }', 'not: {"pattern":"(?i)^a"}'],
  ['{ type: string, not: { format: cidr } }', 'not: {"format":"cidr"}'],
  [
    '{ type: string, not: { anyOf: [{ pattern: "(?i)^a" }, { pattern: "^b" }] } }',
    'not: {"anyOf":[{"pattern":"(?i)^a"},{"pattern":"^b"}]}',
  ],
  [
    '{ type: string, oneOf: [{ pattern: "(?i)^a" }, { pattern: "^b" }] }',
    'oneOf: [{"pattern":"(?i)^a"},{"pattern":"^b"}]',
  ],
  ['{ type: string, anyOf: [{ pattern: "(?i)^a" }, { pattern: "^b" }] }', 'pattern: (?i)^a'],
  ['{ type: string, format: duration }', 'format: duration'],
  ['{ type: string, not: { format: uri } }', 'not: {"format":"uri"}'],
])('%s accepts every text, and says what is lost', (openApi, rule) => {
  const { schema, lost } = provisioningOf(definitionOf(openApi));
  expect(lost.map((one) => one.rule)).toEqual([rule]);
  for (const key of ['', 'a', 'b', 'Ab']) expect(accepts(schema, { key })).toBe(true);
});

test.each([
  ['integer, default: 9007199254740993', 'default', '9007199254740993'],
  ['integer, minimum: 9007199254740993', 'minimum', '9007199254740993'],
  [
    'number, maximum: 9007199254740993, exclusiveMaximum: true',
    'exclusiveMaximum',
    '9007199254740993',
  ],
  ['integer, format: int64', 'maximum', '9223372036854775807'],
  ['integer, format: int64, maximum: 9223372036854775806', 'maximum', '9223372036854775806'],
  ['integer, format: int32, maximum: 9007199254740993', 'maximum', '2147483647'],
])('of the type %s, `%s` keeps its digits', (type, keyword, digits) => {
  const { properties } = provisioningOf(definitionOf(`{ type: ${type} }`)).schema;
  expect(canonicalText(properties)).toContain(`"${keyword}":${digits}`);
});

test('a selection keeps the selected keys alone, also inside a key', () => {
  const { schema, lost } = provisioningOf(
    BUCKET.replace('[region, versioning, owner]', '[region, versioning]'),
    ['parameters.region', 'parameters.retentionDays'],
  );
  expect(schema).toMatchObject({ required: ['parameters'], additionalProperties: false });
  const { parameters } = schema.properties as Record<string, Record<string, object>>;
  expect(Object.keys(parameters!.properties!)).toEqual(['region', 'retentionDays']);
  expect(parameters).toMatchObject({ required: ['region'], additionalProperties: false });
  expect(parameters).not.toHaveProperty('oneOf');
  expect(lost).toEqual([
    {
      pointer: expect.stringMatching(/\/parameters\/oneOf$/),
      rule: 'oneOf: [{"required":["owner"]},{"required":["region"]}]',
    },
  ]);
});

test.each([
  ['an open claim', 'x-kubernetes-preserve-unknown-fields: true', ['key']],
  ['an open claim, inside a key', 'x-kubernetes-preserve-unknown-fields: true', ['key.a']],
])('a selection closes %s', (_what, keyword, include) => {
  const text = definitionOf(`{ type: object, ${keyword}, properties: { a: {}, b: {} } }`);
  const open = text.replace('spec: { type: object,', `spec: { type: object, ${keyword},`);
  const { schema } = provisioningOf(open, include);
  expect(accepts(schema, { other: 1 })).toBe(false);
  expect(accepts(schema, { key: { a: 1 } })).toBe(true);
  expect(accepts(schema, { key: { other: 1 } })).toBe(include[0] === 'key');
});

test('a selection that leaves out a required key with a default is accepted', () => {
  const { properties } = provisioningOf(POSTGRES, ['size', 'instances']).schema;
  expect(Object.keys(properties as object)).toEqual(['size', 'instances']);
});

test.each([
  [
    ['size'],
    'The key `instances` is required and has no default, and `--include` leaves it out.',
    'Add `instances` to `--include`, or give it a default in the definition.',
    /\/required\/1$/,
  ],
  [
    ['size', 'instance'],
    'The definition has no key `instance`, which `--include` names.',
    'Did you mean `instances`?',
    /\/spec$/,
  ],
  [
    ['spec.size', 'instances'],
    'The definition has no key `spec.size`, which `--include` names.',
    'Did you mean `size`?',
    /\/spec$/,
  ],
])('the selection %j is refused', (include, message, hint, pointer) => {
  const { problems } = derive(POSTGRES, include);
  expect(problems).toContainEqual(
    expect.objectContaining({ message, hint, pointer: expect.stringMatching(pointer) }),
  );
});

test.each([
  ['region', 'Did you mean `parameters.region`?'],
  ['regoin', 'Did you mean `parameters.region`?'],
  ['parameter.region', 'Did you mean `parameters.region`?'],
  ['parameters.regoin', 'Did you mean `parameters.region`?'],
  ['spec.parameters.region', 'Did you mean `parameters.region`?'],
  ['elsewhere', 'Accepted: `parameters`.'],
])('the selection %s names no key, and the hint says: %s', (include, hint) => {
  const { problems } = derive(BUCKET, [include]);
  expect(problems).toContainEqual(expect.objectContaining({ hint, on: 'key' }));
});

test('a required key inside a selected key must be selected too', () => {
  expect(derive(BUCKET, ['parameters.region']).problems?.map(({ message }) => message)).toEqual([
    'The key `parameters.owner` is required and has no default, and `--include` leaves it out.',
  ]);
});

const BOTH = 'served: true\n      referenceable: true';
test.each([
  ['a list', '- a', '', 'The file is not a Crossplane definition. It has no `kind`.'],
  ['an empty file', '', '', 'The file is not a Crossplane definition. It has no `kind`.'],
  [
    'a CustomResourceDefinition',
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {}',
    '/kind',
    'The file is not a Crossplane definition. Its kind is `CustomResourceDefinition`.',
  ],
  [
    'an unknown API version',
    BUCKET.replace('crossplane.io/v2', 'crossplane.io/v3'),
    '/apiVersion',
    'The `apiVersion` of the definition is `apiextensions.crossplane.io/v3`.',
  ],
  [
    'a definition without claims',
    POSTGRES.replace('claimNames', 'otherNames'),
    '/spec',
    'The definition has no `claimNames`, so that teams cannot make a claim of it.',
  ],
  [
    'a definition of version 2 whose composite resource is of the time before, without claims',
    BUCKET.replace('scope: Namespaced', 'scope: LegacyCluster'),
    '/spec',
    'The definition has no `claimNames`, so that teams cannot make a claim of it.',
  ],
  [
    'an unknown scope',
    BUCKET.replace('scope: Namespaced', 'scope: Namespace'),
    '/spec/scope',
    'The `scope` of the definition is `Namespace`.',
  ],
  [
    'a definition without names',
    BUCKET.replace('  names:', '  other:'),
    '/spec',
    'The definition has no `names`.',
  ],
  [
    'a definition without a group',
    BUCKET.replace('  group:', '  other:'),
    '/spec',
    'The key `group` is missing.',
  ],
  [
    'a definition without versions',
    BUCKET.replace('  versions:', '  other:'),
    '/spec',
    'The definition has no list `versions`.',
  ],
  [
    'a definition that serves no version',
    BUCKET.replace('served: true', 'served: false'),
    '/spec/versions',
    'No version is both served and referenceable.',
  ],
  [
    'a definition with two such versions',
    POSTGRES.replace('referenceable: false', 'referenceable: true'),
    '/spec/versions/1',
    'The versions `v1alpha1` and `v1beta1` are all served and referenceable; Crossplane accepts one.',
  ],
  [
    'a version without a schema',
    BUCKET.replace(BOTH, BOTH + '\n      other: {}').replace('schema:\n', 'schemas:\n'),
    '/spec/versions/0',
    'The version has no `schema.openAPIV3Schema.properties.spec`: `schema` is missing or is not a map.',
  ],
  [
    'a schema without spec',
    BUCKET.replace('            spec:\n', '            status:\n'),
    '/spec/versions/0/schema/openAPIV3Schema/properties',
    'The version has no `schema.openAPIV3Schema.properties.spec`: `spec` is missing or is not a map.',
  ],
  [
    'an unknown type',
    definitionOf('{ type: text }'),
    '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/key/type',
    'The type is `text`. Use one of `object`, `array`, `string`, `integer`, `number`, `boolean`.',
  ],
  [
    'a reference',
    definitionOf("{ $ref: '#/a' }"),
    '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/key/$ref',
    'The schema has a `$ref`, which Kubernetes does not accept in a definition.',
  ],
  [
    'a claim that is a text',
    BUCKET.replace('spec:\n              type: object', 'spec:\n              type: string'),
    '/spec/versions/0/schema/openAPIV3Schema/properties/spec/type',
    'The type of `spec` is `string`, and the values of a claim are a map.',
  ],
  [
    'an empty kind',
    BUCKET.replace('kind: Bucket', "kind: ''"),
    '/spec/names/kind',
    '`kind` is an empty text.',
  ],
  ...[
    ['minimum: "1"', '`minimum` must be a number; this is `"1"`.'],
    ['enum: a', '`enum` must be a list of values; this is `a`.'],
    ['required: a', '`required` must be a list of texts; this is `a`.'],
    ['pattern: 5', '`pattern` must be a text; this is `5`.'],
    ['nullable: "yes"', '`nullable` must be `true` or `false`; this is `yes`.'],
    ['maxLength: -1', '`maxLength` must be a whole number from 0; this is `-1`.'],
    ['title: [a]', '`title` must be a text; this is a list.'],
  ].map((row): [string, string, string, string] => {
    const [entry, message] = row as [string, string];
    const place = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/key';
    const keyword = entry.replace(/:.*/, '');
    return [`the entry ${entry}`, definitionOf(`{ ${entry} }`), `${place}/${keyword}`, message];
  }),
  [
    'a schema that is a text',
    definitionOf('string'),
    '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/key',
    'A schema must be a map; this is a text.',
  ],
])('%s is refused at its place', (_what, text, pointer, message) => {
  expect(derive(text).problems).toEqual([expect.objectContaining({ pointer, message })]);
});

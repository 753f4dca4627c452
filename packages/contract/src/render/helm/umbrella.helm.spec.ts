// Umbrella charts with the values and the schema that are rendered for them, in real Helm.
import { join } from 'node:path';
import { helmProblem, helmTemplate, HELM_VERSIONS, type ChartFiles } from '../../../testing/helm';
import { createSchemaStore } from '../../schema-check/schema-store';
import { readTexts, renderTexts, type Texts } from '../../../testing/memory-unit';

const PLATFORM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://example.com/platform.schema.json',
  type: 'object',
  additionalProperties: false,
  required: ['replicas'],
  properties: {
    replicas: { $ref: '#/$defs/count' },
    ports: {
      type: 'array',
      items: { $ref: 'https://example.com/platform.schema.json#/$defs/count' },
    },
    size: { $ref: '#size' },
    enabled: { type: 'boolean' },
    image: { type: 'object', properties: { tag: { type: 'string' } } },
    global: { type: 'object' },
  },
  $defs: {
    count: { type: 'integer', minimum: 0 },
    size: { $anchor: 'size', type: 'string', enum: ['small', 'large'] },
  },
};

/** As a chart must have it: Helm fetches what is not a reference within the file. */
const CHART_SCHEMA = JSON.stringify(PLATFORM_SCHEMA)
  .replaceAll('https://example.com/platform.schema.json#', '#')
  .replace('"#size"', '"#/$defs/size"');

const aliasesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `part-${index}`);

function workspace(aliases: readonly string[]): Texts {
  const ref = (name: string): string => `oci://ghcr.io/example/pactos/${name}:1.0.0`;
  const contract = (name: string, rest: object): string =>
    JSON.stringify({ pactoVersion: '1.0', service: { name, version: '1.0.0' }, ...rest });
  return {
    'platform/pacto.yaml': contract('platform', {
      configurations: [{ name: 'deployment', schema: 'configuration/schema.json' }],
    }),
    'platform/configuration/schema.json': JSON.stringify(PLATFORM_SCHEMA),
    'shop/pactos/shop-root/pacto.yaml': JSON.stringify({
      pactoVersion: '1.0',
      service: {
        name: 'shop-root',
        version: '1.0.0',
        chart: { ref: 'oci://ghcr.io/example/charts/shop', version: '1.0.0' },
      },
      dependencies: aliases.map((name) => ({
        name,
        ref: ref(`shop-${name}`),
        required: true,
        compatibility: '^1.0.0',
      })),
    }),
    ...Object.fromEntries(
      aliases.map((name, index) => [
        `shop/pactos/shop-${name}/pacto.yaml`,
        contract(`shop-${name}`, {
          configurations: [
            {
              name: 'deployment',
              ref: ref('platform'),
              values: { replicas: index, ports: [80], size: 'small' },
            },
          ],
        }),
      ]),
    ),
  };
}

/** The umbrella with the rendered schema; each alias can be switched off. */
function umbrella(
  aliases: readonly string[],
  schema: string,
  switches = (alias: string): object => ({ condition: `${alias}.enabled` }),
): ChartFiles {
  return {
    'Chart.yaml': chartFile(aliases, switches),
    'values.schema.json': schema,
    'charts/platform/Chart.yaml': 'apiVersion: v2\nname: platform\nversion: 1.0.0\n',
    'charts/platform/values.schema.json': CHART_SCHEMA,
    'charts/platform/templates/part.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Chart.Name }}}\ndata: {replicas: {{ .Values.replicas | quote }}}\n',
  };
}

function chartFile(aliases: readonly string[], switches: (alias: string) => object): string {
  const dependencies = aliases.map((alias) => ({
    name: 'platform',
    version: '1.0.0',
    alias,
    ...switches(alias),
  }));
  return JSON.stringify({ apiVersion: 'v2', name: 'shop', version: '1.0.0', dependencies });
}

/** A workspace in which each alias has a schema of its own for its values. */
function withSchemas(schemas: Readonly<Record<string, unknown>>, values: Values): Texts {
  const aliases = Object.keys(schemas);
  const { 'shop/pactos/shop-root/pacto.yaml': root } = workspace(aliases);
  return {
    'shop/pactos/shop-root/pacto.yaml': root!,
    ...Object.fromEntries(
      aliases.flatMap((name) => [
        [
          `shop/pactos/shop-${name}/pacto.yaml`,
          JSON.stringify({
            pactoVersion: '1.0',
            service: { name: `shop-${name}`, version: '1.0.0' },
            configurations: [
              { name: 'deployment', schema: 'schema.json', values: values[name] ?? {} },
            ],
          }),
        ],
        [`shop/pactos/shop-${name}/schema.json`, JSON.stringify(schemas[name])],
      ]),
    ),
  };
}

type Values = Readonly<Record<string, unknown>>;

/** The umbrella of these components; the charts of the components have no schema. */
function openUmbrella(texts: Texts, aliases: readonly string[], more: ChartFiles = {}) {
  const { texts: files, report } = renderTexts(texts, 'shop/pactos/shop-root');
  expect(report.environments.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const textOf = (path: string): string => files.find((one) => one.path === path)!.text;
  const chart: ChartFiles = {
    ...umbrella(aliases, textOf('_base/values.schema.json'), () => ({})),
    'charts/platform/values.schema.json': '{}',
    ...more,
  };
  return { chart, values: textOf('_base/values.yaml') };
}

function render(aliases: readonly string[]): { chart: ChartFiles; values: string } {
  const { texts, report } = renderTexts(workspace(aliases), 'shop/pactos/shop-root');
  expect(report.outcome).toBe('clean');
  const textOf = (path: string): string => texts.find((one) => one.path === path)!.text;
  return {
    chart: umbrella(aliases, textOf('_base/values.schema.json')),
    values: textOf('_base/values.yaml'),
  };
}

const draft = (name: string): string => `http://json-schema.org/draft-${name}/schema#`;
const DRAFT_2019 = 'https://json-schema.org/draft/2019-09/schema';
const TUPLE = { items: [{ type: 'string' }], additionalItems: false };
const GENERIC_LIST = (inner: string): object => ({
  $id: 'https://example.com/root',
  type: 'object',
  properties: { aa: { $ref: 'ints' } },
  $defs: {
    ints: {
      $id: 'ints',
      $ref: 'list',
      $defs: { item: { $dynamicAnchor: 'item', type: 'integer' } },
    },
    list: {
      $id: 'list',
      type: 'array',
      items: { $dynamicRef: '#item' },
      $defs: { item: { $dynamicAnchor: 'item', type: inner } },
    },
  },
});

/** Schema, values that fit, values that do not, and the one Helm that can see that. */
const DRAFTS: readonly [string, object, object, object?, string?][] = [
  [
    'an exclusive bound of draft-04',
    {
      $schema: draft('04'),
      type: 'object',
      properties: { aa: { type: 'integer', minimum: 0, exclusiveMinimum: true } },
    },
    { aa: 1 },
    { aa: 0 },
  ],
  [
    'an identifier of draft-04',
    {
      $schema: draft('04'),
      id: 'https://example.com/values',
      type: 'object',
      properties: {
        aa: { $ref: '#/definitions/count' },
        bb: { $ref: 'https://example.com/values#/definitions/count' },
        cc: { $ref: '#named' },
      },
      definitions: { count: { type: 'integer' }, named: { id: '#named', type: 'integer' } },
    },
    { aa: 1, bb: 2, cc: 3 },
    { cc: 'three' },
  ],
  ...[draft('06'), draft('07'), DRAFT_2019].map(($schema): [string, object, object, object] => [
    `a list of items of ${$schema}`,
    { $schema, type: 'object', properties: { aa: TUPLE } },
    { aa: ['a'] },
    { aa: ['a', 'b'] },
  ]),
  ...[draft('04'), draft('06'), draft('07')].map(($schema): [string, object, object, object] => [
    `keywords beside a reference of ${$schema}`,
    {
      $schema,
      type: 'object',
      properties: { aa: { $ref: '#/definitions/count', maximum: 1 } },
      definitions: { count: { type: 'integer' } },
    },
    { aa: 5 },
    { aa: 'five' },
  ]),
  ...[draft('04'), draft('07')].map(($schema): [string, object, object, object] => [
    `a root that is a reference of ${$schema}`,
    {
      $schema,
      $ref: '#/definitions/values',
      required: ['ignored'],
      definitions: { values: { type: 'object', properties: { aa: { type: 'integer' } } } },
    },
    { aa: 5 },
    { aa: 'five' },
  ]),
  [
    'dependencies of draft-07',
    {
      $schema: draft('07'),
      type: 'object',
      dependencies: { aa: ['bb'], cc: { required: ['dd'] } },
    },
    { aa: 1, bb: 1 },
    { cc: 1 },
  ],
  [
    'an identifier beside a reference of draft-07',
    {
      $schema: draft('07'),
      type: 'object',
      properties: { aa: { $id: 'other.json', $ref: '#/definitions/count' } },
      definitions: { count: { type: 'integer' } },
    },
    { aa: 1 },
    { aa: 'one' },
  ],
  [
    'the recursion of draft 2019-09',
    {
      $schema: DRAFT_2019,
      $recursiveAnchor: true,
      type: 'object',
      properties: { aa: { type: 'integer' }, sub: { $recursiveRef: '#' } },
    },
    { sub: { sub: { aa: 1 } } },
    { sub: { sub: { aa: 'one' } } },
    '4.1.4',
  ],
  ['a dynamic reference', GENERIC_LIST('integer'), { aa: [1] }, { aa: ['x'] }, '4.1.4'],
  ['a dynamic reference that widens', GENERIC_LIST('string'), { aa: [1] }, { aa: ['x'] }, '4.1.4'],
  [
    'the one target of a dynamic reference',
    {
      type: 'object',
      properties: { aa: { $dynamicRef: '#count' } },
      $defs: { count: { $dynamicAnchor: 'count', type: 'integer' } },
    },
    { aa: 1 },
    { aa: 'one' },
  ],
  [
    'a reference to data that is a schema',
    {
      type: 'object',
      properties: {
        aa: { $ref: '#/properties/bb/default' },
        bb: { default: { $ref: '#/$defs/count' } },
      },
      $defs: { count: { type: 'integer' } },
    },
    { aa: 1 },
    { aa: 'one' },
  ],
  [
    'a part of another draft',
    {
      type: 'object',
      properties: { aa: { $ref: 'old' } },
      $defs: {
        old: {
          $id: 'old',
          $schema: draft('07'),
          properties: { bb: { $ref: '#/definitions/count', maximum: 1 } },
          definitions: { count: { type: 'integer' } },
        },
      },
    },
    { aa: { bb: 5 } },
    { aa: { bb: 'five' } },
  ],
  [
    'keywords that draft-04 does not know',
    {
      $schema: draft('04'),
      type: 'object',
      properties: { aa: { const: 1, if: {}, then: { maximum: 0 }, type: 'integer' } },
      propertyNames: { maxLength: 1 },
    },
    { aa: 2 },
    { aa: 'two' },
  ],
  [
    'the old name of definitions in draft 2019-09',
    {
      $schema: DRAFT_2019,
      $id: 'https://example.com/values',
      type: 'object',
      properties: {
        aa: { $ref: '#/definitions/outer/definitions/inner' },
        bb: { $ref: 'https://example.com/values#/definitions/outer' },
      },
      definitions: { outer: { type: 'array', definitions: { inner: { type: 'integer' } } } },
    },
    { aa: 1, bb: [] },
    { aa: 'one' },
  ],
  [
    'names that are escaped',
    {
      $schema: draft('06'),
      type: 'object',
      properties: { aa: { $ref: '#/definitions/a~1b%25c%20d' } },
      definitions: { 'a/b%c d': { type: 'integer' } },
    },
    { aa: 1 },
    { aa: 'one' },
  ],
];

const INTEGER = { type: 'integer' };
const UUID = '123E4567-E89B-12D3-A456-426614174000';
const AHEAD = '^(?!x)';
const TEXT = { type: 'string' };
const MAP = { type: 'object' };

/** Formats that a Helm checks. */
const FORMATS = [
  ...['date', 'time', 'date-time', 'email', 'idn-email', 'hostname', 'ipv4', 'ipv6', 'uri'],
  ...['uri-reference', 'uri-template', 'iri', 'iri-reference', 'json-pointer'],
  ...['relative-json-pointer', 'regex', 'uuid', 'duration', 'period', 'semver'],
];

const formatted = (formats: readonly string[]): object => ({
  properties: Object.fromEntries(formats.map((format) => [format, { format }])),
});
const valued = (keys: readonly string[], value: unknown): object =>
  Object.fromEntries(keys.map((key) => [key, value]));

/** Texts that fit a format and that a Helm refuses under it; then one that does not fit, if that is still checked. */
const RARE_TEXTS: readonly [string, string[], string?][] = [
  [
    'date-time',
    [
      '2024-01-01t00:00:00z',
      '2024-01-01 00:00:00Z',
      '2016-12-31T23:59:60Z',
      '2024-01-01T00:00:00+01',
    ],
    'soon',
  ],
  ['time', ['12:00:00z', '23:59:60Z', '12:00:00+0100'], '12:00'],
  ['hostname', ['example.com.'], 'a_b'],
  ['uri', ['http://a:b/']],
  ['uri-reference', [':a', '1:2']],
  ['uri-template', ['{?a:3}']],
  ['iri', ['é']],
  ['iri-reference', [':']],
  ['period', ['a']],
  ['semver', ['a']],
];

/** A keyword that Helm 3 does not know, a schema with it that refuses the value, and the value. */
const LATER: readonly [string, object, unknown][] = [
  ['unevaluatedProperties', { properties: { b: {} }, unevaluatedProperties: false }, { a: 1 }],
  ['unevaluatedItems', { prefixItems: [{}], unevaluatedItems: false }, [1, 2]],
  ['prefixItems', { prefixItems: [TEXT] }, [1]],
  ['minContains', { contains: INTEGER, minContains: 2 }, [1]],
  ['maxContains', { contains: INTEGER, maxContains: 1 }, [1, 2]],
  ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { a: 1 }],
  ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1 }],
  ['a format', { format: 'ipv6' }, '1.2.3.4'],
  ['a format that Go has no word for', { format: 'duration' }, 'x'],
  ['a keyword beside a reference', { $ref: '#/$defs/map', required: ['b'] }, { a: 1 }],
];

/** Places where a schema that accepts more makes the whole schema accept less. */
const LATER_UNDER: readonly [string, (part: object) => object][] = [
  ['under not', (part) => ({ not: part })],
  ['in a condition', (part) => ({ if: part, then: false })],
  ['in one of two', (part) => ({ oneOf: [part, {}] })],
  ['under not, deeper', (part) => ({ not: { allOf: [{ anyOf: [part] }] } })],
];

/** Each accepts a map of one key, and would not accept one of two. */
const COUNTS: readonly object[] = [
  { not: { minProperties: 2 } },
  { not: { minProperties: 2, maxProperties: 3 } },
  { not: { anyOf: [{ maxProperties: 0 }, { minProperties: 2 }] } },
  { if: { minProperties: 2 }, then: { required: ['bb'] } },
  { oneOf: [{ minProperties: 2 }, { maxProperties: 1 }] },
  { not: { $ref: '#/$defs/two' }, $defs: { two: { minProperties: 2 } } },
];

/** Schemas with a part that some Helm refuses to read, or that would change its meaning; values that fit, and that do not. */
const UNPORTABLE: readonly [string, object, object, object?][] = [
  ['a look-ahead', { properties: { aa: { ...TEXT, pattern: AHEAD } } }, { aa: 'a' }, { aa: 5 }],
  ['an escape', { properties: { aa: { ...TEXT, pattern: '^\\u0061' } } }, { aa: 'ab' }],
  ['a script', { properties: { aa: { ...TEXT, pattern: '^\\p{Script=Greek}' } } }, { aa: 'α' }],
  ['a look-ahead for keys', { propertyNames: { pattern: AHEAD } }, { aa: 1 }],
  [
    'keys by a look-ahead in a closed map',
    { patternProperties: { [AHEAD]: INTEGER, '^x': TEXT }, additionalProperties: false },
    { aa: 1, xx: 'x' },
    { xx: 5 },
  ],
  [
    'keys by a look-ahead beside unevaluatedProperties',
    { allOf: [{ patternProperties: { [AHEAD]: INTEGER } }], unevaluatedProperties: false },
    { aa: 1 },
  ],
  [
    'a look-ahead under not',
    { not: { required: ['aa'], properties: { aa: { pattern: AHEAD } } } },
    { aa: 'x' },
  ],
  [
    'a look-ahead in a reference under not',
    { not: { $ref: '#/$defs/aa' }, $defs: { aa: { properties: { aa: { pattern: AHEAD } } } } },
    { aa: 'x' },
  ],
  [
    'a look-ahead in a condition',
    { if: { properties: { aa: { pattern: AHEAD } } }, then: { required: ['bb'] } },
    { aa: 'x' },
  ],
  [
    'a look-ahead in one of two',
    {
      oneOf: [
        { properties: { aa: { pattern: AHEAD } } },
        { properties: { aa: { pattern: '^x' } } },
      ],
    },
    { aa: 'x' },
  ],
  [
    'a look-ahead in a part that a reference names',
    {
      patternProperties: { [AHEAD]: INTEGER },
      properties: { xx: { $ref: `#/patternProperties/${encodeURIComponent(AHEAD)}` } },
    },
    { aa: 1, xx: 1 },
  ],
  [
    'a value that is listed twice',
    { properties: { aa: { enum: ['a', 'a', { b: 1 }, { b: 1 }] } } },
    { aa: 'a' },
  ],
  [
    'a list of one item',
    { properties: { aa: { prefixItems: [INTEGER], items: false } } },
    { aa: [1] },
    { aa: [1, 2] },
  ],
  [
    'other items after the first',
    { properties: { aa: { prefixItems: [INTEGER], items: TEXT, maxItems: 3 } } },
    { aa: [1, 'a'] },
    { aa: [1, 'a', 'b', 'c'] },
  ],
  [
    'a list that may lack an item',
    { properties: { aa: { contains: INTEGER, minContains: 0 } } },
    { aa: ['a'] },
  ],
  [
    'a number beside its text',
    { $schema: draft('07'), properties: { aa: { enum: ['1', 1] } } },
    { aa: 1 },
    { aa: 2 },
  ],
  [
    'lengths that exclude each other',
    { anyOf: [{ properties: { aa: { minLength: 2, maxLength: 1 } } }, {}] },
    { aa: 'a' },
  ],
  [
    'numbers of keys that exclude each other',
    { properties: { aa: { minProperties: 2, maxProperties: 1 } } },
    { aa: 1 },
    { aa: {} },
  ],
  [
    'a const that a reference switches off',
    {
      $schema: draft('07'),
      $ref: '#/definitions/aa',
      const: 1,
      definitions: { aa: { properties: { aa: INTEGER } } },
    },
    { aa: 1 },
    { aa: 'x' },
  ],
  ['a UUID in upper case', { properties: { aa: { format: 'uuid' } } }, { aa: UUID }, { aa: 'x' }],
  ['a pattern as a value', { properties: { aa: { format: 'regex' } } }, { aa: AHEAD }],
  [
    'a target that its draft does not know',
    {
      $schema: draft('04'),
      properties: { aa: { $ref: '#/$defs/aa' } },
      $defs: { aa: { maximum: 3, exclusiveMaximum: true } },
    },
    { aa: 1 },
  ],
  [
    'a target at an unknown place',
    { properties: { aa: { $ref: '#/shared/aa' } }, shared: { aa: INTEGER } },
    { aa: 1 },
    { aa: 'x' },
  ],
  ['a number under each format', formatted(FORMATS), valued(FORMATS, 1.5)],
  [
    'a number under a format, or a text that fits it',
    {
      $schema: draft('07'),
      properties: { aa: { type: ['integer', 'string'], format: 'ipv4' } },
    },
    { aa: 1 },
    { aa: '1.2.3' },
  ],
  ...RARE_TEXTS.map(([format, good, bad]): [string, object, object, object?] => [
    `a rare text under the format ${format}`,
    { $schema: draft('07'), properties: { aa: { items: { type: 'string', format } } } },
    { aa: good },
    bad === undefined ? undefined : { aa: [bad] },
  ]),
  ...LATER_UNDER.flatMap(([place, under]) =>
    LATER.map(([keyword, part, aa]): [string, object, object] => [
      `${keyword} ${place}`,
      { properties: { aa: under(part) }, $defs: { map: MAP } },
      { aa },
    ]),
  ),
  ...COUNTS.map((schema): [string, object, object] => [
    `a number of keys where global counts: ${JSON.stringify(schema)}`,
    schema,
    { aa: 1 },
  ]),
  [
    'one of two maps with all keys known',
    {
      oneOf: [
        { properties: { aa: INTEGER }, unevaluatedProperties: false },
        { properties: { bb: INTEGER }, unevaluatedProperties: false },
      ],
    },
    { aa: 1 },
    { aa: 'x', bb: 'x' },
  ],
  [
    'one of two kinds of maps, whose keys can be global',
    {
      oneOf: [
        { patternProperties: { '^[a-z]+$': TEXT }, additionalProperties: false },
        { patternProperties: { '^[a-z]+$': MAP }, additionalProperties: false },
      ],
    },
    { aa: {} },
  ],
  [
    'a condition on keys that can be global',
    { if: { patternProperties: { '^[a-z]+$': TEXT } }, then: { required: ['bb'] } },
    { aa: {} },
  ],
];

const COMMON = { 'charts/common/Chart.yaml': 'apiVersion: v2\nname: common\nversion: 1.0.0\n' };
const EXPORTS = 'exports: { data: { size: 1 } }\nmore: { data: { size: 2 } }\n';

/** What the entry of its dependency says, its charts, and what Helm answers to a misspelt alias. */
const CHARTS: readonly [string, object, ChartFiles, number][] = [
  ['is not named', {}, { ...COMMON, 'charts/common/values.yaml': 'size: 1\n' }, 1],
  [
    'is in a folder of another name',
    {},
    {
      'charts/folder/Chart.yaml': COMMON['charts/common/Chart.yaml'],
      'charts/_left/Chart.yaml': 'apiVersion: v2\nname: left\nversion: 1.0.0\n',
    },
    1,
  ],
  ['exports values', { 'import-values': ['data'] }, { 'charts/platform/values.yaml': EXPORTS }, 0],
  [
    'has values that are imported to a key',
    { 'import-values': [{ child: 'more.data', parent: 'imported.here' }] },
    { 'charts/platform/values.yaml': EXPORTS },
    1,
  ],
  [
    'has values that are imported to the top',
    { 'import-values': [{ child: 'more.data', parent: '.' }] },
    { 'charts/platform/values.yaml': EXPORTS },
    0,
  ],
];

const CLOSED: readonly [string, object][] = [
  ['its root', { additionalProperties: false, properties: { aa: INTEGER } }],
  [
    'a reference',
    {
      $ref: '#/$defs/values',
      $defs: { values: { additionalProperties: false, properties: { aa: INTEGER } } },
    },
  ],
  [
    'the reference of a draft-07 schema',
    {
      $schema: draft('07'),
      $ref: '#/definitions/values',
      definitions: { values: { additionalProperties: false, properties: { aa: INTEGER } } },
    },
  ],
  ['allOf', { allOf: [{ additionalProperties: false, properties: { aa: INTEGER } }] }],
  [
    'anyOf',
    {
      anyOf: [
        { additionalProperties: false, properties: { aa: INTEGER } },
        { additionalProperties: false, required: ['bb'], properties: { bb: {} } },
      ],
    },
  ],
  [
    'oneOf behind a reference',
    {
      oneOf: [{ $ref: '#/$defs/one' }, { $ref: '#/$defs/two' }],
      $defs: {
        one: { additionalProperties: false, required: ['aa'], properties: { aa: INTEGER } },
        two: { additionalProperties: false, required: ['bb'], properties: { bb: {} } },
      },
    },
  ],
  [
    'a condition',
    {
      properties: { aa: INTEGER },
      if: { required: ['aa'] },
      then: { additionalProperties: false, properties: { aa: {} } },
    },
  ],
  [
    'unevaluatedProperties',
    { unevaluatedProperties: false, allOf: [{ properties: { aa: INTEGER } }] },
  ],
  ['the type of other keys', { additionalProperties: INTEGER }],
  ['patterns', { additionalProperties: false, patternProperties: { '^a': INTEGER } }],
  ['a pattern that matches every key', { patternProperties: { '.*': INTEGER } }],
  [
    'a dear pattern',
    { patternProperties: { '^(([a-z])+.)+$': INTEGER }, properties: { aa: INTEGER } },
  ],
  ['the names of keys', { propertyNames: { enum: ['aa'] }, properties: { aa: INTEGER } }],
  ['whole maps', { enum: [{ aa: 1 }, { bb: [1] }, 'none'] }],
  ['the number of keys', { maxProperties: 1, properties: { aa: INTEGER } }],
  [
    'itself, again and again',
    {
      additionalProperties: false,
      properties: { aa: INTEGER, sub: { $ref: '#' } },
    },
  ],
];

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;
  const deployed = (stdout: string): string[] =>
    [...stdout.matchAll(/metadata: \{name: (.*)\}/g)].map(([, name]) => name!).sort();

  run(`installs umbrellas with 1 to 8 aliases, and with some switched off${note}`, () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const aliases = aliasesOf(count);
      const { chart, values } = render(aliases);
      const all = helmTemplate(version, chart, [values]);
      expect({ count, ...all, stdout: deployed(all.stdout) }).toMatchObject({
        status: 0,
        stdout: aliases,
      });
      const off = aliases.slice(0, Math.ceil(count / 2));
      const some = helmTemplate(
        version,
        chart,
        [values, ...off.map((alias) => `${alias}: {enabled: false, replicas: null}\n`)],
        ['--set-string', `${aliases[count - 1]!}.image.tag=1.10`],
      );
      expect({ count, ...some, stdout: deployed(some.stdout) }).toMatchObject({
        status: 0,
        stdout: aliases.slice(off.length),
      });
    }
  });

  const SWITCHES: Readonly<Record<string, object>> = {
    'part-0': { condition: 'features.first' },
    'part-1': { tags: ['workers', 'slow'] },
    'part-2': { condition: 'part-2.deploy.enabled, features.third' },
    'part-3': {},
  };

  run.each<[string, string, string[] | null]>([
    ['nothing is switched off', '', ['part-0', 'part-1', 'part-2', 'part-3']],
    [
      'a key of the umbrella switches one off',
      'features: {first: false}\npart-0: {replicas: null}\n',
      ['part-1', 'part-2', 'part-3'],
    ],
    [
      'tags switch one off',
      'tags: {workers: false, slow: false}\npart-1: {replicas: null}\n',
      ['part-0', 'part-2', 'part-3'],
    ],
    [
      'a key deep in the alias switches one off',
      'part-2: {deploy: {enabled: false}, replicas: null}\n',
      ['part-0', 'part-1', 'part-3'],
    ],
    ['one that is installed lacks what it requires', 'part-0: {replicas: null}\n', null],
    [
      'only one of two tags is off',
      'tags: {workers: false, slow: true}\npart-1: {replicas: null}\n',
      null,
    ],
    ['a switch is misspelt', 'fetures: {first: false}\n', null],
    ['one without a switch lacks what it requires', 'part-3: {replicas: null}\n', null],
  ])(`checks an umbrella with its own switches where %s${note}`, (_case, over, expected) => {
    const aliases = aliasesOf(4);
    const switches = (alias: string): object => SWITCHES[alias]!;
    const texts = {
      ...workspace(aliases),
      'shop/charts/shop/Chart.yaml': chartFile(aliases, switches),
    };
    const { texts: files, report } = renderTexts(texts, 'shop/pactos/shop-root');
    expect(report.outcome).toBe('clean');
    const textOf = (path: string): string => files.find((one) => one.path === path)!.text;
    const chart = {
      ...umbrella(aliases, textOf('_base/values.schema.json'), switches),
      'charts/platform/values.schema.json': '{}',
    };
    const { status, stderr, stdout } = helmTemplate(version, chart, [
      textOf('_base/values.yaml'),
      over,
    ]);
    expect({ stderr, status }).toMatchObject({ status: expected === null ? 1 : 0 });
    if (expected !== null) expect(deployed(stdout)).toEqual(expected);
  });

  run.each(CHARTS)(`accepts the keys of a chart that %s${note}`, (...[, own, charts, misspelt]) => {
    const chartYaml = chartFile(['api'], () => own);
    const texts = {
      ...withSchemas({ api: {} }, { api: { aa: 1 } }),
      'shop/charts/shop/Chart.yaml': chartYaml,
      ...Object.fromEntries(
        Object.entries(charts).map(([path, text]) => [`shop/charts/shop/${path}`, text]),
      ),
    };
    const { chart, values } = openUmbrella(texts, ['api'], { ...charts, 'Chart.yaml': chartYaml });
    expect(helmTemplate(version, chart, [values])).toMatchObject({ status: 0, stderr: '' });
    expect(helmTemplate(version, chart, [values, 'apj: {}\n']).status).toBe(misspelt);
  });

  run(`accepts the keys that the umbrella has default values for${note}`, () => {
    const aliases = aliasesOf(1);
    const values = 'ingress: { host: a.example }\n';
    const texts = {
      ...workspace(aliases),
      'shop/charts/shop/Chart.yaml': chartFile(aliases, () => ({})),
      'shop/charts/shop/values.yaml': values,
    };
    const { texts: files } = renderTexts(texts, 'shop/pactos/shop-root');
    const textOf = (path: string): string => files.find((one) => one.path === path)!.text;
    const chart = {
      ...umbrella(aliases, textOf('_base/values.schema.json')),
      'values.yaml': values,
    };
    const rendered = textOf('_base/values.yaml');
    expect(helmTemplate(version, chart, [rendered])).toMatchObject({ status: 0, stderr: '' });
    const other = helmTemplate(version, chart, [rendered, 'igress: {}\n']);
    expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('igress') });
  });

  run.each([
    ['a misspelt alias', 'prat-0: {replicas: 1}\n', 'prat-0'],
    ['a wrong type behind a reference', 'part-0: {ports: [eighty]}\n', 'ports'],
    ['a wrong value behind an anchor', 'part-1: {size: huge}\n', 'size'],
    ['an unknown key of a component', 'part-1: {replicsa: 1}\n', 'replicsa'],
  ])(`refuses %s${note}`, (_case, over, named) => {
    const { chart, values } = render(aliasesOf(2));
    // Without the schema of the component, only that of the umbrella is left.
    const umbrellaOnly = { ...chart, 'charts/platform/values.schema.json': '{}' };
    const { status, stderr } = helmTemplate(version, umbrellaOnly, [values, over]);
    expect(status).toBe(1);
    expect(stderr).toContain(named);
  });

  run.each(DRAFTS)(`keeps what %s means${note}`, (...[, schema, good, bad, by]) => {
    const others = { beside: { $schema: 'https://json-schema.org/draft/2020-12/schema' } };
    for (const more of [{}, others]) {
      const schemas = { api: schema, ...more };
      const { chart, values } = openUmbrella(
        withSchemas(schemas, { api: good }),
        Object.keys(schemas),
      );
      expect(helmTemplate(version, chart, [values])).toMatchObject({ status: 0, stderr: '' });
      // The chart of a root is checked with it.
      expect(createSchemaStore().compile(chart['values.schema.json'])).not.toHaveProperty('kind');
      if (bad === undefined || (by !== undefined && by !== version)) continue;
      const { status, stderr } = helmTemplate(version, chart, [
        values,
        JSON.stringify({ api: bad }),
      ]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/api/) });
    }
  });

  run.each(CLOSED)(
    `accepts the key global where a schema is closed by %s${note}`,
    (_case, schema) => {
      const { chart, values } = openUmbrella(withSchemas({ api: schema }, { api: { aa: 1 } }), [
        'api',
      ]);
      expect(helmTemplate(version, chart, [values])).toMatchObject({ status: 0, stderr: '' });
      const { status } = helmTemplate(version, chart, [values, 'global: { region: eu }\n']);
      expect(status).toBe(0);
      const other = helmTemplate(version, chart, [values, 'api: { aa: one }\n']);
      expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('api') });
    },
  );

  run.each(UNPORTABLE)(`reads a schema with %s${note}`, (...[, schema, good, bad]) => {
    const { chart, values } = openUmbrella(withSchemas({ api: schema }, { api: good }), ['api']);
    expect(helmTemplate(version, chart, [values])).toMatchObject({ status: 0, stderr: '' });
    if (bad === undefined) return;
    const other = helmTemplate(version, chart, [values, JSON.stringify({ api: bad })]);
    expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('api') });
  });

  run(`installs the chart of the example in every environment${note}`, () => {
    const example = readTexts(join(__dirname, '../../../../../e2e/example'));
    const { texts } = renderTexts(example, 'my-service/pactos/my-service-root');
    const textOf = (path: string): string => texts.find((one) => one.path === path)!.text;
    for (const folder of ['_base', 'stg', 'prod']) {
      const chart = {
        'Chart.yaml': example['my-service/charts/my-service/Chart.yaml']!,
        'values.yaml': example['my-service/charts/my-service/values.yaml']!,
        'values.schema.json': textOf(`${folder}/values.schema.json`),
        'charts/platform-service/Chart.yaml':
          'apiVersion: v2\nname: platform-service\nversion: 2.0.0\n',
        'charts/platform-service/values.schema.json':
          example['platform/pactos/platform-service/configuration/schema.json']!,
        'charts/platform-service/templates/part.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Chart.Name }}}\n',
      };
      const { status, stderr, stdout } = helmTemplate(version, chart, [
        textOf(`${folder}/values.yaml`),
      ]);
      expect({ folder, status, stderr }).toEqual({ folder, status: 0, stderr: '' });
      expect(deployed(stdout)).toEqual(['api', 'worker']);
    }
  });
});

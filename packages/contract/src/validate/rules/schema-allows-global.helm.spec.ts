// What the rule says about schemas, and what Helm says about a chart with each of them.
import { helmProblem, helmTemplate, HELM_VERSIONS } from '../../../testing/helm';
import { openUnit } from '../../../testing/memory-unit';
import { createSession } from '../../bundle/session';
import { validateBundle } from '../validate-bundle';

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';
const CLOSED = { additionalProperties: false, properties: { aa: {} } };

/** Schemas that refuse `global`, the place of the keyword, and values that they accept without it. */
const REFUSING: readonly [string, object, string, object?][] = [
  ['closed', CLOSED, '/additionalProperties'],
  [
    'closed through a reference',
    { $ref: '#/$defs/v', $defs: { v: CLOSED } },
    '/$defs/v/additionalProperties',
  ],
  [
    'closed through the reference of a draft-07 schema',
    { $schema: DRAFT_07, $ref: '#/definitions/v', definitions: { v: CLOSED } },
    '/definitions/v/additionalProperties',
  ],
  ['closed in allOf', { allOf: [CLOSED] }, '/allOf/0/additionalProperties'],
  ['closed in anyOf', { anyOf: [CLOSED] }, '/anyOf/0/additionalProperties'],
  [
    'closed in one branch',
    { anyOf: [CLOSED, { required: ['bb'] }] },
    '/anyOf/0/additionalProperties',
  ],
  [
    'closed in a branch of oneOf',
    { oneOf: [{ ...CLOSED, required: ['aa'] }, { required: ['bb'] }] },
    '/oneOf/0/additionalProperties',
  ],
  [
    'closed under a condition',
    { if: { properties: { aa: { const: 'x' } }, required: ['aa'] }, then: CLOSED },
    '/then/additionalProperties',
    { aa: 'x' },
  ],
  [
    'closed where a condition does not hold',
    { if: { properties: { aa: { const: 'x' } } }, else: CLOSED },
    '/else/additionalProperties',
    { aa: 'y' },
  ],
  [
    'closed beside a key',
    { $schema: DRAFT_07, dependencies: { aa: CLOSED } },
    '/dependencies/aa/additionalProperties',
    { aa: 1 },
  ],
  [
    'closed by the type of other keys',
    { additionalProperties: { type: 'string' } },
    '/additionalProperties/type',
  ],
  [
    'closed by a pattern',
    { patternProperties: { '.*': { type: 'string' } } },
    '/patternProperties/.*/type',
  ],
  ['closed by names', { propertyNames: { enum: ['aa'] } }, '/propertyNames/enum'],
  ['closed by a number', { maxProperties: 1 }, '/maxProperties', { aa: 1 }],
  ['closed to the key', { properties: { global: false } }, '/properties/global'],
  ['with text', { properties: { global: { type: 'string' } } }, '/properties/global/type'],
  [
    'with a map that is never empty',
    { properties: { global: { minProperties: 1 } } },
    '/properties/global/minProperties',
  ],
  ['that forbid the key', { not: { required: ['global'] } }, '/not'],
];

const ACCEPTING: readonly [string, object, object?][] = [
  ['open', {}],
  ['closed with the key', { ...CLOSED, properties: { aa: {}, global: { type: 'object' } } }],
  ['closed with a pattern', { ...CLOSED, patternProperties: { '^g': {} } }],
  ['with an open branch', { anyOf: [CLOSED, {}] }],
  ['that accept maps', { additionalProperties: { type: ['string', 'object'] } }],
  ['that require others', { type: 'object', required: ['aa'] }, { aa: 1 }],
  ['closed below the root', { properties: { aa: CLOSED } }, { aa: { aa: 1 } }],
  ['with a large number', { maxProperties: 2, properties: { global: {} } }, { aa: 1 }],
  ['closed with a number that is never reached', { ...closedWithGlobal(), maxProperties: 9 }],
  ['under a condition', { if: { required: ['aa'] }, then: { required: ['bb'] } }],
];

function closedWithGlobal(): object {
  return { additionalProperties: false, properties: { aa: {}, global: {} } };
}

function warnings(schema: object): [string, string][] {
  const contract = {
    pactoVersion: '1.0',
    service: { name: 'platform', version: '1.0.0' },
    configurations: [{ name: 'deployment', schema: 'schema.json' }],
  };
  const { workspace } = openUnit(
    {
      'platform/pacto.yaml': JSON.stringify(contract),
      'platform/schema.json': JSON.stringify(schema),
    },
    'platform',
  );
  const { report } = validateBundle(createSession(), workspace, {
    root: 'platform',
    environments: [null],
  });
  return report.environments[0]!.diagnostics.map(({ code, related }) => [
    code,
    related?.[0]?.pointer ?? '',
  ]);
}

function install(version: (typeof HELM_VERSIONS)[number], schema: object, values = {}): number {
  const chart = {
    'Chart.yaml': JSON.stringify({
      apiVersion: 'v2',
      name: 'shop',
      version: '1.0.0',
      dependencies: [{ name: 'part', version: '1.0.0' }],
    }),
    'charts/part/Chart.yaml': 'apiVersion: v2\nname: part\nversion: 1.0.0\n',
    'charts/part/values.schema.json': JSON.stringify(schema),
  };
  return helmTemplate(version, chart, [JSON.stringify({ part: values })]).status;
}

test.each(REFUSING)('reports schemas %s', (_case, schema, pointer) => {
  expect(warnings(schema)).toEqual([['SCHEMA_WITHOUT_GLOBAL', pointer]]);
});

test.each(ACCEPTING)('does not report schemas %s', (_case, schema) => {
  expect(warnings(schema)).toEqual([]);
});

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;

  run.each(REFUSING)(`refuses charts with schemas %s${note}`, (...[, schema, , values]) => {
    expect(install(version, schema, values)).toBe(1);
  });

  run.each(ACCEPTING)(`installs charts with schemas %s${note}`, (...[, schema, values]) => {
    expect(install(version, schema, values)).toBe(0);
  });
});

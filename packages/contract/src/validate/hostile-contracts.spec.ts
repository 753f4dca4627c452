// Any contract, values file or schema gets an answer with a place, in limited time.
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../model/read-facts';
import { expectPlaceIn } from '../../testing/expect-place';
import { mutatedText } from '../../testing/mutate-text';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { createSession, type SessionOptions } from '../bundle/session';
import { validateBundle } from './validate-bundle';
import { fc, rounds } from '../../testing/random-tests';

const CONTRACT = `pactoVersion: "1.0"
service:
  name: svc
  version: 1.0.0
  owner: team/example
interfaces:
  - name: api
    type: http
    port: 8080
configurations:
  - name: own
    schema: schema.json
    values:
      text: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
      __proto__: {polluted: true}
policies:
  - name: own
    schema: policy.json
runtime:
  workload: service
  state:
    type: stateless
    persistence: {scope: local, durability: ephemeral}
    dataCriticality: low
metadata:
  text: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
  __proto__: {polluted: true}
`;
const SCHEMA = '{"type":"object","properties":{"text":{"type":"string"}}}';
const POLICY = '{"properties":{"metadata":{"type":"object"}}}';

/** Limits that no machine is too slow for, where the verdict is asked for and not the limit. */
const PATIENT = { timeLimitMs: 60_000 };

interface Given {
  readonly files: Record<string, string>;
  readonly sets?: readonly string[];
  readonly limits?: SessionOptions;
}

function check({ files, sets = [], limits = { timeLimitMs: 250 } }: Given) {
  const index = buildWorkspaceIndex(
    [{ root: 'svc', base: readFacts(files['svc/pacto.yaml']!).facts, overrides: [] }],
    { registries: [] },
  );
  const workspace = { files: createMemoryFiles(files), index };
  return validateBundle(createSession(limits), workspace, { root: 'svc', sets }).report;
}

const codes = (given: Given) =>
  check(given).environments.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, file, range }) => `${code} ${file}:${range?.start.line}`),
  );

const asText = (schema: unknown): string =>
  typeof schema === 'string' ? schema : JSON.stringify(schema);

const filesWith = ({ schema = SCHEMA as unknown, policy = POLICY as unknown }) => ({
  'svc/pacto.yaml': CONTRACT,
  'svc/schema.json': asText(schema),
  'svc/policy.json': asText(policy),
});

/** The same demand on `metadata`, which holds what the values hold. */
function asPolicy(schema: unknown): unknown {
  if (typeof schema === 'string') return schema;
  const { $defs, ...rest } = schema as { $defs?: unknown };
  return { properties: { metadata: rest }, $defs };
}

function doubled(keyword: string): object {
  const $defs: Record<string, unknown> = { d0: { type: 'string', minLength: 99 } };
  for (let i = 1; i <= 28; i++) {
    $defs[`d${i}`] = { [keyword]: [{ $ref: `#/$defs/d${i - 1}` }, { $ref: `#/$defs/d${i - 1}` }] };
  }
  return { properties: { text: { $ref: '#/$defs/d28' } }, $defs };
}

const manyProperties = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, i) => [`p${i}`, { type: 'string' }]),
);

describe('schemas of other people end, as schemas of values and as policies', () => {
  const VALUES = 'CONFIG_VALUES_VALIDATION_FAILED';
  const cases: [string, unknown, string, string][] = [
    [
      'a pattern that backtracks',
      { properties: { text: { pattern: '^(a+)+$' } } },
      'SCHEMA_TIME_LIMIT svc/pacto.yaml:12',
      'SCHEMA_TIME_LIMIT svc/pacto.yaml:18',
    ],
    ...['anyOf', 'oneOf', 'allOf'].map((keyword): [string, unknown, string, string] => [
      `references that multiply under ${keyword}`,
      doubled(keyword),
      'SCHEMA_TIME_LIMIT svc/pacto.yaml:12',
      'SCHEMA_TIME_LIMIT svc/pacto.yaml:18',
    ]),
    [
      'a reference in a circle',
      { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ],
    [
      'a reference to a file beside it',
      { $ref: 'policy.json' },
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ],
    [
      'a reference to a file of the machine',
      { $ref: 'file:///etc/passwd' },
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ],
    [
      'a reference to the network',
      { $ref: 'https://example.com/s.json' },
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ],
    [
      'no JSON',
      '{',
      'INVALID_CONFIG_JSON svc/pacto.yaml:12',
      'INVALID_POLICY_JSON svc/pacto.yaml:18',
    ],
    [
      'nesting that no stack holds',
      '{"not":'.repeat(5000) + '{}' + '}'.repeat(5000),
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ],
    [
      'a required constructor, which every object inherits',
      { required: ['constructor'] },
      `${VALUES} svc/pacto.yaml:13`,
      'POLICY_VIOLATION svc/pacto.yaml:25',
    ],
    [
      '__proto__ in values, where none is allowed',
      { properties: { text: {} }, additionalProperties: false },
      `${VALUES} svc/pacto.yaml:15`,
      'POLICY_VIOLATION svc/pacto.yaml:27',
    ],
    [
      '__proto__ in values, of another type',
      '{"properties":{"__proto__":{"type":"string"}}}',
      `${VALUES} svc/pacto.yaml:15`,
      // In a policy, this checks the contract itself, which has no such key.
      'UNKNOWN_POLICY_KEY svc/pacto.yaml:18',
    ],
  ];

  test.each(cases)('%s', (_, schema, ofValues, ofPolicy) => {
    const limits = ofValues.startsWith('SCHEMA_TIME_LIMIT') ? { timeLimitMs: 250 } : PATIENT;
    expect(codes({ files: filesWith({ schema }), limits })).toEqual([ofValues]);
    const found = codes({ files: filesWith({ policy: asPolicy(schema) }), limits });
    expect(found).toEqual([ofPolicy]);
  });

  test('`__proto__` in `required` is reported as missing', () => {
    const files = filesWith({ schema: { required: ['__proto__'] } });
    expect(codes({ files, limits: PATIENT })).toEqual([]);
    const without = CONTRACT.replaceAll(/^ +__proto__.*\n/gm, '');
    expect(codes({ files: { ...files, 'svc/pacto.yaml': without }, limits: PATIENT })).toEqual([
      `${VALUES} svc/pacto.yaml:13`,
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a schema that only refers to itself is refused, for values and for a contract', () => {
    const itself = { $ref: '#' };
    expect(codes({ files: filesWith({ schema: itself }), limits: PATIENT })).toEqual([
      'INVALID_CONFIG_SCHEMA svc/pacto.yaml:12',
    ]);
    expect(codes({ files: filesWith({ policy: itself }), limits: PATIENT })).toEqual([
      'INVALID_POLICY_SCHEMA svc/pacto.yaml:18',
    ]);
  });

  test('ten thousand properties are checked, and not every problem is listed', () => {
    const schema = { properties: manyProperties };
    const required = Object.keys(manyProperties);
    expect(codes({ files: filesWith({ schema }), limits: PATIENT })).toEqual([]);
    const found = codes({ files: filesWith({ schema: { ...schema, required } }), limits: PATIENT });
    expect(found).toHaveLength(101);
    expect(found.filter((line) => line === `${VALUES} svc/pacto.yaml:13`)).toHaveLength(100);
  });

  test('patterns of keys that backtrack are stopped', () => {
    const contract = CONTRACT.replace('text: ', `${'a'.repeat(40)}!: `);
    for (const schema of [
      { patternProperties: { '^(a+)+$': {} } },
      { propertyNames: { pattern: '^(a+)+$' } },
    ]) {
      const files = { ...filesWith({ schema }), 'svc/pacto.yaml': contract };
      expect(codes({ files })).toEqual(['SCHEMA_TIME_LIMIT svc/pacto.yaml:12']);
    }
  });

  test('a schema that is stopped does not stop the others', () => {
    const schema = { properties: { text: { pattern: '^(a+)+$' } } };
    const policy = { properties: { metadata: { required: ['owner'] } } };
    const limits = { timeLimitMs: 1000 };
    expect(codes({ files: filesWith({ schema, policy }), limits }).sort()).toEqual([
      'POLICY_VIOLATION svc/pacto.yaml:25',
      'SCHEMA_TIME_LIMIT svc/pacto.yaml:12',
    ]);
  });
});

describe('mutated texts', () => {
  const OVERRIDE =
    'configurations:\n  - name: own\n    schema: schema.json\n    values: {text: b}\n';

  function holdTo(given: Given): void {
    for (const { outcome, diagnostics } of check(given).environments) {
      expect(outcome === 'clean').toBe(!diagnostics.some(({ severity }) => severity === 'error'));
      for (const { file, range, message, related } of diagnostics) {
        expect(message).not.toBe('');
        if (file !== '--set') expectPlaceIn(given.files, { file, range });
        for (const place of related) expectPlaceIn(given.files, place);
      }
    }
  }

  it('never throw, and every refusal has a place', () => {
    fc.assert(
      fc.property(
        mutatedText(CONTRACT),
        mutatedText(OVERRIDE),
        mutatedText(SCHEMA),
        mutatedText(POLICY),
        (contract, override, schema, policy) => {
          const files = {
            'svc/pacto.yaml': contract,
            'svc/overrides/values.dev.yaml': override,
            'svc/schema.json': schema,
            'svc/policy.json': policy,
          };
          holdTo({ files });
        },
      ),
      { numRuns: rounds(400) },
    );
  });

  it('of `--set` never throw either', () => {
    const segment = fc.constantFrom(
      'service',
      'name',
      'interfaces[0]',
      'policies',
      'a\\.b',
      '[-1]',
    );
    const path = fc.array(fc.oneof(segment, fc.string({ maxLength: 4 })), { maxLength: 4 });
    const set = fc
      .tuple(path, fc.constantFrom('=', ''), fc.string({ maxLength: 6 }))
      .map(([keys, equals, value]) => keys.join('.') + equals + value);
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 3 }), (sets) => {
        holdTo({ files: filesWith({}), sets });
      }),
      { numRuns: rounds(300) },
    );
  });

  it('of schemas with any keywords never throw either', () => {
    const { schema } = fc.letrec<{ schema: unknown; value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          '#',
          '#/$defs/a',
          'object',
          '^(a+)+$',
          '(',
          'date',
          0,
          -1,
          1e300,
          true,
          null,
        ),
        tie('schema'),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
      schema: fc.dictionary(
        fc.constantFrom(...KEYWORDS),
        fc.oneof(
          { depthSize: 'small' },
          tie('value'),
          fc.dictionary(fc.constantFrom('text', 'a', '__proto__', '^(a|a)*$'), tie('value')),
        ),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }));
    fc.assert(
      fc.property(schema, schema, (ofValues, ofContract) => {
        const files = filesWith({ schema: ofValues, policy: ofContract });
        holdTo({ files, limits: { timeLimitMs: 20 } });
      }),
      { numRuns: rounds(150) },
    );
  });
});

const KEYWORDS = [
  '$ref',
  '$dynamicRef',
  '$dynamicAnchor',
  '$anchor',
  '$id',
  '$schema',
  '$defs',
  'type',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'required',
  'dependentRequired',
  'dependentSchemas',
  'items',
  'prefixItems',
  'contains',
  'uniqueItems',
  'enum',
  'const',
  'pattern',
  'format',
  'minLength',
  'multipleOf',
  'maximum',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'errorMessage',
  'x-pacto-facts',
  'x-pacto-claim',
];

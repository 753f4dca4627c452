// Whatever a contract, a values file or a schema holds: an answer, with a place, in time.
import fc from 'fast-check';
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../parse/read-facts';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { createSession } from './session';
import { validateBundle } from './validate-bundle';

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
runtime:
  workload: service
  state:
    type: stateless
    persistence: {scope: local, durability: ephemeral}
    dataCriticality: low
`;
const SCHEMA = '{"type":"object","properties":{"text":{"type":"string"}}}';

function judge(files: Record<string, string>) {
  const index = buildWorkspaceIndex(
    [{ root: 'svc', base: readFacts(files['svc/pacto.yaml']!).facts, overrides: [] }],
    { registries: [] },
  );
  const session = createSession({ timeLimitMs: 100 });
  return validateBundle(session, { files: createMemoryFiles(files), index }, { root: 'svc' })
    .report;
}

const codes = (files: Record<string, string>) =>
  judge(files).environments.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, file, range }) => `${code} ${file}:${range?.start.line}`),
  );

const workspaceWith = (schema: unknown) => ({
  'svc/pacto.yaml': CONTRACT,
  'svc/schema.json': typeof schema === 'string' ? schema : JSON.stringify(schema),
});

function doubled(levels: number): object {
  const $defs: Record<string, unknown> = { d0: { type: 'string', minLength: 99 } };
  for (let i = 1; i <= levels; i++) {
    $defs[`d${i}`] = { anyOf: [{ $ref: `#/$defs/d${i - 1}` }, { $ref: `#/$defs/d${i - 1}` }] };
  }
  return { properties: { text: { $ref: `#/$defs/d${levels}` } }, $defs };
}

describe('schemas of other people end', () => {
  it.each([
    [
      'a pattern that backtracks',
      { properties: { text: { pattern: '^(a+)+$' } } },
      ['SCHEMA_TIME_LIMIT svc/pacto.yaml:12'],
    ],
    ['references that multiply', doubled(28), ['SCHEMA_TIME_LIMIT svc/pacto.yaml:12']],
    [
      'a schema that is itself',
      { $ref: '#' },
      ['CONFIG_VALUES_VALIDATION_FAILED svc/pacto.yaml:14'],
    ],
    ['a reference to a file', { $ref: 'other.json' }, ['INVALID_CONFIG_SCHEMA svc/pacto.yaml:12']],
    [
      'a reference to the network',
      { $ref: 'https://example.com/s.json' },
      ['INVALID_CONFIG_SCHEMA svc/pacto.yaml:12'],
    ],
    ['no JSON', '{', ['INVALID_CONFIG_JSON svc/pacto.yaml:12']],
    [
      'a required __proto__',
      { required: ['__proto__'] },
      ['CONFIG_VALUES_VALIDATION_FAILED svc/pacto.yaml:13'],
    ],
    [
      'ten thousand properties',
      {
        properties: Object.fromEntries(
          Array.from({ length: 10_000 }, (_, i) => [`p${i}`, { type: 'string' }]),
        ),
      },
      [],
    ],
  ])('%s', (_, schema, expected) => {
    expect(codes(workspaceWith(schema))).toEqual(expected);
  });
});

describe('mutated texts', () => {
  const mutated = (text: string): fc.Arbitrary<string> =>
    fc
      .array(
        fc.record({
          at: fc.nat(text.length),
          cut: fc.nat(12),
          insert: fc.oneof(
            fc.constantFrom(
              '',
              ':',
              '- ',
              '\n',
              '{',
              '}',
              '[',
              '"',
              '&a ',
              '*a',
              '!x ',
              '<<: ',
              '\t',
              '~',
              '__proto__: 1\n',
              '1.20',
              'null',
            ),
            fc.string({ maxLength: 6 }),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((edits) =>
        edits.reduce(
          (result, { at, cut, insert }) => result.slice(0, at) + insert + result.slice(at + cut),
          text,
        ),
      );

  it('never throw, and every refusal has a place', () => {
    fc.assert(
      fc.property(
        mutated(CONTRACT),
        mutated('configurations:\n  - name: own\n    schema: schema.json\n    values: {text: b}\n'),
        mutated(SCHEMA),
        (contract, override, schema) => {
          const report = judge({
            'svc/pacto.yaml': contract,
            'svc/overrides/values.dev.yaml': override,
            'svc/schema.json': schema,
          });
          for (const { outcome, diagnostics } of report.environments) {
            expect(outcome === 'clean').toBe(
              !diagnostics.some(({ severity }) => severity === 'error'),
            );
            for (const { file, range, message } of diagnostics) {
              expect(file).not.toBe('');
              expect(message).not.toBe('');
              expect(range?.start.line).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

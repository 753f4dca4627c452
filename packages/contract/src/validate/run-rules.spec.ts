import { createMemoryFiles } from '../files/memory-files';
import type { Contract } from '../model/contract';
import { createWorkspaceIndex } from '../workspace/workspace-index';
import type { BundleContext, RuleContext, ValidationRule } from './rule';
import { RuleRunner } from './run-rules';
import { createSession } from '../bundle/session';
import { validateBundle } from './validate-bundle';
import { fc, rounds } from '../../testing/random-tests';

const base = { service: { name: 'svc' }, scaling: { min: 1 } } as unknown as Contract;
const contextOf = (contract: Contract, environment: string | null = null) =>
  ({
    contract,
    environment,
    ambiguous: NONE,
    configurationEntries: contract.configurations ?? [],
  }) as unknown as RuleContext;

const withConfiguration = (ref: string, size: number): Contract =>
  ({ ...base, configurations: [{ name: 'own', ref, values: { size } }] }) as Contract;

const NONE: RuleContext['ambiguous'] = [];

/** Runs a rule on contexts one after the other, and returns how often it ran. */
function countRuns(check: (context: RuleContext) => unknown, ...contexts: RuleContext[]): number {
  let runs = 0;
  const rule = {
    id: 'counted',
    check(context: RuleContext) {
      runs++;
      return [{ pointer: '', message: String(check(context)) }];
    },
  } as unknown as ValidationRule;
  const runner = new RuleRunner([rule], {} as BundleContext);
  for (const context of contexts) {
    const messages: string[] = [];
    runner.run(context, (_, { message }) => messages.push(message));
    expect(messages).toEqual([String(check(context))]);
  }
  return runs;
}

it.each<[string, (context: RuleContext) => unknown, Contract, string | null, number]>([
  ['another part', ({ contract }) => contract.scaling?.min, { ...base, metadata: {} }, null, 1],
  [
    'the part',
    ({ contract }) => contract.scaling?.min,
    { ...base, scaling: { min: 2 } as never },
    null,
    2,
  ],
  ['a part that came', ({ contract }) => contract.metadata, { ...base, metadata: {} }, null, 2],
  [
    'whether a part is there',
    ({ contract }) => 'metadata' in contract,
    { ...base, metadata: {} },
    null,
    2,
  ],
  ['all keys', ({ contract }) => Object.keys(contract), { ...base, metadata: {} }, null, 2],
  ['all parts', ({ contract }) => Object.entries(contract), { ...base, metadata: {} }, null, 2],
  ['a copy', ({ contract }) => JSON.stringify({ ...contract }), { ...base, metadata: {} }, null, 2],
  ['the environment', ({ environment }) => environment, base, 'stg', 2],
  ['not the environment', ({ contract }) => contract.service.name, base, 'stg', 1],
])('a rule that read %s', (_, check, contract, environment, runs) => {
  expect(countRuns(check, contextOf(base), contextOf(contract, environment))).toBe(runs);
});

it('finds again what any environment before had', () => {
  const other = { ...base, scaling: { min: 2 } } as unknown as Contract;
  const contexts = [base, other, base, other].map((contract) => contextOf(contract));
  expect(countRuns(({ contract }) => contract.scaling!.min, ...contexts)).toBe(2);
});

const CONTRACT = `pactoVersion: "1.0"
service: {name: svc, version: 1.0.0, owner: team/example}
interfaces: [{name: api, type: http, port: 8080}]
configurations: [{name: own, schema: schema.json, values: {size: 3}}]
dependencies: [{name: db, ref: "oci://ghcr.io/example/db:1.0.0", compatibility: ^1.0.0}]
runtime:
  workload: service
  state: {type: stateless, persistence: {scope: local, durability: ephemeral}, dataCriticality: low}
  health: {interface: api, path: /health}
scaling: {min: 1, max: 3}
`;

/** Lines of override files: some are right, some break a rule, some the schema. */
const LINES = [
  'scaling: {min: 5}',
  'scaling: {max: 9}',
  'scaling: many',
  'interfaces: []',
  'interfaces: [{name: api, type: grpc, port: 8080}, {name: api, type: event}]',
  'configurations: [{name: own, schema: schema.json, values: {size: 30}}]',
  'configurations: [{name: other, schema: missing.json, values: {size: 1.20}}]',
  'dependencies: [{name: db, ref: "oci://ghcr.io/example/db:2.0.0", compatibility: none}]',
  'policies: [{name: own, schema: schema.json}]',
  'runtime: {workload: job}',
  'runtime: {health: {interface: nope}}',
  'metadata: {tier: "1"}',
  'unknown: 1',
  '__proto__: {a: 1}',
];

it('checks an environment among others as it checks it alone', () => {
  const session = createSession();
  const override = fc.uniqueArray(fc.constantFrom(...LINES), {
    maxLength: 4,
    selector: (line) => line.split(':')[0],
  });
  fc.assert(
    fc.property(fc.array(override, { minLength: 2, maxLength: 4 }), (overrides) => {
      const files = createMemoryFiles({
        'svc/pacto.yaml': CONTRACT,
        'svc/schema.json': '{"properties":{"size":{"type":"integer","maximum":10}}}',
        ...Object.fromEntries(
          overrides.map((lines, index) => [
            `svc/overrides/values.e${index}.yaml`,
            lines.join('\n') + '\n',
          ]),
        ),
      });
      const index = createWorkspaceIndex(
        [{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }],
        { registries: [] },
      );
      const check = (environment?: string) =>
        validateBundle(session, { files, index }, { root: 'svc', environment }).report.environments;
      const together = check().filter(({ name }) => name !== null);
      expect(together).toEqual(overrides.flatMap((_, index) => check(`e${index}`)));
    }),
    { numRuns: rounds(60) },
  );
});

it.each<[string, Contract, number]>([
  ['other values', withConfiguration('a', 2), 1],
  ['another reference', withConfiguration('b', 1), 2],
  ['no configurations', base, 2],
])('a rule that read entries of configurations runs for %s', (_, contract, runs) => {
  const check = ({ configurationEntries }: RuleContext) =>
    configurationEntries.map(({ name, ref }) => `${name} ${ref}`);
  expect(countRuns(check, contextOf(withConfiguration('a', 1)), contextOf(contract))).toBe(runs);
});

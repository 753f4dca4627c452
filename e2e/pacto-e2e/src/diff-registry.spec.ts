// Diffs whose base a registry has, or whose base references a registry through its lock.
import { startAnyRegistry, testWithRegistry, type RealRegistry } from './harness/registries';
import { Workspace } from './harness/workspace';

const contract = (name: string, version: string, more = ''): string =>
  `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: ${version}\n  owner: team/example\n${more}`;
const policyOf = (line: string): string => `policies:\n  - name: standard\n    ${line}\n`;
const requires = (...keys: string[]): string => JSON.stringify({ type: 'object', required: keys });

const standard = (version: string, ...keys: string[]): Record<string, string> => ({
  'standard/pacto.yaml': contract('standard', version, policyOf('schema: policy.json')),
  'standard/policy.json': requires(...keys),
});

interface Report {
  readonly base: { readonly kind: string; readonly ref: string; readonly version?: string };
  readonly classification: string;
  readonly outcome: string;
  readonly changes: readonly { readonly rule: string }[];
  readonly policies: readonly { readonly newRequirements: readonly string[] }[];
  readonly diagnostics: readonly { readonly code: string; readonly file: string }[];
}

const reportOf = (workspace: Workspace, root: string): Report =>
  workspace.json<Report>(`dist/pacto/${root}/diff.json`);

jest.setTimeout(1_200_000);

let registry: RealRegistry | undefined;
afterEach(async () => {
  await registry?.stop();
  registry = undefined;
});

const PUBLISHED = ['run-many', '-t', 'pacto-diff', '--base=published'];

testWithRegistry('each contract is compared with its last published version', async () => {
  registry = await startAnyRegistry();
  const { host } = registry;
  const workspace = await Workspace.create(
    {
      ...standard('1.0.0', 'service'),
      'api/pacto.yaml': contract(
        'api',
        '1.0.0',
        policyOf(`ref: oci://${host}/pactos/standard:1.0.0`),
      ),
    },
    { options: { registry: `${host}/pactos`, store: 'store' } },
  );
  await workspace.mustNx(['run-many', '-t', 'pacto-publish']);
  const fresh = await workspace.run(PUBLISHED);
  expect([fresh.status, reportOf(workspace, 'api')]).toEqual([
    0,
    expect.objectContaining({
      base: expect.objectContaining({ kind: 'oci', version: '1.0.0' }),
      changes: [],
    }),
  ]);

  // No version below 1.0.0 is published, and consumers have 1.0.0.
  workspace.write(standard('1.0.0', 'service', 'interfaces'));
  const edited = await workspace.run(PUBLISHED);
  expect([edited.status, reportOf(workspace, 'standard').classification]).toEqual([1, 'BREAKING']);
  await workspace.mustNx(['g', 'pacto:bump', 'standard', '--to=required', '--base=published']);
  expect(workspace.read('standard/pacto.yaml')).toContain('version: 2.0.0');

  workspace.write({
    ...standard('2.0.0', 'service', 'interfaces'),
    'api/pacto.yaml': contract(
      'api',
      '1.1.0',
      policyOf(`ref: oci://${host}/pactos/standard:2.0.0`),
    ),
  });
  const changed = await workspace.run(PUBLISHED);
  expect([changed.status, changed.ran]).toEqual([0, ['api:pacto-diff', 'standard:pacto-diff']]);
  expect(reportOf(workspace, 'standard')).toMatchObject({
    base: {
      kind: 'oci',
      version: '1.0.0',
      ref: expect.stringMatching(
        new RegExp(`^oci://${host}/pactos/standard:1\\.0\\.0@sha256:[0-9a-f]{64}$`),
      ),
    },
    classification: 'BREAKING',
  });
  // What the published contract references is read from the registry too.
  expect(reportOf(workspace, 'api').policies).toMatchObject([
    { newRequirements: ['interfaces is required'] },
  ]);
  const again = await workspace.run(PUBLISHED);
  expect(again.cached).toEqual(['api:pacto-diff', 'standard:pacto-diff']);

  const named = [
    'run',
    'standard:pacto-diff',
    `--base=oci://${host}/pactos/standard:1.0.0`,
    '--failOn=none',
  ];
  await workspace.mustNx(named);
  expect(reportOf(workspace, 'standard').base.version).toBe('1.0.0');
  const absent = await workspace.nx([
    'run',
    'standard:pacto-diff',
    `--base=oci://${host}/pactos/standard:7.0.0`,
  ]);
  expect([absent.status, absent.stdout]).toEqual([
    1,
    expect.stringMatching(/BASE_UNAVAILABLE[^]*standard:7\.0\.0/),
  ]);

  await registry.stop();
  const silent = await workspace.run(PUBLISHED);
  expect([silent.status, silent.cached]).toEqual([1, []]);
  expect(reportOf(workspace, 'standard')).toMatchObject({
    outcome: 'failed',
    diagnostics: [{ code: 'BASE_UNAVAILABLE', file: 'standard/pacto.yaml' }],
  });
});

testWithRegistry('a lock that moved shows the new requirements of its policy', async () => {
  registry = await startAnyRegistry();
  const { host } = registry;
  const publisher = await Workspace.create(standard('1.0.0', 'service'), {
    options: { registry: `${host}/pactos` },
  });
  await publisher.mustNx(['run', 'standard:pacto-publish']);
  const consumer = await Workspace.create(
    { 'api/pacto.yaml': contract('api', '1.0.0', policyOf(`ref: oci://${host}/pactos/standard`)) },
    { options: { registry: 'ghcr.io/example/pactos' } },
  );
  const env = { XDG_CACHE_HOME: consumer.path('.nx/home') };
  await consumer.mustNx(['g', 'pacto:lock'], { env });
  await consumer.commit('lock');

  publisher.write(standard('1.1.0', 'service', 'interfaces'));
  await publisher.mustNx(['run', 'standard:pacto-publish']);
  const moved = await consumer.mustNx(['g', 'pacto:lock', '--update'], { env });
  expect(moved.stdout).toMatch(/api +moved +oci:\S+ +1\.0\.0 sha256:\S+ -> 1\.1\.0 sha256:/);
  // The base needs what its lock pins, even where the store has lost it.
  consumer.remove('.nx/home');
  await consumer.nx(['run', 'api:pacto-diff', '--base=HEAD'], { env });
  expect(reportOf(consumer, 'api')).toMatchObject({
    changes: [],
    policies: [{ newRequirements: ['interfaces is required'], satisfied: false }],
  });
});

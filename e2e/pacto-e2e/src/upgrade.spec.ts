// `pacto:upgrade` on forty services in one workspace, and on services whose platform is in a registry.
import { REGISTRY } from './harness/contracts';
import { platform, service } from './harness/platform-versions';
import { describeWithRegistry, startAnyRegistry, type RealRegistry } from './harness/registries';
import { mustRun } from './harness/run-command';
import { walkPage } from './harness/walk-page';
import { Workspace } from './harness/workspace';

const UPGRADE = ['g', 'pacto:upgrade', 'platform-service', '--to=3.0.0'];

const moved = (text: string): string =>
  text.replace(/platform-service:2\.0\.0/g, 'platform-service:3.0.0');

async function changesOf(workspace: Workspace): Promise<string[]> {
  const { stdout } = await mustRun('git', ['status', '--porcelain'], { cwd: workspace.root });
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
}

describe('twelve of forty services are ready', () => {
  const NAMES = Array.from(
    { length: 40 },
    (_, index) => `svc-${String(index + 1).padStart(2, '0')}`,
  );
  const READY = NAMES.slice(0, 12);
  const before: Record<string, string> = {};
  let workspace: Workspace;
  beforeAll(async () => {
    for (const [index, name] of NAMES.entries()) {
      const lacks = { replicas: index >= 25 ? 1 : 2, scales: index < 12 || index >= 30 };
      before[`services/${name}/pacto.yaml`] = service(name, lacks);
      if (index >= 12) continue;
      before[`services/${name}/overrides/values.prod.yaml`] =
        `configurations: # production\n  - {name: deployment, ref: "oci://${REGISTRY}/platform-service:2.0.0", values: {replicas: 3}}\n`;
    }
    workspace = await Workspace.create({ ...platform('2.0.0'), ...platform('3.0.0'), ...before });
  });

  test('a dry run prints who is ready and what holds the others back, and changes nothing', async () => {
    const { stdout } = await workspace.mustNx([...UPGRADE, '--dry-run']);
    expect(stdout).toContain('platform-service 3.0.0: 12 of 40 ready');
    expect(stdout).toMatch(/^svc-12 +team\/svc-12 +2\.0\.0 +ready$/m);
    expect(stdout).toMatch(/^svc-13 +team\/svc-13 +2\.0\.0 +1 not met$/m);
    expect(stdout).toMatch(/^svc-26 +team\/svc-26 +2\.0\.0 +2 not met$/m);
    expect(stdout).toMatch(
      /^18 {2}POLICY_VIOLATION .*`scaling` is missing\.\n {3}services\/svc-13\/pacto\.yaml:2:1\n[^]*^15 {2}CONFIG_VALUES_VALIDATION_FAILED .*\n {3}services\/svc-26\/pacto\.yaml:9:24$/m,
    );
    expect(await changesOf(workspace)).toEqual([]);
  });

  test('a dry run writes the table to a file that is asked for', async () => {
    for (const format of ['json', 'markdown']) {
      const file = `dist/upgrade.${format}`;
      await workspace.mustNx([
        ...UPGRADE,
        '--dry-run',
        `--format=${format}`,
        `--outputFile=${file}`,
      ]);
    }
    expect(workspace.json('dist/upgrade.json')).toMatchObject({
      ready: 12,
      total: 40,
      requirements: [
        { code: 'POLICY_VIOLATION', consumers: { length: 18 }, places: { length: 18 } },
        { code: 'CONFIG_VALUES_VALIDATION_FAILED', consumers: { length: 15 } },
      ],
    });
    const markdown = workspace.read('dist/upgrade.markdown');
    expect(markdown).toMatch(/^### platform-service 3\.0\.0: 12 of 40 ready$/m);
    expect(markdown).toMatch(/^\| 18 \| `POLICY_VIOLATION` \| .*scaling.*\|$/m);
    expect(markdown).toContain(
      '| svc-13 | team/svc-13 | 2.0.0 | 1 not met | `services/svc-13/pacto.yaml:2:1` |',
    );
    expect(await changesOf(workspace)).toEqual([]);
  });

  test.each([
    ['--to=latest', '`--to` is `latest`.'],
    ['--projects=svc-01,svc-99', 'No contract of this workspace is called `svc-99`.'],
    ['--outputFile=services/svc-01/pacto.yaml', 'a file that the workspace needs'],
    ['--format=html', 'format'],
  ])('%s is refused before anything is written', async (option, reason) => {
    const { status, output } = await workspace.nx([
      'g',
      'pacto:upgrade',
      'platform-service',
      option,
    ]);
    expect([status, output]).toEqual([1, expect.stringContaining(reason)]);
    expect(await changesOf(workspace)).toEqual([]);
  });

  test('the ready services move, byte for byte, and a second run changes nothing', async () => {
    await workspace.mustNx([...UPGRADE, '--only-ready']);
    for (const [file, text] of Object.entries(before)) {
      const isReady = READY.includes(file.split('/')[1]!);
      expect([file, workspace.read(file)]).toEqual([file, isReady ? moved(text) : text]);
    }
    await workspace.mustNx(['run-many', '-t', 'pacto-validate']);
    await workspace.commit('upgrade');
    const again = await workspace.mustNx([...UPGRADE, '--only-ready']);
    expect(again.stdout).toMatch(/^svc-12 +team\/svc-12 +3\.0\.0 +up to date$/m);
    expect(again.stdout).toContain('No consumer moves. Nothing changed.');
    expect(await changesOf(workspace)).toEqual([]);
  });
});

test('each command of the page about raising a policy prints what the page shows', async () => {
  const workspace = await Workspace.create({
    ...platform('2.0.0'),
    ...platform('3.0.0'),
    'services/catalog/pacto.yaml': service('catalog', {}),
    'services/checkout/pacto.yaml': service('checkout', {}),
    'services/ledger/pacto.yaml': service('ledger', { scales: false }),
    'services/search/pacto.yaml': service('search', { scales: false, replicas: 1 }),
  });
  const walk = await walkPage(workspace, 'packages/pacto/docs/raising-a-policy.md');
  expect(walk.reported).toEqual([]);
  expect(walk.printed).toEqual(walk.shown);
});

describeWithRegistry('a platform in a registry', () => {
  let registry: RealRegistry;
  let workspace: Workspace;
  let files: Record<string, string>;
  beforeAll(async () => {
    registry = await startAnyRegistry();
    const { host } = registry;
    const publisher = await Workspace.create(
      { ...platform('2.0.0'), ...platform('3.0.0') },
      { options: { registry: `${host}/pactos` } },
    );
    await publisher.mustNx(['run-many', '-t', 'pacto-publish']);
    const where = { registry: `${host}/pactos` };
    files = {
      'ready/pacto.yaml': service('ready', where),
      'waits/pacto.yaml': service('waits', { ...where, scales: false }),
    };
    workspace = await Workspace.create(files, {
      options: { registry: REGISTRY, store: 'dist/store' },
    });
    await workspace.mustNx(['g', 'pacto:lock']);
    await workspace.commit('locked');
  });
  afterAll(() => registry.stop());

  test('is read from the registry, and a dry run changes nothing', async () => {
    const { stdout } = await workspace.mustNx([...UPGRADE, '--dry-run']);
    expect(stdout).toContain('platform-service 3.0.0: 1 of 2 ready');
    expect(stdout).toMatch(/^1 {2}POLICY_VIOLATION .*scaling.*\n {3}waits\/pacto\.yaml:2:1$/m);
    expect(await changesOf(workspace)).toEqual([]);
  });

  test.each([
    [
      'does not have the version that is asked for',
      ['--to=4.0.0'],
      'is not in the registry either',
    ],
    ['lists its versions, if none is asked for', [], 'has `3.0.0`, `2.0.0` in the registry.'],
  ])('%s, and nothing is written', async (_case, options, words) => {
    const { status, output } = await workspace.nx([
      'g',
      'pacto:upgrade',
      'platform-service',
      ...options,
    ]);
    expect([status, output]).toEqual([1, expect.stringContaining(words)]);
    expect(await changesOf(workspace)).toEqual([]);
  });

  test('moves contract and lock in one step, and a second run changes nothing', async () => {
    await workspace.mustNx([...UPGRADE, '--only-ready']);
    expect(await changesOf(workspace)).toEqual(['ready/pacto.lock', 'ready/pacto.yaml']);
    expect(workspace.read('ready/pacto.yaml')).toBe(moved(files['ready/pacto.yaml']!));
    const lock = workspace.read('ready/pacto.lock');
    expect(lock.match(/version: 3\.0\.0/g)).toHaveLength(2);
    expect(lock).not.toContain('2.0.0');
    await workspace.mustNx(['run-many', '-t', 'pacto-validate']);
    await workspace.commit('upgrade');
    await workspace.mustNx([...UPGRADE, '--only-ready']);
    await workspace.mustNx(['g', 'pacto:lock']);
    expect(await changesOf(workspace)).toEqual([]);
  });
});

// `pacto:bump`: a new major version of a component, by the generator and by hand.
import { existsSync } from 'node:fs';
import { findTool, REGISTRIES, startRegistry } from '../../../tools/registries/real-registry';
import { platform, service } from './harness/platform-versions';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const PACTOS = 'my-service/pactos/my-service';
const ROOT = `${PACTOS}-root/pacto.yaml`;
const WORKER = `${PACTOS}-worker/pacto.yaml`;
const CHART = 'my-service/charts/my-service/Chart.yaml';

const COMMANDS = [
  ['root', 'my-service', '--owner=team/example'],
  ['component', 'api', '--port=8080'],
  ['component', 'worker', '--port=8081'],
];

describe('a breaking change of a component', () => {
  const before: Record<string, string> = {};
  let workspace: Workspace;
  const bump = (...parameters: string[]) => workspace.nx(['g', 'pacto:bump', ...parameters]);
  const changes = async (): Promise<string> =>
    (await mustRun('git', ['status', '--porcelain'], { cwd: workspace.root })).stdout.trim();
  const raised = (text: string): string =>
    text
      .replace(/(my-service-worker):1\.0\.0/, '$1:2.0.0')
      .replace(/(name: worker[^]*compatibility: ")\^1\.0\.0/, '$1^2.0.0');

  beforeAll(async () => {
    workspace = await Workspace.create();
    for (const command of COMMANDS) {
      await workspace.mustNx(['g', `pacto:${command[0]}`, ...command.slice(1), '--no-interactive']);
    }
    workspace.edit(ROOT, (text) => text.replace(/^(\s+- name: worker)$/m, '$1   # the queue'));
    await workspace.commit('generated');
    workspace.edit(WORKER, (text) => text.replace('port: 8081', "port:   9091 # 'new'"));
    await workspace.commit('change');
    for (const file of [ROOT, WORKER, CHART]) before[file] = workspace.read(file);
  });
  afterEach(() => workspace.reset());

  test('a dry run names every edit and writes nothing', async () => {
    const { status, stdout } = await bump('worker', '--base=HEAD~1', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('`my-service-worker` moves to 2.0.0:');
    expect(stdout.match(/^ {2}my-service\/.*->.*$/gm)).toHaveLength(3);
    expect(await changes()).toBe('');
  });

  test.each([
    ['worker', '--base=no-such-branch', 'no-such-branch'],
    ['worker', '--to=next', '`--to` is `next`.'],
    ['wrker', '--to=2.0.0', 'No contract of this workspace is called `wrker`.'],
  ])('`bump %s %s` is refused before anything is written', async (name, option, reason) => {
    const { status, output } = await bump(name, option);
    expect([status, output]).toEqual([1, expect.stringContaining(reason)]);
    expect(await changes()).toBe('');
  });

  test.each(['worker', 'my-service-worker', `${PACTOS}-worker`])(
    '`bump %s` moves the contract, the tag and the range of its root byte for byte, once',
    async (name) => {
      expect((await bump(name, '--to=required', '--base=HEAD~1')).status).toBe(0);
      expect(workspace.read(WORKER)).toBe(
        before[WORKER]!.replace('version: 1.0.0', 'version: 2.0.0'),
      );
      expect(workspace.read(ROOT)).toBe(raised(before[ROOT]!));
      const after = await changes();
      const again = await bump(name, '--to=required', '--base=HEAD~1');
      expect(again.stdout).toContain(
        '`my-service-worker` already has the version 2.0.0. Nothing changed.',
      );
      expect([await changes(), workspace.read(ROOT)]).toEqual([after, raised(before[ROOT]!)]);
    },
  );

  test('after a version is raised by hand, one diagnostic lists all that must change, and `bump` changes it', async () => {
    workspace.edit(WORKER, (text) => text.replace('version: 1.0.0', 'version: 2.0.0'));
    const validate = ['run', 'my-service-root:pacto-validate'];
    const { status, stdout } = await workspace.nx(validate);
    expect(status).toBe(1);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(
      /COMPONENT_VERSION_DRIFT .* hint: Write `oci:\/\/\S+my-service-worker:2\.0\.0`, and `compatibility: "\^2\.0\.0"` beside it\. The `bump` generator changes both in one step\./,
    );
    expect(stdout.match(/^ {2}error {2}/gm)).toHaveLength(1);
    expect((await bump('worker', '--to=required', '--base=HEAD~1')).status).toBe(0);
    expect(workspace.read(ROOT)).toBe(raised(before[ROOT]!));
    await workspace.mustNx(validate);
  });

  test('a root moves with its chart', async () => {
    expect((await bump('my-service', '--to=minor')).status).toBe(0);
    expect(workspace.read(ROOT)).toBe(before[ROOT]!.replace(/version: 1\.0\.0/g, 'version: 1.1.0'));
    expect(workspace.read(CHART)).toBe(before[CHART]!.replace('version: 1.0.0', 'version: 1.1.0'));
  });
});

const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);

(program === undefined ? test.skip : test)(
  'a platform raised in its own folder leaves consumers that the lock or an upgrade makes valid again',
  async () => {
    const registry = await startRegistry(program!);
    try {
      const where = { registry: `${registry.host}/pactos` };
      const workspace = await Workspace.create(
        {
          ...platform('2.0.0'),
          'services/catalog/pacto.yaml': service('catalog', where),
          'services/ledger/pacto.yaml': service('ledger', where),
        },
        { options: { ...where, store: 'dist/store' } },
      );
      const validate = () => workspace.nx(['affected', '-t', 'pacto-validate', '--base=HEAD~1']);
      const changed = async () =>
        (await mustRun('git', ['status', '--porcelain'], { cwd: workspace.root })).stdout;
      await workspace.mustNx(['run-many', '-t', 'pacto-publish']);

      const bumped = await workspace.mustNx(['g', 'pacto:bump', 'platform-service', '--to=3.0.0']);
      expect(bumped.output).toContain(
        '`platform-service:2.0.0` is no longer in this workspace, and catalog, ledger still reference it.',
      );
      await workspace.commit('raised');
      const red = await validate();
      expect([red.status, red.output]).toEqual([
        1,
        expect.stringContaining('REFERENCE_NOT_LOCKED'),
      ]);

      await workspace.mustNx(['g', 'pacto:lock']);
      await workspace.commit('locked');
      expect(workspace.read('services/catalog/pacto.lock')).toContain('platform-service:2.0.0');
      expect(await validate()).toMatchObject({ status: 0 });

      await workspace.mustNx(['g', 'pacto:bump', 'catalog', '--to=patch']);
      expect(workspace.read('services/catalog/pacto.lock')).toMatch(
        /name: catalog\n +version: 1\.0\.1$/m,
      );
      await workspace.commit('patch');
      expect(await validate()).toMatchObject({ status: 0 });
      await workspace.mustNx(['g', 'pacto:lock']);
      expect(await changed()).toBe('');

      await workspace.mustNx(['g', 'pacto:upgrade', 'platform-service', '--to=3.0.0']);
      await workspace.commit('upgraded');
      expect(await validate()).toMatchObject({ status: 0 });
      expect(existsSync(workspace.path('services/catalog/pacto.lock'))).toBe(false);
      await workspace.mustNx(['g', 'pacto:upgrade', 'platform-service', '--to=3.0.0']);
      expect(await changed()).toBe('');
    } finally {
      await registry.stop();
    }
  },
);

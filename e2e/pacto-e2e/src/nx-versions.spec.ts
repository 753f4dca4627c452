// The other versions of Nx that the plugin supports: the commands that use most of what Nx offers.
import { contract } from './harness/contracts';
import { CONTRACTS, GITIGNORE, installReleaseTemplate, RELEASE_TAG } from './harness/release';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const ROOT = 's/pactos/s-root/pacto.yaml';
const API = 's/pactos/s-api/pacto.yaml';

const RELEASE = { groups: { contracts: CONTRACTS }, releaseTag: RELEASE_TAG };

/** The oldest and the newest versions, each with a devkit that fits. */
test.each([
  ['22.0.0', '22.0.0'],
  ['22.7.12', '22.7.12'],
  ['23.3.2', '23.3.2'],
  ['24.0.0', '24.0.0'],
  ['24.0.6', '24.0.0'],
])('Nx %s with devkit %s validates, compares, releases and bumps', async (nx, devkit) => {
  const template = await installReleaseTemplate(`nx-${nx}`, { nx, '@nx/devkit': devkit });
  const workspace = await Workspace.create(
    {
      '.gitignore': GITIGNORE,
      [ROOT]: contract({ name: 's-root', dependsOn: ['s-api:1.0.0'] }),
      [API]: contract({
        name: 's-api',
        more: 'interfaces:\n  - {name: http, type: http, port: 8080, visibility: internal}',
      }),
    },
    { from: template, nxJson: { release: RELEASE } },
  );
  const git = (...parameters: string[]) => mustRun('git', parameters, { cwd: workspace.root });
  const changes = async () => (await git('status', '--porcelain')).stdout.trim();
  await git('tag', 's-api@1.0.0');
  await git('tag', 's-root@1.0.0');

  const valid = await workspace.mustNx(['run-many', '-t', 'pacto-validate']);
  expect(valid.stdout).toContain('2 of 2 bundles valid.');

  workspace.edit(API, (text) => text.replace('8080', '9090'));
  for (const daemon of [true, false]) {
    const diff = await workspace.nx(['run', 's-api:pacto-diff', '--base=main'], { daemon });
    expect([diff.status, diff.stdout]).toEqual([
      1,
      expect.stringContaining('interface-port-changed'),
    ]);
    // The first versions of Nx 22 have no batch that could print it where their daemon cannot.
    if (!daemon) expect(diff.stdout).toMatch(/^s-api +s-root +team\/example +dependency +now$/m);
  }
  await workspace.nx(['daemon', '--stop'], { daemon: true });

  const plan = await workspace.mustNx(['g', 'pacto:release-plan', '--base=main']);
  expect(plan.stdout).toMatch(/^s-api: major .*\ns-root: minor /m);
  await workspace.commit('change');
  const release = await workspace.mustNx(['release', '--dry-run'], { env: { CI: 'true' } });
  expect(release.output).toMatch(/s-api\/pacto\.yaml: version 1\.0\.0 -> 2\.0\.0/);
  expect(release.output).toContain('compatibility ^1.0.0 -> ^2.0.0');
  expect(await changes()).toBe('');

  await workspace.mustNx(['release', '--skip-publish'], { env: { CI: 'true' } });
  expect(await changes()).toBe('');
  expect((await git('tag', '--points-at', 'HEAD')).stdout).toBe('s-api@2.0.0\ns-root@1.1.0\n');
  expect(workspace.read('s/pactos/s-api/CHANGELOG.md')).toContain('**breaking** `interfaces.port`');
  expect(workspace.read(ROOT)).toContain('s-api:2.0.0');

  await workspace.mustNx(['g', 'pacto:bump', 'api', '--to=minor']);
  expect(workspace.read(ROOT)).toContain('s-api:2.1.0');
  await workspace.mustNx(['run-many', '-t', 'pacto-validate']);
});

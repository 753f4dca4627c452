// The README, followed in its order in a workspace that does not have the plugin yet. After a change of
// what is printed, `PACTO_UPDATE_PAGES=1` writes it into the README.
import { mkdtempSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspaceManifest } from './harness/install-template';
import { prepared, REPOSITORY } from './harness/paths';
import { mustRun } from './harness/run-command';
import { walkPage } from './harness/walk-page';
import { Workspace } from './harness/workspace';

const SERVICE = 'my-service/pactos/my-service';

test('the README has at most 700 words', () => {
  const words = readFileSync(join(REPOSITORY, 'README.md'), 'utf8').match(/\S+/g)!;
  expect(words.length).toBeLessThanOrEqual(700);
});

test('each command of the README works in a workspace without the plugin', async () => {
  const { scratch, pluginTarball } = prepared();
  const workspace = Workspace.at(mkdtempSync(join(scratch, 'readme-')));
  workspace.write({
    '.gitignore': 'node_modules\n.nx\n',
    '.npmrc': 'audit=false\nfund=false\nprefer-offline=true\n',
    'package.json': workspaceManifest(),
    'nx.json': JSON.stringify({ analytics: false, neverConnectToCloud: true }),
  });
  await mustRun('npm', ['install'], { cwd: workspace.root });
  await workspace.commit('start');

  const walk = await walkPage(workspace, 'README.md', {
    toMachine: (command) =>
      command.replace(`../pacto/dist/tarballs/${basename(pluginTarball)}`, pluginTarball),
  });

  expect(
    walk.reported.map(({ command, status, findings }) => [command, status, ...findings]),
  ).toEqual([
    [
      'nx run my-service-worker:pacto-validate:stg',
      1,
      `stg: error CONFIG_VALUES_VALIDATION_FAILED ${SERVICE}-worker/overrides/values.stg.yaml:7`,
    ],
    [
      'nx affected -t pacto-diff',
      1,
      `BREAKING interface-port-changed ${SERVICE}-api/pacto.yaml:11`,
    ],
  ]);
  expect(walk.printed).toEqual(walk.shown);
  expect(await workspace.projects()).toEqual([
    'my-service-api',
    'my-service-root',
    'my-service-worker',
    'platform-service',
  ]);
});

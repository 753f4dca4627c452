// `nx release` of contracts, beside an npm package in the same workspace.
import { readdirSync } from 'node:fs';
import {
  CONTRACTS,
  generateService,
  GITIGNORE,
  installReleaseTemplate,
  PACKAGES,
  RELEASE_TAG,
} from './harness/release';
import { mustRun, runCommand, type CommandResult } from './harness/run-command';
import { Workspace } from './harness/workspace';

const ROOT = 'my-service/pactos/my-service-root/pacto.yaml';
const API = 'my-service/pactos/my-service-api/pacto.yaml';
const WORKER = 'my-service/pactos/my-service-worker/pacto.yaml';
const CHART = 'my-service/charts/my-service/Chart.yaml';
const LIBRARY = 'packages/library/package.json';
const PLANS = '.nx/version-plans';

const RELEASE = {
  groups: { contracts: CONTRACTS, packages: PACKAGES },
  releaseTag: RELEASE_TAG,
};

describe('nx release', () => {
  let workspace: Workspace;
  const git = (...parameters: string[]): Promise<CommandResult> =>
    mustRun('git', parameters, { cwd: workspace.root });
  const changes = async (): Promise<string> =>
    (await runCommand('git', ['status', '--porcelain'], { cwd: workspace.root })).output.trim();
  const plan = () => workspace.mustNx(['g', 'pacto:release-plan', '--base=main']);
  const release = (...parameters: string[]) =>
    workspace.nx(['release', ...parameters], { env: { CI: 'true' } });
  const plans = (): string[] =>
    readdirSync(workspace.path(PLANS)).filter((file) => file.endsWith('.md'));

  beforeAll(async () => {
    const template = await installReleaseTemplate('release-template');
    workspace = await Workspace.create({}, { from: template, nxJson: { release: RELEASE } });
    workspace.write({
      '.gitignore': GITIGNORE,
      'packages/library/project.json': '{ "name": "library" }\n',
      [LIBRARY]: '{ "name": "library", "version": "1.0.0" }\n',
    });
    await generateService(workspace);
    for (const name of ['my-service-root', 'my-service-api', 'my-service-worker', 'library']) {
      await git('tag', `${name}@1.0.0`);
    }
    await git('tag', 'platform-service@2.0.0');
    await git('checkout', '--quiet', '-b', 'change');
    workspace.edit(API, (text) => text.replace('port: 8080', 'port: 9090 # the new gateway'));
    workspace.edit(ROOT, (text) => text.replace('team/example', 'team/other'));
    await workspace.commit('change');
    await plan();
    await workspace.commit('plan');
  });

  test('release-plan writes a plan per changed contract, and a second run changes nothing', async () => {
    const texts = plans().map((file) => workspace.read(`${PLANS}/${file}`).split('\n')[1]);
    expect(texts.sort()).toEqual(['"my-service-api": major', '"my-service-root": minor']);
    await plan();
    expect(await changes()).toBe('');
  });

  test('a dry run writes nothing', async () => {
    const { status, output } = await release('version', '--dry-run');
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('2.0.0') });
    expect(await changes()).toBe('');
  });

  test.each([
    ['of a component', 'my-service-api', 'major', 'patch'],
    ['of a root that its component moved first', 'my-service-root', 'minor', 'patch'],
  ])('a bump %s that is too small is refused before anything is written', async (...row) => {
    const [, project, planned, lowered] = row;
    const file = plans().find((name) => name.startsWith(`pacto-${project}-`))!;
    workspace.edit(`${PLANS}/${file}`, (text) => text.replace(planned, lowered));
    if (project === 'my-service-root') {
      workspace.edit(ROOT, (text) => text.replace(/  - name: worker\n(?: {4}.*\n)+/, ''));
    }
    await workspace.commit('too small');
    const { status, output } = await release('version');
    expect({ status, output }).toEqual({
      status: 1,
      output: expect.stringContaining(
        `RELEASE_BUMP_TOO_SMALL The changes of \`${project}\` since 1.0.0 require a `,
      ),
    });
    expect(await changes()).toBe('');
    await git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  test.each([
    ['contract that cannot be read', ROOT, '\n  - [', `${ROOT}:`],
    ['chart that cannot be read', CHART, '\n  - [', `${CHART}:`],
  ])('a %s is named before anything is written', async (_, path, more, expected) => {
    workspace.edit(path, (text) => text + more);
    const before = await changes();
    const { status, output } = await release('version');
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining(expected) });
    expect(await changes()).toBe(before);
    await git('checkout', '--quiet', path);
  });

  test.each([
    ['without a plan', undefined],
    ['with a plan that is too small', 'patch'],
  ])('a root %s gets the version that the new tags of its components require', async (_, bump) => {
    const file = plans().find((name) => name.startsWith('pacto-my-service-root-'))!;
    if (bump === undefined) workspace.remove(`${PLANS}/${file}`);
    else workspace.edit(`${PLANS}/${file}`, (text) => text.replace('minor', bump));
    const { status, output } = await release('version', '--dry-run');
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringContaining('my-service-root/pacto.yaml: version 1.0.0 -> 1.1.0'),
    });
    await workspace.reset();
  });

  test('it changes the versions, the root and its chart, and does not change pins and packages', async () => {
    const before = Object.fromEntries([ROOT, API, WORKER, CHART, LIBRARY].map(readBoth));
    const { status, output } = await release('--skip-publish');
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(await changes()).toBe('');
    expect(workspace.read(API)).toBe(before[API]!.replace('version: 1.0.0', 'version: 2.0.0'));
    expect(workspace.read(ROOT)).toBe(
      before[ROOT]!.replace('version: 1.0.0', 'version: 1.1.0')
        .replace('    version: 1.0.0', '    version: 1.1.0')
        .replace('my-service-api:1.0.0', 'my-service-api:2.0.0')
        .replace('"^1.0.0"', '"^2.0.0"'),
    );
    expect(workspace.read(CHART)).toBe(before[CHART]!.replace('version: 1.0.0', 'version: 1.1.0'));
    expect(workspace.read(WORKER)).toBe(before[WORKER]);
    expect(workspace.read(LIBRARY)).toBe(before[LIBRARY]);
    expect(workspace.read('my-service/pactos/my-service-api/CHANGELOG.md')).toMatch(
      /^- The contract changed:\n {2}- \*\*breaking\*\* `interfaces\.port`: The port/m,
    );
    expect((await git('tag', '--points-at', 'HEAD')).stdout.trim().split('\n')).toEqual([
      'my-service-api@2.0.0',
      'my-service-root@1.1.0',
    ]);
  });

  test('the released workspace validates, and a second release changes nothing', async () => {
    await workspace.mustNx(['run-many', '-t', 'pacto-validate']);
    const head = (await git('rev-parse', 'HEAD')).stdout;
    const { status, output } = await release('--skip-publish');
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect((await git('rev-parse', 'HEAD')).stdout).toBe(head);
    expect(await changes()).toBe('');
  });

  function readBoth(file: string): [string, string] {
    return [file, workspace.read(file)];
  }
});

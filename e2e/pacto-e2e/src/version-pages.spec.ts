// The pages about versions and about releasing, followed in their order. What they say in words between the
// commands is done here: a branch, its commits, and the merge.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findTool,
  REGISTRIES,
  startRegistry,
  type RealRegistry,
} from '../../../tools/registries/real-registry';
import { parsePage } from './harness/page';
import { REPOSITORY } from './harness/paths';
import { GITIGNORE } from './harness/release';
import { mustRun } from './harness/run-command';
import { runCommandLine, walkPage } from './harness/walk-page';
import { Workspace } from './harness/workspace';

const API = 'my-service/pactos/my-service-api/pacto.yaml';
const VALIDATE = ['run-many', '-t', 'pacto-validate'];
const COMMANDS = [
  ['root', 'my-service', '--owner=team/example'],
  ['component', 'api', '--port=8080'],
  ['component', 'worker'],
];

// Each page is a dozen runs of Nx.
jest.setTimeout(600_000);

/** A root and two components on `main`, and on the branch `change` a breaking change of the first. */
async function createWorkspace(host = 'ghcr.io/example'): Promise<Workspace> {
  const workspace = await Workspace.create({}, { options: { registry: `${host}/pactos` } });
  workspace.write({ '.gitignore': GITIGNORE });
  for (const command of COMMANDS) {
    await workspace.mustNx(['g', `pacto:${command[0]}`, ...command.slice(1), '--no-interactive']);
  }
  await workspace.commit('generated');
  await mustRun('git', ['checkout', '--quiet', '-b', 'change'], { cwd: workspace.root });
  workspace.edit(API, (text) => text.replace('port: 8080', 'port: 9090'));
  await workspace.commit('change');
  return workspace;
}

test('the commands of the page about versions print what it shows', async () => {
  const workspace = await createWorkspace();
  const walk = await walkPage(workspace, 'packages/pacto/docs/versions.md');
  expect(walk.shown).toEqual([]);
  expect(workspace.read(API)).toContain('version: 2.0.0');
  await workspace.mustNx(VALIDATE);
});

const program = Object.values(REGISTRIES).find((name) => findTool(name) !== undefined);
const describeHere = program === undefined ? describe.skip : describe;

type Settings = Record<string, unknown>;

describeHere('the page about releasing', () => {
  let registry: RealRegistry;
  beforeEach(async () => {
    registry = await startRegistry(program!);
  });
  afterEach(() => registry.stop());

  const blocks = parsePage(
    readFileSync(join(REPOSITORY, 'packages/pacto/docs/releasing.md'), 'utf8'),
  );
  // The settings of images are those of `release-together.spec`.
  const [settings, fixedGroup, images, ...more] = blocks.flatMap((block) =>
    block.kind === 'output' ? [JSON.parse(block.text) as Settings] : [],
  );
  const { release } = settings as { release: Settings };

  const tagsOf = async (name: string): Promise<string[] | null> => {
    const answer = await fetch(`http://${registry.host}/v2/pactos/${name}/tags/list`);
    return ((await answer.json()) as { tags: string[] | null }).tags;
  };

  test.each([
    ['groups of its own', release, ['my-service-api@2.0.0', 'my-service-root@1.1.0'], '1.1.0'],
    ['a fixed group', { ...release, groups: fixedGroup }, ['my-service@2.0.0'], '2.0.0'],
  ])('with %s', async (_, chosen, tags, rootVersion) => {
    expect([Object.keys(images!), more]).toEqual([['release'], []]);
    const workspace = await createWorkspace(registry.host);
    const git = (...parameters: string[]) => mustRun('git', parameters, { cwd: workspace.root });
    const changes = async () => (await git('status', '--porcelain')).stdout.trim();
    await git('checkout', '--quiet', 'main');
    workspace.edit('nx.json', (text) =>
      JSON.stringify({ ...(JSON.parse(text) as Settings), release: chosen }),
    );
    await workspace.commit('release');
    await git('checkout', '--quiet', 'change');
    await git('rebase', '--quiet', 'main');

    const before: Record<string, () => Promise<unknown>> = {
      async 'Release, on the main branch'() {
        await workspace.commit('plans');
        await git('checkout', '--quiet', 'main');
        await git('merge', '--quiet', 'change');
      },
    };
    const commands: string[] = [];
    for (const block of blocks) {
      if (block.kind !== 'commands') continue;
      await before[block.section]?.();
      for (const command of block.commands) {
        await runCommandLine(workspace, command, { CI: 'true', NX_CACHE_DIRECTORY: '.nx/cache' });
        commands.push(command);
        if (!command.includes('release-plan'))
          expect([command, await changes()]).toEqual([command, '']);
      }
    }
    expect(commands).toEqual([
      'nx g pacto:release-plan --base=main',
      'nx release version --dry-run',
      'nx release --skip-publish',
      'nx release --yes',
      'nx release publish',
    ]);
    expect((await git('tag', '--points-at', 'HEAD')).stdout.trim().split('\n')).toEqual(tags);
    expect(await tagsOf('my-service-api')).toEqual(['2.0.0']);
    expect(await tagsOf('my-service-root')).toEqual([rootVersion]);
    await workspace.mustNx(VALIDATE);
  });
});

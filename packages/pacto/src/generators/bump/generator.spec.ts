import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
// The tree of a real folder; the devkit does not export it.
// eslint-disable-next-line no-restricted-imports
import { FsTree, flushChanges } from 'nx/src/generators/tree';
import {
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  snapshotOf,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { componentGenerator } from '../component/generator';
import { rootGenerator } from '../root/generator';
import { bumpGenerator } from './generator';

const PACTOS = 'my-service/pactos';
const ROOT = `${PACTOS}/my-service-root/pacto.yaml`;
const WORKER = `${PACTOS}/my-service-worker/pacto.yaml`;

async function treeWithWorker(): Promise<Tree> {
  const tree = treeWithPlugin({ registry: REGISTRY, environments: [] });
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  await componentGenerator(tree, { name: 'worker' });
  return tree;
}

const versionOf = (tree: Tree, path: string): string =>
  (readYamlFile(tree, path) as unknown as { service: { version: string } }).service.version;

describe('bump', () => {
  beforeEach(() => jest.spyOn(logger, 'info').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('moves the component, the tag and the range of its root in one step', async () => {
    const tree = await treeWithWorker();
    const before = versionOf(tree, WORKER);
    await runTwice(tree, () => bumpGenerator(tree, { name: 'my-service-worker', to: '7.0.0' }));
    expect(before).not.toBe('7.0.0');
    expect(versionOf(tree, WORKER)).toBe('7.0.0');
    const { dependencies } = readYamlFile(tree, ROOT) as unknown as {
      dependencies: { ref: string; compatibility: string }[];
    };
    expect(dependencies).toEqual([
      expect.objectContaining({
        ref: `oci://${REGISTRY}/my-service-worker:7.0.0`,
        compatibility: '^7.0.0',
      }),
    ]);
    expectValidContracts(tree);
  });

  it('moves the chart with its root', async () => {
    const tree = await treeWithWorker();
    await runTwice(tree, () => bumpGenerator(tree, { name: 'my-service', to: '3.1.0' }));
    expect(versionOf(tree, ROOT)).toBe('3.1.0');
    expect(readYamlFile(tree, 'my-service/charts/my-service/Chart.yaml')).toMatchObject({
      version: '3.1.0',
    });
  });

  it.each([
    ['patch', /^\d+\.\d+\.[1-9]/],
    ['minor', /^\d+\.[1-9]\d*\.0$/],
    ['major', /^[1-9]\d*\.0\.0$/],
  ])('counts the next %s version', async (to, expected) => {
    const tree = await treeWithWorker();
    await bumpGenerator(tree, { name: 'my-service-worker', to });
    expect(versionOf(tree, WORKER)).toMatch(expected);
  });

  it.each([
    [{ name: 'my-service-worker', to: 'next' }, '`--to` is `next`. Use a version like `1.2.3`'],
    [{ name: 'nothing', to: '1.0.0' }, 'No contract of this workspace is called `nothing`.'],
    [
      { name: 'my-service-worker', to: '2.0.0', base: 'main' },
      '`--base` works only with `--to=required`.',
    ],
  ])('refuses %j', async (schema, message) => {
    const tree = await treeWithWorker();
    expect(await refusalOf(tree, () => bumpGenerator(tree, schema))).toContain(message);
  });

  it('asks a person about a range that it does not rewrite, with the place', async () => {
    const tree = await treeWithWorker();
    const text = tree.read(ROOT, 'utf-8')!;
    tree.write(ROOT, text.replace(/compatibility: .*/, "compatibility: '>=0.0.1 <5'"));
    const refusal = await refusalOf(tree, () =>
      bumpGenerator(tree, { name: 'my-service-worker', to: '7.0.0' }),
    );
    expect(refusal).toMatch(
      /^my-service\/pactos\/my-service-root\/pacto\.yaml:\d+:\d+ RELEASE_RANGE_EXCLUDES The compatibility `>=0.0.1 <5` does not admit the version 7.0.0\./,
    );
  });

  describe('to the required version', () => {
    let folder: string;
    let tree: FsTree;
    const git = (...parameters: string[]) =>
      execFileSync('git', parameters, {
        cwd: folder,
        env: {
          ...process.env,
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@example.com',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@example.com',
        },
      });
    const flush = () => {
      flushChanges(folder, tree.listChanges());
      tree = new FsTree(folder, false);
    };

    beforeEach(async () => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-bump-')));
      tree = new FsTree(folder, false);
      for (const [path, text] of Object.entries(snapshotOf(await treeWithWorker()))) {
        tree.write(path, text);
      }
      flush();
      git('init', '-q', '-b', 'main');
      git('add', '-A');
      git('commit', '-qm', 'base');
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('changes nothing where nothing changed', async () => {
      const before = versionOf(tree, WORKER);
      await bumpGenerator(tree, { name: 'my-service-worker', base: 'main' });
      expect(versionOf(tree, WORKER)).toBe(before);
      expect(tree.listChanges()).toEqual([]);
    });

    it('takes the version that the diff demands, once', async () => {
      tree.write(WORKER, tree.read(WORKER, 'utf-8')!.replace(/^runtime:\n(?: .*\n)+/m, ''));
      flush();
      const before = versionOf(tree, WORKER);
      await bumpGenerator(tree, { name: 'my-service-worker', to: 'required', base: 'main' });
      const after = versionOf(tree, WORKER);
      expect(after).not.toBe(before);
      flush();
      await bumpGenerator(tree, { name: 'my-service-worker', to: 'required', base: 'main' });
      expect(versionOf(tree, WORKER)).toBe(after);
    });

    it('refuses a base that git does not know', async () => {
      await expect(
        bumpGenerator(tree, { name: 'my-service-worker', base: 'no-such-branch' }),
      ).rejects.toThrow('no-such-branch');
    });
  });
});

import { logger, type Tree } from '@nx/devkit';
import { createCommittedTree, type CommittedTree } from '../../testing/committed-tree';
import {
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { componentGenerator } from '../component/generator';
import { infrastructureGenerator } from '../infrastructure/generator';
import { platformGenerator } from '../platform/generator';
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

  it.each([['worker'], ['my-service/pactos/my-service-worker'], ['my-service-worker:0.1.0']])(
    'takes the component by the name %s',
    async (name) => {
      const tree = await treeWithWorker();
      tree.write(WORKER, tree.read(WORKER, 'utf-8')!.replace(/version: .*/, 'version: 0.1.0'));
      await bumpGenerator(tree, { name, to: '7.0.0' });
      expect(versionOf(tree, WORKER)).toBe('7.0.0');
    },
  );

  it.each([
    ['the project of that name', 'platform-service', ['2.1.0', '3.0.0']],
    ['the project of the other version', 'platform-service@3.0.0', ['2.0.0', '3.1.0']],
    ['the contract of that name and version', 'platform-service:3.0.0', ['2.0.0', '3.1.0']],
  ])('moves %s where two contracts have one service name', async (_title, name, versions) => {
    const tree = treeWithPlugin();
    const kept = 'at/platform-service/pacto.yaml';
    const other = 'at/next/pacto.yaml';
    for (const [path, version] of [
      [kept, '2.0.0'],
      [other, '3.0.0'],
    ] as const) {
      tree.write(
        path,
        `pactoVersion: "1.0"\nservice:\n  name: platform-service\n  version: ${version}\n`,
      );
    }
    await bumpGenerator(tree, { name, to: 'minor' });
    expect([versionOf(tree, kept), versionOf(tree, other)]).toEqual(versions);
  });

  it('refuses the short name of components of two roots', async () => {
    const tree = await treeWithWorker();
    await rootGenerator(tree, { name: 'other', owner: 'team/example' });
    await componentGenerator(tree, { name: 'worker', root: 'other' });
    expect(
      await refusalOf(tree, () => bumpGenerator(tree, { name: 'worker', to: '7.0.0' })),
    ).toContain('No contract of this workspace is called `worker`.');
  });

  it('names who still references the earlier version, which the workspace no longer has', async () => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    const tree = treeWithPlugin({ registry: REGISTRY, environments: ['prod'] });
    await platformGenerator(tree, { name: 'platform-service', contractVersion: '2.0.0' });
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    await componentGenerator(tree, { name: 'api', platform: 'platform-service' });
    await componentGenerator(tree, { name: 'worker' });
    await bumpGenerator(tree, { name: 'worker', to: '7.0.0' });
    expect(warn).not.toHaveBeenCalled();
    await bumpGenerator(tree, { name: 'platform-service', to: '3.0.0' });
    expect(warn.mock.calls).toEqual([
      [
        '`platform-service:2.0.0` is no longer in this workspace, and my-service-api still references it. ' +
          'Move the references with the `upgrade` generator, or pin the published version with the `lock` generator.',
      ],
    ]);
  });

  it('leaves an infrastructure contract valid, whose examples name its version', async () => {
    const tree = treeWithPlugin({ registry: REGISTRY, environments: [] });
    await infrastructureGenerator(tree, { name: 'postgres' });
    await runTwice(tree, () => bumpGenerator(tree, { name: 'postgres', to: '18.0.0' }));
    expectValidContracts(tree);
    const path = tree.listChanges().find((one) => one.path.endsWith('.expected.yaml'))!.path;
    expect(tree.read(path, 'utf-8')).toContain('pacto/contract: postgres@18.0.0\n');
  });

  it.each([
    ['my-service-worker', ['my-service-root']],
    ['my-service-root', []],
  ])('names the roots that change with %s: %j', async (name, roots) => {
    const tree = await treeWithWorker();
    const info = jest.spyOn(logger, 'info');
    info.mockClear();
    await bumpGenerator(tree, { name, to: 'minor' });
    const lines = String(info.mock.calls[0]![0]).split('\n');
    expect(lines.filter((line) => line.includes('keeps its version'))).toEqual(
      roots.map(
        (root) =>
          `\`${root}\` changes too and keeps its version 1.0.0. If this version is published, raise it before you publish again, for example with \`nx g pacto:bump ${root} --to=patch\`.`,
      ),
    );
  });

  it.each([['1.2.2'], ['1.2.3-rc.1'], ['0.9.0'], ['v1.2.2'], ['1.2']])(
    'refuses the lower version %s, with the place of the version',
    async (to) => {
      const tree = await treeWithWorker();
      tree.write(WORKER, tree.read(WORKER, 'utf-8')!.replace(/version: .*/, 'version: 1.2.3'));
      expect(
        await refusalOf(tree, () => bumpGenerator(tree, { name: 'my-service-worker', to })),
      ).toMatch(
        new RegExp(
          `^${WORKER}:\\d+:\\d+ RELEASE_VERSION_LOWER The version ${to} is lower than the version that the contract has, 1\\.2\\.3\\.`,
        ),
      );
    },
  );

  it('says that a contract has the version already, and moves what did not follow', async () => {
    const info = jest.spyOn(logger, 'info');
    const tree = await treeWithWorker();
    tree.write(WORKER, tree.read(WORKER, 'utf-8')!.replace(/version: .*/, 'version: 7.0.0'));
    const schema = { name: 'my-service-worker', to: '7.0.0' };
    await bumpGenerator(tree, schema);
    expect(info).toHaveBeenLastCalledWith(
      expect.stringMatching(
        /already has the version 7\.0\.0\. These places still had another version:\n.*7\.0\.0/,
      ),
    );
    await bumpGenerator(tree, schema);
    expect(info).toHaveBeenLastCalledWith(
      '`my-service-worker` already has the version 7.0.0. Nothing changed.',
    );
  });

  it('moves the chart with its root', async () => {
    const tree = await treeWithWorker();
    await runTwice(tree, () => bumpGenerator(tree, { name: 'my-service', to: '3.1.0' }));
    expect(versionOf(tree, ROOT)).toBe('3.1.0');
    expect(readYamlFile(tree, 'my-service/charts/my-service/Chart.yaml')).toMatchObject({
      version: '3.1.0',
    });
  });

  it.each<[string, string]>([
    ['the contract', WORKER],
    ['its root', ROOT],
  ])('changes nothing where %s cannot be read', async (_title, path) => {
    const tree = await treeWithWorker();
    tree.write(path, `${tree.read(path, 'utf-8')!}a: [\n`);
    const refused = await refusalOf(tree, () =>
      bumpGenerator(tree, { name: 'my-service/pactos/my-service-worker', to: 'minor' }),
    );
    expect(refused).toContain(`${path}:`);
  });

  it.each<[string, string, string, string]>([
    ['the contract', WORKER, 'service:', 'interface: []\nservice:'],
    ['its root', ROOT, 'dependencies:', 'dependecies:'],
    ['an entry of its root', ROOT, 'compatibility:', 'compatibilty:'],
  ])('changes nothing where %s has a misspelt key', async (_title, path, key, misspelt) => {
    const tree = await treeWithWorker();
    tree.write(path, tree.read(path, 'utf-8')!.replace(key, misspelt));
    const refused = await refusalOf(tree, () =>
      bumpGenerator(tree, { name: 'my-service/pactos/my-service-worker', to: 'minor' }),
    );
    expect(refused).toMatch(
      new RegExp(`^${path}:\\d+:\\d+ RELEASE_FILE_UNREADABLE Unknown key .* Did you mean`),
    );
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
      /^my-service\/pactos\/my-service-root\/pacto\.yaml:\d+:\d+ RELEASE_RANGE_EXCLUDES The compatibility `>=0.0.1 <5` does not allow the version 7.0.0\./,
    );
  });

  describe('to the required version', () => {
    let repository: CommittedTree;
    const required = { name: 'my-service-worker', to: 'required', base: 'main' };

    beforeEach(async () => {
      repository = await createCommittedTree(await treeWithWorker());
    });
    afterEach(() => repository.remove());

    it('changes nothing where nothing changed', async () => {
      const tree = repository.tree();
      const info = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
      await bumpGenerator(tree, required);
      expect(tree.listChanges()).toEqual([]);
      expect(info).toHaveBeenLastCalledWith(expect.stringContaining('give `--to=patch`'));
    });

    it('takes the version that the diff demands, once', async () => {
      const before = versionOf(repository.tree(), WORKER);
      await repository.edit((tree) =>
        tree.write(WORKER, tree.read(WORKER, 'utf-8')!.replace(/^runtime:\n(?: .*\n)+/m, '')),
      );
      await repository.edit((tree) => bumpGenerator(tree, required));
      const after = versionOf(repository.tree(), WORKER);
      expect(after).not.toBe(before);
      await repository.edit((tree) => bumpGenerator(tree, required));
      expect(versionOf(repository.tree(), WORKER)).toBe(after);
    });

    it('refuses a base that git does not know', async () => {
      const schema = { name: 'my-service-worker', base: 'no-such-branch' };
      await expect(bumpGenerator(repository.tree(), schema)).rejects.toThrow('no-such-branch');
    });
  });
});

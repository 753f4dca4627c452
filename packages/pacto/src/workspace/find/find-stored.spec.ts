// Contracts that are only in the store: what generators write for them. The artifacts are packed by the same code
// that publishes them, and the locks are written by the generator of locks.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { startFakeRegistry, type FakeRegistry } from '../../../../contract/testing/fake-registry';
import { componentGenerator } from '../../generators/component/generator';
import { dependencyGenerator } from '../../generators/dependency/generator';
import { environmentGenerator } from '../../generators/environment/generator';
import { infrastructureGenerator } from '../../generators/infrastructure/generator';
import { lockGenerator } from '../../generators/lock/generator';
import { platformGenerator } from '../../generators/platform/generator';
import { rootGenerator } from '../../generators/root/generator';
import { serviceGenerator } from '../../generators/service/generator';
import { readYamlFile, refusalOf, snapshotOf, treeWithPlugin } from '../../testing/generator-tree';

const OWNER = 'team/example';
const PINNED_BY = 'consumer/pacto.yaml';

let registry: FakeRegistry;
let cache: string;
let said: string[];
const cacheBefore = process.env.XDG_CACHE_HOME;
beforeEach(async () => {
  registry = await startFakeRegistry();
  cache = mkdtempSync(join(tmpdir(), 'pacto-stored-'));
  process.env.XDG_CACHE_HOME = cache;
  said = [];
  jest.spyOn(logger, 'info').mockImplementation((text) => void said.push(String(text)));
});
afterEach(async () => {
  jest.restoreAllMocks();
  if (cacheBefore === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = cacheBefore;
  rmSync(cache, { recursive: true });
  await registry.close();
});

const other = (name: string): string => `${registry.address}/other/${name}`;
const refOf = (name: string): string => `oci://${other(name)}:1.0.0`;

/** Contracts as the generators write them, with names that are not the usual ones. */
async function writePublished(tree: Tree): Promise<void> {
  await infrastructureGenerator(tree, { name: 'postgres', contractVersion: '1.0.0' });
  await infrastructureGenerator(tree, { name: 'secrets', contractVersion: '1.0.0' });
  await platformGenerator(tree, { name: 'platform-service', contractVersion: '1.0.0' });
  const path = 'pactos/platform-service/pacto.yaml';
  const text = tree.read(path, 'utf-8')!.replace('name: deployment', 'name: workload');
  tree.write(path, text.replace('name: platform-policy', 'name: house-rules'));
}

const PUBLISHED = ['postgres', 'secrets', 'platform-service'];

async function publish(): Promise<void> {
  const tree = treeWithPlugin();
  await writePublished(tree);
  for (const name of PUBLISHED) {
    const folder = `pactos/${name}/`;
    const files = Object.entries(snapshotOf(tree)).filter(([path]) => path.startsWith(folder));
    const texts = files.map(([path, text]) => [path.slice(folder.length), text]);
    registry.putBundle(`other/${name}`, '1.0.0', Object.fromEntries(texts) as never);
  }
}

/** A workspace with a root whose one lock, of another contract, pins what is published. */
async function treeWithPins(): Promise<Tree> {
  const tree = treeWithPlugin({ registry: `${registry.address}/pactos` });
  await rootGenerator(tree, { name: 'shop', owner: OWNER });
  await publish();
  const refs = PUBLISHED.map((name) => `  - name: ${name}\n    ref: ${refOf(name)}\n`).join('');
  tree.write(
    PINNED_BY,
    `pactoVersion: "1.0"\nservice:\n  name: consumer\n  version: 1.0.0\nconfigurations:\n${refs}`,
  );
  await lockGenerator(tree, { project: 'consumer' });
  registry.requests.length = 0;
  said = [];
  return tree;
}

/** The same contracts as bundles of the workspace, under the names that the references have. */
async function treeWithBundles(): Promise<Tree> {
  const tree = treeWithPlugin({
    registry: [`${registry.address}/pactos`, other('x').slice(0, -2)],
  });
  await rootGenerator(tree, { name: 'shop', owner: OWNER });
  await writePublished(tree);
  said = [];
  return tree;
}

type Run = (tree: Tree) => Promise<unknown>;

const uses = () => ({
  platform: refOf('platform-service'),
  uses: PUBLISHED.slice(0, 2).map(refOf),
});
const addTo = (to: string, tree: Tree): Promise<void> =>
  dependencyGenerator(tree, { to: refOf(to), project: 'catalog' });

const GENERATORS: [string, string, Run][] = [
  [
    'component',
    'shop/',
    (tree) => componentGenerator(tree, { name: 'api', owner: OWNER, ...uses() }),
  ],
  [
    'service',
    'pactos/catalog/',
    (tree) => serviceGenerator(tree, { name: 'catalog', owner: OWNER, ...uses() }),
  ],
  [
    'dependency',
    'pactos/catalog/',
    async (tree) => {
      await serviceGenerator(tree, { name: 'catalog', owner: OWNER, uses: [refOf('postgres')] });
      await addTo('secrets', tree);
      await addTo('platform-service', tree);
    },
  ],
  [
    'environment',
    'pactos/catalog/',
    async (tree) => {
      await serviceGenerator(tree, { name: 'catalog', owner: OWNER, ...uses() });
      await environmentGenerator(tree, { name: 'qa', project: 'catalog' });
    },
  ],
];

test.each(GENERATORS)(
  'the generator %s writes the same for an artifact of the store as for a contract here',
  async (_name, folder, run) => {
    const trees = [await treeWithPins(), await treeWithBundles()];
    const written: Record<string, string>[] = [];
    for (const tree of trees) {
      await run(tree);
      const files = Object.entries(snapshotOf(tree)).filter(([path]) => path.startsWith(folder));
      written.push(Object.fromEntries(files));
    }
    expect(written[0]).toEqual(written[1]);
    const texts = Object.values(written[0]!).join('');
    expect(texts).toContain('name: house-rules');
    expect(texts).toContain('name: workload');
    expect(texts).toContain('key: api-key');
    expect(registry.requests).toEqual([]);
    const values = said.filter((text) => text.startsWith('Write the `values`'));
    expect(values).toEqual([]);
  },
);

const CATALOG = 'pactos/catalog';
const service = (tree: Tree, more: object): Promise<void> =>
  serviceGenerator(tree, { name: 'catalog', owner: OWNER, ...more });
const useBoth: Run = (tree) => service(tree, uses());
const useOne: Run = (tree) => service(tree, { uses: [refOf('postgres')] });
const fetchIt = '`nx g nx-pacto:lock --project=catalog` fetches';
const pinIt = 'run `nx g nx-pacto:lock --project=catalog`.';

const emptyStore: Run = async () => rmSync(join(cache, 'nx-pacto'), { recursive: true });
const replaceIn = (path: string, from: RegExp, to: string): Run => {
  return async (tree) => tree.write(path, tree.read(path, 'utf-8')!.replace(from, to));
};
/** A second lock of the workspace that pins the same references to an artifact of other content. */
const pinOthers: Run = async (tree) => {
  const text = tree.read(PINNED_BY, 'utf-8')!;
  tree.write('second/pacto.yaml', text.replace('name: consumer', 'name: second'));
  const pacto = 'pactoVersion: "1.0"\nservice:\n  name: postgres\n  version: 1.0.0\n';
  registry.putBundle('other/postgres', '1.0.0', { 'pacto.yaml': pacto });
  await lockGenerator(tree, { project: 'second' });
  registry.requests.length = 0;
  said = [];
};

test.each<[string, Run, Run, () => string[]]>([
  [
    'of another lock',
    async () => undefined,
    useBoth,
    () => [
      `To pin ${['platform-service', ...PUBLISHED.slice(0, 2)].map((one) => `\`${refOf(one)}\``).join(', ')}, ${pinIt}`,
    ],
  ],
  [
    'with a digest, without any lock',
    async (tree) => tree.delete('consumer'),
    (tree) => service(tree, { uses: [digestRef()] }),
    () => [],
  ],
  [
    'that the store lost',
    emptyStore,
    useOne,
    () => [
      ...['dev', 'stg', 'prod'].map(
        (name) =>
          `Write the \`values\` of \`postgres\` in ${CATALOG}/overrides/values.${name}.yaml. After the \`lock\` generator, \`pacto-explain --format=markdown\` lists the keys that each accepts.`,
      ),
      `The generator did not read \`${refOf('postgres')}\`, because no lock pins it to an artifact in the store: ${fetchIt} it.`,
    ],
  ],
])('an artifact %s', async (_case, prepare, run, expected) => {
  const tree = await treeWithPins();
  await prepare(tree);
  await run(tree);
  expect(said).toEqual(expected());
  expect(registry.requests).toEqual([]);
  said = [];
  await run(tree);
  expect(said.filter((text) => !text.includes('already exists'))).toEqual([]);
});

function digestRef(): string {
  const bytes = registry.manifests.get('other/postgres:1.0.0')!.bytes;
  return `oci://${other('postgres')}@sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

const configurationsOf = (tree: Tree, path = `${CATALOG}/overrides/values.prod.yaml`) =>
  readYamlFile(tree, path).configurations as { name: string; ref: string; values?: object }[];

test.each<[string, Run, (tree: Tree) => Promise<void>, boolean]>([
  [
    'two locks disagree about it',
    pinOthers,
    (tree) => service(tree, { uses: [refOf('postgres')] }),
    false,
  ],
  [
    'its own lock decides, and others disagree',
    async (tree) => {
      await pinOthers(tree);
      tree.write(`${CATALOG}/pacto.lock`, tree.read('consumer/pacto.lock', 'utf-8')!);
    },
    (tree) => service(tree, { uses: [refOf('postgres')] }),
    true,
  ],
  [
    'a lock pins it for a dependency, without its files',
    async (tree) => {
      await emptyStore(tree);
      await replaceIn('consumer/pacto.lock', /kind: config/g, 'kind: dependency')(tree);
    },
    (tree) => service(tree, { uses: [refOf('postgres')] }),
    false,
  ],
])('of an artifact, whether values are written: %s', async (_case, prepare, run, isRead) => {
  const tree = await treeWithPins();
  await prepare(tree);
  await run(tree);
  expect(configurationsOf(tree).map(({ values }) => values !== undefined)).toEqual([isRead]);
});

describe('a version that the workspace left, and a lock pins', () => {
  const moved = async (): Promise<Tree> => {
    const tree = treeWithPlugin({ registry: other('x').slice(0, -2) });
    await publish();
    await writePublished(tree);
    for (const name of PUBLISHED) {
      await replaceIn(`pactos/${name}/pacto.yaml`, /version: 1\.0\.0/, 'version: 2.0.0')(tree);
    }
    const names = PUBLISHED.map((name) => `  - name: ${name}\n    ref: ${refOf(name)}\n`);
    tree.write(
      PINNED_BY,
      `pactoVersion: "1.0"\nservice:\n  name: consumer\n  version: 1.0.0\nconfigurations:\n${names.join('')}`,
    );
    await lockGenerator(tree, { project: 'consumer' });
    return tree;
  };

  test.each<[string, string]>([
    ['postgres:1.0.0', 'postgres'],
    ['platform-service:1.0.0', 'workload'],
  ])('is used as %s', async (text, name) => {
    const tree = await moved();
    const option = name === 'postgres' ? { uses: [text] } : { platform: text };
    await service(tree, option);
    const [entry] = configurationsOf(tree);
    expect(entry).toEqual({
      name,
      ref: refOf(text.split(':')[0]!),
      values: expect.any(Object),
    });
  });

  test('is refused if no lock pins it', async () => {
    const tree = await moved();
    const run = () => service(tree, { uses: ['postgres:1.5.0'] });
    expect(await refusalOf(tree, run)).toMatch('no version `1.5.0` of `postgres`');
  });
});

test('an artifact with an infrastructure contract is refused as a platform', async () => {
  const tree = await treeWithPins();
  const run = () => service(tree, { platform: refOf('postgres') });
  expect(await refusalOf(tree, run)).toMatch(/is an infrastructure contract\. Use `--uses`/);
});

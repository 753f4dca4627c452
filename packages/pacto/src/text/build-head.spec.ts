import type { Tree } from '@nx/devkit';
import { infrastructureGenerator } from '../generators/infrastructure/generator';
import { platformGenerator } from '../generators/platform/generator';
import { rootGenerator } from '../generators/root/generator';
import { serviceGenerator } from '../generators/service/generator';
import { expectValidContracts, readYamlFile, treeWithPlugin } from '../testing/generator-tree';

type Generator = (tree: Tree, schema: { name: string }) => Promise<void>;

const NAMES = ['null', 'true', 'no', 'y', '007', '1e3', '2026-01-01'];

test.each<[string, Generator, (name: string) => string]>([
  ['service', serviceGenerator, (name) => `pactos/${name}/pacto.yaml`],
  ['platform', platformGenerator, (name) => `pactos/${name}/pacto.yaml`],
  ['infrastructure', infrastructureGenerator, (name) => `pactos/${name}/pacto.yaml`],
  ['root', rootGenerator, (name) => `${name}/charts/${name}/Chart.yaml`],
])('names that are other values in YAML are text: %s', async (_name, generator, pathOf) => {
  const read: unknown[] = [];
  for (const name of NAMES) {
    const tree = treeWithPlugin();
    await generator(tree, { name });
    const { name: own, service } = readYamlFile(tree, pathOf(name)) as unknown as {
      name?: unknown;
      service?: { name: unknown };
    };
    read.push(service?.name ?? own);
    expectValidContracts(tree);
  }
  expect(read).toEqual(NAMES);
});

// Folders that git or Nx ignores, and names that YAML reads as other values: rows for each generator that makes a contract.
import type { Tree } from '@nx/devkit';
import { componentGenerator } from '../../generators/component/generator';
import { environmentGenerator } from '../../generators/environment/generator';
import { infrastructureGenerator } from '../../generators/infrastructure/generator';
import { platformGenerator } from '../../generators/platform/generator';
import { rootGenerator } from '../../generators/root/generator';
import { serviceGenerator } from '../../generators/service/generator';
import { createCommittedTree, type CommittedTree } from '../../testing/committed-tree';
import { refusalOf, treeWithPlugin } from '../../testing/generator-tree';

let workspace: CommittedTree;
beforeAll(async () => {
  const source = treeWithPlugin();
  await rootGenerator(source, { name: 'shop', owner: 'team/example' });
  await serviceGenerator(source, { name: 'catalog', owner: 'team/example' });
  source.write('.gitignore', 'dist\n*-scratch\nvalues.local.yaml\n');
  source.write('.nxignore', 'archive\n');
  source.write('dist/there/pacto.yaml', 'service: {name: there}\n');
  workspace = await createCommittedTree(source);
});
afterAll(() => workspace.remove());

const NAMED = { name: 'there' };

test.each<[string, string, (tree: Tree) => Promise<void>]>([
  [
    'root',
    'dist/x/pactos/there-root/pacto.yaml',
    (tree) => rootGenerator(tree, { ...NAMED, directory: 'dist/x' }),
  ],
  [
    'root, in the working directory',
    'dist/there/pactos/there-root/pacto.yaml',
    (tree) => rootGenerator(tree, { ...NAMED, workingDirectory: 'dist' }),
  ],
  [
    'service',
    'node_modules/x/pacto.yaml',
    (tree) => serviceGenerator(tree, { ...NAMED, directory: 'node_modules/x' }),
  ],
  [
    'service, where an ignored contract is',
    'dist/there/pacto.yaml',
    (tree) => serviceGenerator(tree, { ...NAMED, directory: 'dist/there' }),
  ],
  [
    'platform',
    'archive/x/pacto.yaml',
    (tree) => platformGenerator(tree, { ...NAMED, directory: 'archive/x' }),
  ],
  [
    'infrastructure',
    'x-scratch/pacto.yaml',
    (tree) => infrastructureGenerator(tree, { ...NAMED, directory: 'x-scratch' }),
  ],
  [
    'component',
    'shop/pactos/shop-scratch/pacto.yaml',
    (tree) => componentGenerator(tree, { name: 'scratch', root: 'shop' }),
  ],
  [
    'environment',
    'pactos/catalog/overrides/values.local.yaml',
    (tree) => environmentGenerator(tree, { name: 'local', project: 'catalog' }),
  ],
])('%s: `%s` is ignored, so it is refused', async (_generator, path, run) => {
  const tree = workspace.tree();
  expect(await refusalOf(tree, () => run(tree))).toBe(
    `git or Nx ignores \`${path}\`, so no task would read it. Choose another folder or name, or change \`.gitignore\` or \`.nxignore\`.`,
  );
});

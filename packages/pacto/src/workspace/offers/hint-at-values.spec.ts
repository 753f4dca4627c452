import { logger, type Tree } from '@nx/devkit';
import { treeWithPlugin } from '../../testing/generator-tree';
import { componentGenerator } from '../../generators/component/generator';
import { dependencyGenerator } from '../../generators/dependency/generator';
import { environmentGenerator } from '../../generators/environment/generator';
import { infrastructureGenerator } from '../../generators/infrastructure/generator';
import { rootGenerator } from '../../generators/root/generator';
import { serviceGenerator } from '../../generators/service/generator';

const API = 'my-service/pactos/my-service-api';
/** The generators cannot read an example of its values: it is in another workspace, and no lock pins it. */
const POSTGRES = 'oci://ghcr.io/other/postgres:17.0.0';
const PLATFORM = 'oci://ghcr.io/other/platform:1.0.0';
const OWNER = 'team/example';

async function treeWithRoot(): Promise<Tree> {
  const tree = treeWithPlugin();
  await infrastructureGenerator(tree, { name: 'redis' });
  await rootGenerator(tree, { name: 'my-service', owner: OWNER });
  return tree;
}

/** With a claim whose values have an example, and one whose values have none. */
async function treeWithComponent(uses = ['redis']): Promise<Tree> {
  const tree = await treeWithRoot();
  await componentGenerator(tree, { name: 'api', uses });
  return tree;
}

const lines = (
  names: string,
  folder: string,
  references: readonly string[],
  environments = ['dev', 'stg', 'prod'],
): string[] => {
  const reason =
    references.length === 0
      ? 'The generator found no `examples` of them in a schema.'
      : 'After the `lock` generator, `pacto-explain --format=markdown` lists the keys that each accepts.';
  return environments.map(
    (environment) =>
      `Write the \`values\` of ${names} in ${folder}/overrides/values.${environment}.yaml. ${reason}`,
  );
};

test.each<[string, () => Promise<Tree>, (tree: Tree) => Promise<void>, string[]]>([
  [
    'component',
    treeWithRoot,
    (tree) => componentGenerator(tree, { name: 'api', platform: PLATFORM, uses: [POSTGRES] }),
    lines('`deployment`, `postgres`', API, [PLATFORM, POSTGRES]),
  ],
  [
    'component, of what it has an example for',
    treeWithRoot,
    (tree) => componentGenerator(tree, { name: 'api', uses: ['redis'] }),
    [],
  ],
  [
    'component, of a contract here whose schema cannot be read',
    async () => {
      const tree = await treeWithRoot();
      tree.write('pactos/redis/configuration/schema.json', 'not JSON');
      return tree;
    },
    (tree) => componentGenerator(tree, { name: 'api', uses: ['redis'] }),
    lines('`redis`', API, []),
  ],
  [
    'service',
    treeWithRoot,
    (tree) =>
      serviceGenerator(tree, {
        name: 'catalog',
        owner: OWNER,
        platform: PLATFORM,
        uses: ['redis', POSTGRES],
      }),
    lines('`deployment`, `postgres`', 'pactos/catalog', [PLATFORM, POSTGRES]),
  ],
  [
    'dependency',
    treeWithComponent,
    (tree) =>
      dependencyGenerator(tree, { to: POSTGRES, kind: 'configuration', project: 'my-service-api' }),
    lines('`postgres`', API, [POSTGRES]),
  ],
  [
    'dependency, where the environments inherit the list of the contract',
    async () => {
      const tree = await treeWithComponent();
      for (const environment of ['dev', 'stg', 'prod']) {
        tree.write(`${API}/overrides/values.${environment}.yaml`, 'scaling: {min: 1, max: 2}\n');
      }
      return tree;
    },
    (tree) =>
      dependencyGenerator(tree, { to: POSTGRES, kind: 'configuration', project: 'my-service-api' }),
    [],
  ],
  [
    'environment',
    () => treeWithComponent(['redis', POSTGRES]),
    (tree) => environmentGenerator(tree, { name: 'qa', project: 'my-service' }),
    lines('`postgres`', API, [POSTGRES], ['qa']),
  ],
  [
    'environment, of a file that exists',
    async () => {
      const tree = await treeWithComponent(['redis', POSTGRES]);
      tree.write(`${API}/overrides/values.qa.yaml`, 'scaling: {min: 1, max: 2}\n');
      return tree;
    },
    (tree) => environmentGenerator(tree, { name: 'qa', project: 'my-service' }),
    [],
  ],
])('the generator %s names entries without values, once', async (_case, start, run, expected) => {
  const info = jest.spyOn(logger, 'info').mockReturnValue();
  const tree = await start();
  const said = async (): Promise<string[]> => {
    info.mockClear();
    await run(tree);
    const texts = info.mock.calls.map(([text]) => String(text));
    return texts.filter((text) => text.startsWith('Write the `values`'));
  };
  expect(await said()).toEqual(expected);
  expect(await said()).toEqual([]);
  info.mockRestore();
});

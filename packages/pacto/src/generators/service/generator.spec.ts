import { addProjectConfiguration } from '@nx/devkit';
import {
  expectReferencesHold,
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { dependencyGenerator } from '../dependency/generator';
import { infrastructureGenerator } from '../infrastructure/generator';
import { platformGenerator } from '../platform/generator';
import { serviceGenerator } from './generator';

describe('service', () => {
  test('creates a contract without a root, with an override file per environment', async () => {
    const tree = treeWithPlugin();
    await runTwice(tree, () =>
      serviceGenerator(tree, { name: 'catalog', owner: 'team/example', port: 8080 }),
    );
    expect(readYamlFile(tree, 'pactos/catalog/pacto.yaml')).toMatchObject({
      service: { name: 'catalog', version: '1.0.0', owner: 'team/example' },
      interfaces: [{ type: 'http', port: 8080 }],
      runtime: { workload: 'service', health: { interface: 'api' } },
    });
    expect(tree.children('pactos/catalog/overrides').sort()).toEqual([
      'values.dev.yaml',
      'values.prod.yaml',
      'values.stg.yaml',
    ]);
    expectValidContracts(tree);
  });

  test.each([
    [{ port: 1 }, /no interface at port 1/],
    [{ owner: 'team/other' }, /another `service.owner`. To make it `team\/other`/],
    [{ workload: 'job' as const }, /another `runtime.workload`. To make it `job`/],
    [{ uses: ['postgres'] }, /without `oci:.*postgres.*` in its `configurations`/],
  ])('a service that exists is not rewritten, and %j is refused', async (schema, expected) => {
    const tree = treeWithPlugin();
    await infrastructureGenerator(tree, { name: 'postgres' });
    const given = { name: 'catalog', owner: 'team/example', port: 8080 };
    await serviceGenerator(tree, given);
    expect(await refusalOf(tree, () => serviceGenerator(tree, { ...given, ...schema }))).toMatch(
      expected,
    );
  });

  test('an override file that a person renamed stays the only one', async () => {
    const tree = treeWithPlugin({ environments: ['dev'] });
    tree.write('pactos/catalog/overrides/values.dev.yml', 'scaling: {min: 2, max: 3}\n');
    await runTwice(tree, () => serviceGenerator(tree, { name: 'catalog' }));
    expect(tree.children('pactos/catalog/overrides')).toEqual(['values.dev.yml']);
  });

  test('references a platform and infrastructure, and has no interface without a port', async () => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    await infrastructureGenerator(tree, { name: 'postgres' });
    await runTwice(tree, () =>
      serviceGenerator(tree, {
        name: 'catalog',
        owner: 'team/example',
        platform: 'platform-service',
        uses: ['postgres'],
        workload: 'scheduled',
        directory: 'services/catalog',
      }),
    );
    const contract = readYamlFile(tree, 'services/catalog/pacto.yaml');
    expect(contract).not.toHaveProperty('interfaces');
    expect(contract.runtime).toMatchObject({ workload: 'scheduled' });
    expect(contract.policies).toEqual([
      { name: 'platform-policy', ref: `oci://${REGISTRY}/platform-service:1.0.0` },
    ]);
    expectValidContracts(tree);
    // One policy; two configurations in three environments; one claim of each.
    expect(expectReferencesHold(tree)).toBe(1 + 3 * 2 + 3);
  });

  test('goes into the folder of an existing app', async () => {
    const tree = treeWithPlugin();
    addProjectConfiguration(tree, 'shop', { root: 'apps/shop', targets: {} });
    await runTwice(tree, () => serviceGenerator(tree, { name: 'catalog', project: 'shop' }));
    expect(readYamlFile(tree, 'apps/shop/pacto.yaml').service).toMatchObject({ name: 'catalog' });
  });

  test.each([
    ['the service name', 'catalog'],
    ['the project of a contract beside an app of that name', 'catalog-contract'],
    ['the folder', 'pactos/catalog'],
  ])('other generators find it by %s', async (_case, project) => {
    const tree = treeWithPlugin();
    addProjectConfiguration(tree, 'catalog', { root: 'apps/catalog', targets: {} });
    await serviceGenerator(tree, { name: 'catalog' });
    await serviceGenerator(tree, { name: 'stock' });
    await runTwice(tree, () => dependencyGenerator(tree, { to: 'stock', project }));
    expect(readYamlFile(tree, 'pactos/catalog/pacto.yaml').dependencies).toMatchObject([
      { name: 'stock' },
    ]);
  });

  test.each<[object, RegExp]>([
    [{ name: 'Catalog' }, /The name of the contract is `Catalog`/],
    [{ name: 'catalog', project: 'shp' }, /has no project `shp`.*Did you mean `shop`/],
    [{ name: 'catalog', project: 'shop', directory: 'x' }, /Give only one of them/],
    [{ name: 'catalog', platform: 'platform-service' }, /Give `--owner`/],
    [{ name: 'catalog', port: 0 }, /The port is `0`/],
    [{ name: 'taken', directory: 'elsewhere' }, /`taken:1.0.0` already exists/],
  ])('%j is refused before anything is written', async (schema, message) => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    addProjectConfiguration(tree, 'shop', { root: 'apps/shop', targets: {} });
    await serviceGenerator(tree, { name: 'taken' });
    expect(await refusalOf(tree, () => serviceGenerator(tree, schema as never))).toMatch(message);
  });
});

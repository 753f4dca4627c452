import { logger, type Tree } from '@nx/devkit';
import {
  expectReferencesHold,
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
import { environmentGenerator } from './generator';

const PACTOS = 'my-service/pactos';
const file = (component: string, environment: string) =>
  `${PACTOS}/my-service-${component}/overrides/values.${environment}.yaml`;

async function treeWithComponents(): Promise<Tree> {
  const tree = treeWithPlugin({ registry: REGISTRY, environments: ['dev'] });
  await platformGenerator(tree, { name: 'platform-service' });
  await infrastructureGenerator(tree, { name: 'postgres' });
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  const uses = ['postgres'];
  await componentGenerator(tree, { name: 'api', platform: 'platform-service', uses });
  await componentGenerator(tree, { name: 'worker' });
  return tree;
}

describe('environment', () => {
  test.each([
    [{ project: 'my-service' }, ['api', 'worker']],
    [{ project: 'my-service-root' }, ['api', 'worker']],
    [{ project: 'my-service-api' }, ['api']],
    [{}, ['api', 'worker']],
    [{ workingDirectory: `${PACTOS}/my-service-worker/overrides` }, ['worker']],
    [{ workingDirectory: PACTOS }, ['api', 'worker']],
  ])('%j reaches %j', async (schema, components) => {
    const tree = await treeWithComponents();
    await runTwice(tree, () => environmentGenerator(tree, { name: 'prod', ...schema }));
    for (const component of ['api', 'worker']) {
      expect(tree.exists(file(component, 'prod'))).toBe(components.includes(component));
    }
    expectValidContracts(tree);
    expectReferencesHold(tree);
  });

  test.each(['yaml', 'yml'])('an existing override file keeps its effect: %s', async (ending) => {
    const tree = await treeWithComponents();
    const own = `${PACTOS}/my-service-api/overrides/values.prod.${ending}`;
    tree.write(own, 'scaling: {min: 2, max: 3}\n');
    await runTwice(tree, () => environmentGenerator(tree, { name: 'prod' }));
    expect(tree.children(`${PACTOS}/my-service-api/overrides`).sort()).toEqual([
      'values.dev.yaml',
      `values.prod.${ending}`,
    ]);
    expect(tree.read(own, 'utf-8')).toBe('scaling: {min: 2, max: 3}\n');
    expect(tree.exists(file('worker', 'prod'))).toBe(true);
    expectValidContracts(tree);
  });

  test('the file repeats what its list replaces, inline values included', async () => {
    const tree = await treeWithComponents();
    const path = `${PACTOS}/my-service-api/pacto.yaml`;
    const added = `${tree.read(path, 'utf-8')}    values: {instances: 2, backups: {enabled: true}}\n  - name: own\n    schema: configuration/own.json\n`;
    tree.write(path, added);
    await environmentGenerator(tree, { name: 'prod', project: 'my-service-api' });
    expect(readYamlFile(tree, file('api', 'prod')).configurations).toMatchObject([
      { name: 'deployment', values: { replicas: 3 } },
      { name: 'postgres', values: { instances: 2, backups: { enabled: true } } },
      { name: 'own', schema: 'configuration/own.json' },
    ]);
  });

  test.each([
    ['dve', true],
    ['development', true],
    ['dev2', false],
    ['dev', false],
    ['qa', false],
  ])('%s is asked about as a misspelt environment: %s', async (name, expected) => {
    const tree = await treeWithComponents();
    tree.delete(file('worker', 'dev'));
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => undefined);
    await environmentGenerator(tree, { name, project: 'my-service-worker' });
    const said = warn.mock.calls.flat().join('\n');
    warn.mockRestore();
    expect(said.includes('Did you mean `dev`?')).toBe(expected);
  });

  test('a file that is there stays', async () => {
    const tree = await treeWithComponents();
    tree.write(file('api', 'prod'), '# mine\n');
    await environmentGenerator(tree, { name: 'prod' });
    expect(tree.read(file('api', 'prod'), 'utf-8')).toBe('# mine\n');
    expect(tree.exists(file('worker', 'prod'))).toBe(true);
  });

  test.each([
    [{ name: 'a/b' }, /The name of the environment is `a\/b`/],
    [{ name: '' }, /The name of the environment is ``/],
    ...[
      'prod.yaml',
      'prod.yml',
      'values.prod',
      'values.prod.yaml',
      'overrides/values.prod.yaml',
    ].map((name): [{ name: string }, RegExp] => [
      { name },
      /looks like the name of a file\. Give the name alone: `prod`\./,
    ]),
    [{ name: 'base' }, /The name `base` is reserved, because reports call the contract/],
    [{ name: 'custom' }, /The name `custom` is reserved, .* Choose another name\./],
    [{ name: 'Dev' }, /the plugin option `environments` has `dev`, which .* case\. Use `dev`\./],
    [{ name: 'prod', project: 'postgres' }, /is a contract of the kind `infrastructure`/],
    [{ name: 'prod', project: 'nowhere' }, /is called `nowhere`/],
    [{ name: 'prod', project: 'my-servic' }, /Did you mean `my-service`\? There are .*-api:/],
    [{ name: 'prod', project: 'empty' }, /has no components yet/],
  ])('%j is refused', async (schema, message) => {
    const tree = await treeWithComponents();
    await rootGenerator(tree, { name: 'empty' });
    expect(await refusalOf(tree, () => environmentGenerator(tree, schema))).toMatch(message);
  });

  test.each([{ project: 'catalog' }, { workingDirectory: 'pactos/catalog' }])(
    'a service with a chart of its own gets the file: %j',
    async (schema) => {
      const tree = await treeWithComponents();
      tree.write(
        'pactos/catalog/pacto.yaml',
        `service: {name: catalog, version: 1.0.0, chart: {ref: "oci://x.example/catalog", version: 1.0.0}}\nruntime: {workload: service}\n`,
      );
      await runTwice(tree, () => environmentGenerator(tree, { name: 'prod', ...schema }));
      expect(tree.exists('pactos/catalog/overrides/values.prod.yaml')).toBe(true);
      expect(tree.exists(file('api', 'prod'))).toBe(false);
    },
  );

  test('with several roots, the error names the existing option that selects one', async () => {
    const tree = await treeWithComponents();
    await rootGenerator(tree, { name: 'other' });
    const message = await refusalOf(tree, () => environmentGenerator(tree, { name: 'qa' }));
    expect(message).toMatch(/more than one root\. Choose one with `--project`/);
  });
});

import {
  expectValidContracts,
  readYamlFile,
  refusalOf,
  runTwice,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { rootGenerator } from './generator';

const CONTRACT = 'my-service/pactos/my-service-root/pacto.yaml';

describe('root', () => {
  test('makes the contract and the chart of the document', async () => {
    const tree = treeWithPlugin();
    await runTwice(tree, () => rootGenerator(tree, { name: 'my-service', owner: 'team/example' }));
    expect(readYamlFile(tree, CONTRACT)).toEqual({
      pactoVersion: '1.0',
      service: {
        name: 'my-service-root',
        version: '1.0.0',
        owner: 'team/example',
        chart: { ref: 'oci://ghcr.io/example/charts/my-service', version: '1.0.0' },
      },
      dependencies: [],
    });
    expect(readYamlFile(tree, 'my-service/charts/my-service/Chart.yaml')).toMatchObject({
      apiVersion: 'v2',
      name: 'my-service',
      version: '1.0.0',
    });
    expect(tree.exists('my-service/charts/my-service/values.yaml')).toBe(true);
    expectValidContracts(tree);
  });

  test.each([
    [{ name: 'my-service-root' }, CONTRACT],
    [{ name: 'my-service', workingDirectory: 'apps' }, `apps/${CONTRACT}`],
    [
      { name: 'my-service', workingDirectory: 'apps', directory: 'services/one' },
      'services/one/pactos/my-service-root/pacto.yaml',
    ],
    [{ name: 'my-service', directory: '.' }, 'pactos/my-service-root/pacto.yaml'],
  ])('%j is at %s', async (schema, path) => {
    const tree = treeWithPlugin();
    await runTwice(tree, () => rootGenerator(tree, schema));
    expect(tree.exists(path)).toBe(true);
    expectValidContracts(tree);
  });

  test.each([
    ['oci://ghcr.io/example/', 'oci://ghcr.io/example/charts/s'],
    ['localhost:5000/pactos', 'oci://localhost:5000/charts/s'],
    [['ghcr.io/one/pactos', 'ghcr.io/two'], 'oci://ghcr.io/one/charts/s'],
  ])('of the registry %j the chart is %s', async (registry, ref) => {
    const tree = treeWithPlugin({ registry });
    await rootGenerator(tree, { name: 's', contractVersion: '0.1.0' });
    expect(readYamlFile(tree, 's/pactos/s-root/pacto.yaml').service).toEqual({
      name: 's-root',
      version: '0.1.0',
      chart: { ref, version: '0.1.0' },
    });
  });

  test.each([
    [{ name: 'My Service' }, /`My Service`. Use lower-case/],
    [{ name: '-root' }, /The name of the service is ``/],
    [{ name: 'a'.repeat(64) }, /has 64 characters. Use at most 63/],
    [{ name: 'a'.repeat(49) }, /has 54 characters; at most 53 .* Give the chart/],
    [{ name: 's', contractVersion: '1.0' }, /The version is `1.0`/],
    [{ name: 's', contractVersion: '1.0.0-..' }, /The version is `1.0.0-..`/],
    [{ name: 's', contractVersion: '1.0.0-01' }, /The version is `1.0.0-01`/],
    [{ name: 's', contractVersion: '1.0.0+5' }, /The version is `1.0.0\+5`/],
    [{ name: 's', directory: '../out' }, /path inside the workspace/],
    [{ name: 's', directory: '/abs' }, /path inside the workspace/],
    [{ name: 'taken' }, /`taken-root` is taken. There is `taken-root:1.0.0` in elsewhere/],
    [{ name: 'other' }, /holds the contract of `taken-root`/],
    [{ name: 'folder' }, /is a folder; a file is needed there/],
  ])('%j is refused before anything is written', async (schema, message) => {
    const tree = treeWithPlugin();
    const taken = 'pactoVersion: "1.0"\nservice: {name: taken-root, version: 1.0.0}\n';
    const at = schema.name === 'other' ? 'other/pactos/other-root' : 'elsewhere';
    tree.write(`${at}/pacto.yaml`, taken);
    tree.write('folder/pactos/folder-root/pacto.yaml/keep', '');
    expect(await refusalOf(tree, () => rootGenerator(tree, schema))).toMatch(message);
  });

  test.each([
    [{ owner: 'team/x' }, /`my-service-root` already exists without `service.owner`.*`team\/x`/],
    [{ contractVersion: '2.0.0' }, /already exists with another `service.version`.*`2.0.0`/],
  ])('of a root that already exists %j is refused', async (schema, message) => {
    const tree = treeWithPlugin();
    await rootGenerator(tree, { name: 'my-service', contractVersion: '1.0.0' });
    const again = { name: 'my-service', ...schema };
    expect(await refusalOf(tree, () => rootGenerator(tree, again))).toMatch(message);
  });

  test('without a registry it says how to set one', async () => {
    const tree = treeWithPlugin({});
    const message = await refusalOf(tree, () => rootGenerator(tree, { name: 's' }));
    expect(message).toMatch(/nx-pacto:init --registry=/);
  });
});

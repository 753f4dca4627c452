import { logger, type Tree } from '@nx/devkit';
import {
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  snapshotOf,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { rootGenerator } from '../root/generator';
import { componentGenerator } from './generator';

const PACTOS = 'my-service/pactos';
const ROOT = `${PACTOS}/my-service-root/pacto.yaml`;
const CHART = 'my-service/charts/my-service/Chart.yaml';

async function treeWithRoot(options?: Record<string, unknown>): Promise<Tree> {
  const tree = treeWithPlugin(options);
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  return tree;
}

describe('component', () => {
  test('makes contract and override files, and enters the component in root and chart', async () => {
    const tree = await treeWithRoot();
    await runTwice(tree, () => componentGenerator(tree, { name: 'api', port: 8080 }));
    await runTwice(tree, () => componentGenerator(tree, { name: 'my-service-worker' }));
    expect(readYamlFile(tree, `${PACTOS}/my-service-api/pacto.yaml`)).toEqual({
      pactoVersion: '1.0',
      service: { name: 'my-service-api', version: '1.0.0', owner: 'team/example' },
      interfaces: [{ name: 'api', type: 'http', port: 8080, visibility: 'internal' }],
      runtime: {
        workload: 'service',
        state: {
          type: 'stateless',
          persistence: { scope: 'local', durability: 'ephemeral' },
          dataCriticality: 'low',
        },
        health: { interface: 'api', path: '/health' },
      },
    });
    const worker = readYamlFile(tree, `${PACTOS}/my-service-worker/pacto.yaml`);
    expect(worker).not.toHaveProperty('interfaces');
    expect(worker.runtime).not.toHaveProperty('health');
    for (const environment of ['dev', 'stg', 'prod']) {
      const path = `${PACTOS}/my-service-worker/overrides/values.${environment}.yaml`;
      expect(readYamlFile(tree, path)).toEqual({});
      expect(tree.read(path, 'utf-8')).toContain('# configurations:');
    }
    const listed = (name: string) => ({
      name,
      ref: `oci://${REGISTRY}/my-service-${name}:1.0.0`,
      required: true,
      compatibility: '^1.0.0',
    });
    expect(readYamlFile(tree, ROOT).dependencies).toEqual([listed('api'), listed('worker')]);
    const repository = 'oci://ghcr.io/example/charts';
    const aliased = (alias: string) => ({ name: 'component', version: '1.0.0', repository, alias });
    expect(readYamlFile(tree, CHART).dependencies).toEqual([aliased('api'), aliased('worker')]);
    expectValidContracts(tree);
  });

  test("a person's root and chart keep every byte", async () => {
    const tree = await treeWithRoot();
    const root =
      '# ours\r\npactoVersion: "1.0"\r\nservice:\r\n    name:   my-service-root # keep\r\n    version: 0.3.1\r\ndependencies: # listed\r\n' +
      `- {name: api, ref: "oci://${REGISTRY}/my-service-api:0.3.1", compatibility: "*"}\r\n` +
      '# External services\r\n- name: auth\r\n  ref: oci://ghcr.io/example/pactos/auth-root:4.0.0\r\n  compatibility: "^4"\r\nmetadata: {a: [1,  2]}';
    tree.write(
      ROOT,
      root.replace(
        'service:\r\n',
        'service:\r\n    chart: {ref: ../../charts/my-service, version: 1.0.0}\r\n',
      ),
    );
    tree.write(`${PACTOS}/my-service-api/pacto.yaml`, 'service: {name: my-service-api}');
    const before = tree.read(ROOT, 'utf-8')!;
    const chart = tree.read(CHART, 'utf-8')! + '# end';
    tree.write(CHART, chart);
    await runTwice(tree, () => componentGenerator(tree, { name: 'worker' }));
    const entry = `- name: worker\r\n  ref: oci://${REGISTRY}/my-service-worker:0.3.1\r\n  required: true\r\n  compatibility: "^0.3.0"\r\n`;
    expect(tree.read(ROOT, 'utf-8')).toBe(
      before.replace('# External services', `${entry}# External services`),
    );
    expect(tree.read(CHART, 'utf-8')).toMatch(/alias: worker\n# end$/);
    expect(readYamlFile(tree, ROOT).dependencies).toContainEqual({
      name: 'worker',
      ref: `oci://${REGISTRY}/my-service-worker:0.3.1`,
      required: true,
      compatibility: '^0.3.0',
    });
  });

  test('environments and the chart of components come from the options', async () => {
    const tree = await treeWithRoot({
      registry: REGISTRY,
      environments: ['qa'],
      componentChart: { name: 'app', version: '2.x' },
    });
    await runTwice(tree, () => componentGenerator(tree, { name: 'api' }));
    expect(tree.children(`${PACTOS}/my-service-api/overrides`)).toEqual(['values.qa.yaml']);
    expect(readYamlFile(tree, CHART).dependencies).toEqual([
      { name: 'app', version: '2.x', alias: 'api' },
    ]);
  });

  const own = { name: 'app', version: '0.1.0', repository: 'file://../app' };
  const starter = {
    name: 'component',
    version: '1.0.0',
    repository: 'oci://ghcr.io/example/charts',
  };
  test.each<[string, object[], object, object | undefined]>([
    ['their chart', [own, own], {}, own],
    ['their chart, which has no repository', [{ name: 'app', version: '1' }], {}, undefined],
    ['the generated chart at a newer version', [{ ...starter, version: '1.1.0' }], {}, undefined],
    [
      'the option before their chart',
      [own],
      { componentChart: { name: 'x', version: '2' } },
      { name: 'x', version: '2' },
    ],
    ['the generated chart, as they differ', [own, { ...own, version: '0.2.0' }], {}, starter],
    ['the generated chart, as theirs cannot be read', [{ name: 'app', version: 1 }], {}, starter],
  ])('beside other components, a component uses %s', async (_, charts, options, expected) => {
    const tree = await treeWithRoot({ registry: REGISTRY, environments: [], ...options });
    const names = ['api', 'worker'].slice(0, charts.length);
    for (const name of names) await componentGenerator(tree, { name });
    tree.delete('my-service/charts/my-service/charts');
    const dependencies = charts.map((chart, at) => ({ ...chart, alias: names[at] }));
    tree.write(CHART, JSON.stringify({ apiVersion: 'v2', name: 'my-service', dependencies }));
    const info = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
    await componentGenerator(tree, { name: 'migrate', workload: 'job' });
    const said = info.mock.calls.flat().join('\n');
    info.mockRestore();
    await runTwice(tree, () => componentGenerator(tree, { name: 'migrate', workload: 'job' }));
    expect(said.includes('as a Deployment')).toBe(expected === starter);
    expect(readYamlFile(tree, CHART).dependencies).toEqual([
      ...dependencies,
      { ...(expected ?? charts[0]), alias: 'migrate' },
    ]);
    expect(tree.exists('my-service/charts/my-service/charts/component')).toBe(expected === starter);
  });

  test('an entry without an alias is the chart of one component, and no other uses it', async () => {
    const tree = await treeWithRoot({ registry: REGISTRY, environments: [] });
    await componentGenerator(tree, { name: 'api' });
    const entry = { ...own, name: 'api' };
    tree.write(CHART, JSON.stringify({ name: 'my-service', dependencies: [entry] }));
    await componentGenerator(tree, { name: 'worker' });
    expect(readYamlFile(tree, CHART).dependencies).toEqual([
      entry,
      { ...starter, alias: 'worker' },
    ]);
  });

  test.each([
    [{ workload: 'job' }, {}, true],
    [{ workload: 'service' }, {}, false],
    [{ workload: 'job' }, { componentChart: { name: 'app', version: '2.x' } }, false],
  ] as const)(
    '%j under %j: the generated chart is said to deploy it otherwise: %s',
    async (schema, options, expected) => {
      const tree = await treeWithRoot({ registry: REGISTRY, environments: [], ...options });
      const info = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
      await componentGenerator(tree, { name: 'migrate', ...schema });
      const said = info.mock.calls.flat().join('\n');
      info.mockRestore();
      expect(said.includes('as a Deployment')).toBe(expected);
    },
  );

  test.each([
    [{ root: 'other' }, 'other'],
    [{ root: 'other-root' }, 'other'],
    [{ root: 'other-root:1.0.0' }, 'other'],
    [{ root: 'other/pactos/other-root' }, 'other'],
    [{ workingDirectory: 'other' }, 'other'],
    [{ workingDirectory: 'other/charts/other' }, 'other'],
    [{ workingDirectory: 'my-service/pactos' }, 'my-service'],
    [{ workingDirectory: 'my-service/pactos/my-service-root/sub' }, 'my-service'],
  ])('the root of %j is that of %s', async (schema, service) => {
    const tree = await treeWithRoot();
    await rootGenerator(tree, { name: 'other' });
    await runTwice(tree, () => componentGenerator(tree, { name: 'api', ...schema }));
    expect(tree.exists(`${service}/pactos/${service}-api/pacto.yaml`)).toBe(true);
  });

  test.each<[object, RegExp]>([
    [{ name: 'Api' }, /The name of the component is `Api`/],
    [{ name: 'a-root' }, /end in `-root` are reserved for roots/],
    [{ name: 'my-service' }, /name of the service itself/],
    [{ name: 'global' }, /Helm reserves the key `global`/],
    [{ name: 'my-service-tags' }, /Helm reserves the key `tags`/],
    [{ name: 'a'.repeat(53) }, /which has 64 characters. Use at most 63/],
    [{ name: 'auth' }, /already has a dependency named `auth`/],
    [{ name: 'taken' }, /`my-service-taken` is taken/],
    [{ name: 'odd' }, /holds the contract of `other`/],
    [{ name: 'api', root: 'nowhere' }, /No contract of this workspace is called `nowhere`/],
    [{ name: 'api', root: 'other' }, /`other` is a contract of the kind `service`, not a root/],
    [
      { name: 'api', platform: 'nowhere' },
      /is called `nowhere`.* run `nx g nx-pacto:platform nowhere`/,
    ],
    [
      { name: 'api', uses: ['postgres:17.0.0'] },
      /run `nx g nx-pacto:infrastructure postgres --contract-version=17\.0\.0`\. For a contract of a/,
    ],
    [{ name: 'api', uses: ['Postgres/db'] }, /is called `Postgres\/db`(?!.*To make one)/],
    [{ name: 'api', platform: 'other' }, /neither policies nor configurations/],
    [{ name: 'api', uses: ['other'] }, /publishes no configuration/],
    [{ name: 'api', uses: ['oci://bad host/x'] }, /bad host/],
    [{ name: 'api', port: 70000 }, /port is `70000`/],
  ])('%j is refused before anything is written', async (schema, message) => {
    const tree = await treeWithRoot();
    const auth =
      'dependencies:\n  - {name: auth, ref: "oci://x.example/auth:1.0.0", compatibility: "*"}';
    tree.write(ROOT, tree.read(ROOT, 'utf-8')!.replace('dependencies: []', auth));
    tree.write('x/pacto.yaml', 'service: {name: my-service-taken, version: 1.0.0}');
    tree.write(`${PACTOS}/my-service-odd/pacto.yaml`, 'service: {name: other, version: 1.0.0}');
    expect(await refusalOf(tree, () => componentGenerator(tree, schema as never))).toMatch(message);
  });

  test('without a terminal, several roots are listed in the error', async () => {
    const tree = await treeWithRoot();
    await rootGenerator(tree, { name: 'other' });
    const message = await refusalOf(tree, () => componentGenerator(tree, { name: 'api' }));
    expect(message).toMatch(/more than one root\. Choose one with `--root`/);
    expect(message).toContain('- my-service-root (my-service/pactos/my-service-root)');
    expect(message).toContain('- other-root (other/pactos/other-root)');
  });

  test.each<[string, { root?: string; workingDirectory?: string }, string]>([
    ['is not chosen', {}, 'my-service/pactos/my-service-api'],
    ['is not chosen near it', { workingDirectory: 'pactos/x' }, 'my-service/pactos/my-service-api'],
    ['may be named', { root: 'catalog' }, 'pactos/catalog-api'],
  ])('a service with a chart of its own %s', async (_what, schema, folder) => {
    const tree = await treeWithRoot();
    tree.write(
      'pactos/catalog/pacto.yaml',
      `service: {name: catalog, version: 1.0.0, owner: o, chart: {ref: "oci://x.example/catalog", version: 1.0.0}}\nruntime: {workload: service}\n`,
    );
    await componentGenerator(tree, { name: 'api', ...schema });
    expect(tree.exists(`${folder}/pacto.yaml`)).toBe(true);
  });

  test('without a root, the error says how to make one', async () => {
    const tree = treeWithPlugin();
    const message = await refusalOf(tree, () => componentGenerator(tree, { name: 'api' }));
    expect(message).toMatch(/nx-pacto:root my-service/);
  });

  test.each([
    [
      'a broken root',
      ROOT,
      'pactoVersion: "1.0"\nservice: {name: my-service-root, version: 1.0.0}\ndependencies: {}\n',
      /pacto.yaml:3:\d+ cannot be edited/,
    ],
    [
      'a root with an anchor',
      ROOT,
      'service: {name: my-service-root, version: 1.0.0}\ndependencies: &d []\n',
      /pacto.yaml:2:\d+ cannot be edited/,
    ],
    ['a broken chart', CHART, 'name: [\n', /Chart.yaml:2:1 cannot be edited/],
  ])('%s is named with the place', async (_, path, text, message) => {
    const tree = await treeWithRoot();
    tree.write(path, text);
    expect(await refusalOf(tree, () => componentGenerator(tree, { name: 'api' }))).toMatch(message);
  });

  test('a component that exists keeps what people made of it, and other options are refused', async () => {
    const tree = await treeWithRoot();
    await componentGenerator(tree, { name: 'api', port: 8080 });
    const path = `${PACTOS}/my-service-api/pacto.yaml`;
    tree.write(path, tree.read(path, 'utf-8') + '# mine\n');
    tree.delete(`${PACTOS}/my-service-api/overrides/values.dev.yaml`);
    const before = snapshotOf(tree);
    await componentGenerator(tree, { name: 'api', port: 8080 });
    expect(snapshotOf(tree)).toEqual(before);
    const message = await refusalOf(tree, () => componentGenerator(tree, { name: 'api', port: 1 }));
    expect(message).toMatch(/no interface at port 1/);
    const owned = () => componentGenerator(tree, { name: 'api', owner: 'team/other' });
    expect(await refusalOf(tree, owned)).toMatch(/already exists with another `service.owner`/);
    await componentGenerator(tree, { name: 'api', workload: 'service' });
    expect(snapshotOf(tree)).toEqual(before);
    const job = () => componentGenerator(tree, { name: 'api', workload: 'job' });
    expect(await refusalOf(tree, job)).toMatch(
      /another `runtime.workload`. To make it `job`, edit/,
    );
  });
});

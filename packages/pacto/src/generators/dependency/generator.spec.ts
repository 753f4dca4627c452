import { logger, type Tree } from '@nx/devkit';
import {
  expectReferencesHold,
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  snapshotOf,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { componentGenerator } from '../component/generator';
import { infrastructureGenerator } from '../infrastructure/generator';
import { platformGenerator } from '../platform/generator';
import { rootGenerator } from '../root/generator';
import { serviceGenerator } from '../service/generator';
import { dependencyGenerator } from './generator';

const ROOT = 'my-service/pactos/my-service-root/pacto.yaml';
const API = 'my-service/pactos/my-service-api';

async function treeWithContracts(): Promise<Tree> {
  const tree = treeWithPlugin();
  await platformGenerator(tree, { name: 'platform-service' });
  await infrastructureGenerator(tree, { name: 'postgres' });
  await infrastructureGenerator(tree, { name: 'secrets' });
  await rootGenerator(tree, { name: 'auth', contractVersion: '4.1.0' });
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  await componentGenerator(tree, {
    name: 'api',
    root: 'my-service',
    port: 8080,
    uses: ['postgres'],
  });
  return tree;
}

describe('dependency', () => {
  test.each([
    [{ to: 'auth' }, { name: 'auth', ref: 'auth-root:4.1.0', compatibility: '^4.0.0' }],
    [{ to: 'auth-root:4.1.0' }, { name: 'auth', ref: 'auth-root:4.1.0', compatibility: '^4.0.0' }],
    [{ to: 'auth-project' }, { name: 'auth', ref: 'auth-root:4.1.0', compatibility: '^4.0.0' }],
    [
      { to: 'oci://ghcr.io/example/pactos/auth-root', name: 'login', compatibility: '>=4, <5' },
      { name: 'login', ref: 'auth-root:4.1.0', compatibility: '>=4, <5' },
    ],
    [
      { to: 'postgres', kind: 'dependency' as const },
      { name: 'postgres', ref: 'postgres:17.0.0', compatibility: '^17.0.0' },
    ],
  ])('%j', async (schema, entry) => {
    const tree = await treeWithContracts();
    tree.write('auth/pactos/auth-root/project.json', '{"name": "auth-project"}');
    const before = tree.read(ROOT, 'utf-8')!;
    await runTwice(tree, () => dependencyGenerator(tree, { project: 'my-service', ...schema }));
    expect(readYamlFile(tree, ROOT).dependencies).toMatchObject([
      { name: 'api' },
      { ...entry, ref: `oci://${REGISTRY}/${entry.ref}`, required: true },
    ]);
    expect(tree.read(ROOT, 'utf-8')!.startsWith(before)).toBe(true);
    expectValidContracts(tree);
  });

  test('contracts of other registries and local ones are taken as they are', async () => {
    const tree = await treeWithContracts();
    const project = 'my-service';
    const sameRegistry = `oci://${REGISTRY}/billing-root:4.0.0`;
    const refs = ['oci://x.example/mail:2.3.4', 'file://../../../pactos/postgres', sameRegistry];
    for (const to of refs) {
      await runTwice(tree, () =>
        dependencyGenerator(tree, { to, project, kind: 'dependency', required: false }),
      );
    }
    expect(readYamlFile(tree, ROOT).dependencies).toMatchObject([
      { name: 'api' },
      { name: 'mail', ref: refs[0], required: false, compatibility: '^2.0.0' },
      { name: 'postgres', ref: refs[1], required: false, compatibility: '^17.0.0' },
      { name: 'billing', ref: sameRegistry, required: false, compatibility: '^4.0.0' },
    ]);
  });

  test('infrastructure becomes a configuration, in the override files that list theirs too', async () => {
    const tree = await treeWithContracts();
    tree.write(`${API}/overrides/values.dev.yaml`, 'scaling: {min: 1, max: 2}\n');
    await runTwice(tree, () => dependencyGenerator(tree, { to: 'secrets', workingDirectory: API }));
    const ref = `oci://${REGISTRY}/secrets:1.0.0`;
    expect(readYamlFile(tree, `${API}/pacto.yaml`).configurations[1]).toEqual({
      name: 'secrets',
      ref,
    });
    const prod = readYamlFile(tree, `${API}/overrides/values.prod.yaml`).configurations;
    expect(prod[1]).toEqual({ name: 'secrets', ref, values: { secrets: [{ key: 'api-key' }] } });
    expect(tree.read(`${API}/overrides/values.dev.yaml`, 'utf-8')).toBe(
      'scaling: {min: 1, max: 2}\n',
    );
    expectValidContracts(tree);
    expectReferencesHold(tree);
  });

  test.each<[string[], object]>([
    [['postgres'], { uses: ['postgres'] }],
    [['secrets', 'postgres'], { uses: ['secrets', 'postgres'] }],
    [['platform-service', 'postgres'], { platform: 'platform-service', uses: ['postgres'] }],
  ])('a service that gets %j later is as if it had them from the start', async (added, uses) => {
    const later = await treeWithContracts();
    const service = { name: 'catalog', owner: 'team/example' };
    await serviceGenerator(later, service);
    for (const to of added) {
      await runTwice(later, () => dependencyGenerator(later, { to, project: 'catalog' }));
    }
    const atOnce = await treeWithContracts();
    await serviceGenerator(atOnce, { ...service, ...uses });
    for (const environment of ['dev', 'stg', 'prod']) {
      const path = `pactos/catalog/overrides/values.${environment}.yaml`;
      expect(later.read(path, 'utf-8')).toBe(atOnce.read(path, 'utf-8'));
    }
    expectValidContracts(later);
    expectReferencesHold(later);
  });

  test.each<[string, string, string | undefined]>([
    ['my-service', ROOT, undefined],
    ['my-service-api', `${API}/pacto.yaml`, 'scaling: {min: 1, max: 2}\n'],
  ])(
    'of %s, no override file lists configurations, and the output says so',
    async (project, path, text) => {
      const tree = await treeWithContracts();
      for (const environment of text === undefined ? [] : ['dev', 'stg', 'prod']) {
        tree.write(`${API}/overrides/values.${environment}.yaml`, text!);
      }
      const info = jest.spyOn(logger, 'info').mockReturnValue();
      const run = () => dependencyGenerator(tree, { to: 'secrets', project });
      await run();
      expect(info.mock.calls).toEqual([
        [
          `The configuration \`secrets\` has no \`values\` yet, because no override file lists configurations. Write them in ${path}.`,
        ],
      ]);
      info.mockClear();
      await run();
      expect(info.mock.calls).toEqual([[expect.stringContaining('already references')]]);
      info.mockRestore();
    },
  );

  test('the first configuration is added to an override file with other content', async () => {
    const tree = await treeWithContracts();
    await serviceGenerator(tree, { name: 'catalog', owner: 'team/example' });
    const path = 'pactos/catalog/overrides/values.prod.yaml';
    tree.write(path, '# ours\nscaling: {min: 1, max: 2}\n');
    await dependencyGenerator(tree, { to: 'secrets', project: 'catalog' });
    expect(tree.read(path, 'utf-8')!.startsWith('# ours\nscaling: {min: 1, max: 2}\n')).toBe(true);
    expect(readYamlFile(tree, path).configurations).toMatchObject([
      { name: 'secrets', values: { secrets: [{ key: 'api-key' }] } },
    ]);
  });

  test.each([
    [['values.qa.yml'], 'values.qa.yml'],
    [['values.qa.yaml', 'values.qa.yml'], 'values.qa.yaml'],
    [['values.qa .yaml'], undefined],
    [['other.yaml'], undefined],
  ])('of the override files %j, %s gets the configuration', async (files, expected) => {
    const tree = await treeWithContracts();
    const listed = 'configurations: [{name: own, schema: own.json}]\n';
    for (const file of files) tree.write(`${API}/overrides/${file}`, listed);
    await dependencyGenerator(tree, { to: 'secrets', workingDirectory: API });
    const changed = files.filter(
      (file) => tree.read(`${API}/overrides/${file}`, 'utf-8') !== listed,
    );
    expect(changed).toEqual(expected === undefined ? [] : [expected]);
  });

  test('a platform becomes a policy and a configuration', async () => {
    const tree = await treeWithContracts();
    const ref = `oci://${REGISTRY}/platform-service:1.0.0`;
    await runTwice(tree, () =>
      dependencyGenerator(tree, { to: 'platform-service', project: 'my-service-api' }),
    );
    const contract = readYamlFile(tree, `${API}/pacto.yaml`);
    expect(contract.policies).toEqual([{ name: 'platform-policy', ref }]);
    expect(contract.configurations[1]).toEqual({ name: 'deployment', ref });
    expectValidContracts(tree);
    expectReferencesHold(tree);
  });

  test('a policy is added without a configuration', async () => {
    const tree = await treeWithContracts();
    const to = 'platform-service';
    await runTwice(tree, () =>
      dependencyGenerator(tree, { to, project: 'my-service-api', kind: 'policy', name: 'rules' }),
    );
    const contract = readYamlFile(tree, `${API}/pacto.yaml`);
    expect(contract.policies).toMatchObject([{ name: 'rules' }]);
    expect(contract.configurations).toHaveLength(1);
  });

  test.each<[object, object, RegExp | undefined]>([
    [{}, { compatibility: '>=3.0.0' }, /with another `compatibility`. To make it `>=3.0.0`, edit/],
    [{ compatibility: '>=3.0.0' }, {}, undefined],
    [{}, { required: false }, /with another `required`. To make it `false`, edit/],
    // The default is the value that Nx fills in when the option is not given.
    [{ required: false }, { required: true }, undefined],
  ])('of an entry with %j, %j is kept or refused', async (first, second, message) => {
    const tree = await treeWithContracts();
    const entry = { to: 'auth', project: 'my-service' };
    await dependencyGenerator(tree, { ...entry, ...first });
    const again = () => dependencyGenerator(tree, { ...entry, ...second });
    const before = snapshotOf(tree);
    if (message) expect(await refusalOf(tree, again)).toMatch(message);
    else await again();
    expect(snapshotOf(tree)).toEqual(before);
  });

  test.each<[object, RegExp]>([
    [{ to: 'auth' }, /Use `--project` to choose the contract/],
    [{ to: 'nowhere', project: 'my-service' }, /is called `nowhere`/],
    [{ to: 'my-service', project: 'my-service' }, /is the contract itself/],
    [{ to: 'oci://x.example/mail', project: 'my-service' }, /`--compatibility` is needed/],
    [
      { to: 'oci://x.example/mail:latest', project: 'my-service' },
      /the tag `latest` is not one, so `--compatibility` is needed/,
    ],
    [{ to: 'my-service-api', project: 'my-service', name: 'global' }, /cannot be the alias/],
    [{ to: 'my-service-api', project: 'my-service', name: 'a.b' }, /cannot be the alias/],
    [{ to: 'postgres', project: 'my-service', name: 'B C' }, /configuration is `B C`/],
    [{ to: 'auth', project: 'my-service', compatibility: 'soon' }, /soon/],
    [
      { to: 'auth', project: 'my-service', compatibility: '^3.0.0' },
      /`\^3\.0\.0`, which does not admit the version `4\.1\.0` of .* such as `\^4\.0\.0`/,
    ],
    [{ to: 'auth', project: 'my-service', name: 'api' }, /already has `api` in its `dependencies`/],
    [
      { to: `oci://${REGISTRY}/auth-root:3.0.0`, project: 'my-service' },
      /no contract here has that name and version/,
    ],
    [
      { to: `oci://${REGISTRY}/x:1.0.0`, project: 'my-service', kind: 'policy' },
      /no contract here has that name and version/,
    ],
    [{ to: 'file://../../../..', project: 'my-service' }, /outside the workspace/],
    [{ to: 'auth', project: 'my-service', kind: 'configuration' }, /publishes no configuration/],
    [{ to: 'auth', project: 'my-service', kind: 'policy' }, /neither policies nor configurations/],
  ])('%j is refused before anything is written', async (schema, message) => {
    const tree = await treeWithContracts();
    expect(await refusalOf(tree, () => dependencyGenerator(tree, schema as never))).toMatch(
      message,
    );
  });
});

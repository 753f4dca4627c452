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
import { rootGenerator } from '../root/generator';
import { serviceGenerator } from '../service/generator';
import { platformGenerator } from './generator';

const API = 'my-service/pactos/my-service-api';

describe('platform', () => {
  test('makes a policy and a configuration schema', async () => {
    const tree = treeWithPlugin();
    await runTwice(tree, () =>
      platformGenerator(tree, { name: 'platform-service', contractVersion: '2.0.0' }),
    );
    expect(readYamlFile(tree, 'pactos/platform-service/pacto.yaml')).toEqual({
      pactoVersion: '1.0',
      service: { name: 'platform-service', version: '2.0.0', owner: 'team/platform' },
      policies: [{ name: 'platform-policy', schema: 'policy/schema.json' }],
      configurations: [{ name: 'deployment', schema: 'configuration/schema.json' }],
    });
    expectValidContracts(tree);
  });

  test.each([
    ['platform-service', 'platform-policy'],
    ['platform-policy', 'platform-policy'],
    ['payments', 'payments-policy'],
  ])('the policy of %s is called %s', async (name, policy) => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name });
    expect(readYamlFile(tree, `pactos/${name}/pacto.yaml`).policies).toMatchObject([
      { name: policy },
    ]);
  });

  test('a component that follows it validates at once, in every environment', async () => {
    const tree = treeWithPlugin();
    const first = { name: 'platform-service', contractVersion: '1.0.0' };
    await platformGenerator(tree, first);
    await platformGenerator(tree, {
      name: 'platform-service',
      contractVersion: '2.0.0',
      directory: 'pactos/platform-service-2',
    });
    for (const name of ['postgres', 'redis', 'object-storage', 'secrets', 'queue']) {
      await infrastructureGenerator(tree, { name });
    }
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    const uses = ['postgres', 'redis', 'object-storage', 'secrets:1.0.0', 'queue'];
    await runTwice(tree, () =>
      componentGenerator(tree, { name: 'api', platform: 'platform-service', uses }),
    );
    expect(readYamlFile(tree, `${API}/pacto.yaml`)).not.toHaveProperty('interfaces');
    await componentGenerator(tree, { name: 'web', platform: 'platform-service', port: 80 });
    const ref = `oci://${REGISTRY}/platform-service:2.0.0`;
    const contract = readYamlFile(tree, `${API}/pacto.yaml`);
    expect(contract.policies).toEqual([{ name: 'platform-policy', ref }]);
    expect(contract.configurations).toEqual([
      { name: 'deployment', ref },
      { name: 'postgres', ref: `oci://${REGISTRY}/postgres:17.0.0` },
      { name: 'redis', ref: `oci://${REGISTRY}/redis:7.0.0` },
      { name: 'object-storage', ref: `oci://${REGISTRY}/object-storage:1.0.0` },
      { name: 'secrets', ref: `oci://${REGISTRY}/secrets:1.0.0` },
      { name: 'queue', ref: `oci://${REGISTRY}/queue:1.0.0` },
    ]);
    const prod = readYamlFile(tree, `${API}/overrides/values.prod.yaml`).configurations;
    expect(prod).toMatchObject([
      { name: 'deployment', values: { replicas: 3 } },
      { name: 'postgres', values: { instances: 3, backups: { enabled: true } } },
      { name: 'redis' },
      { name: 'object-storage' },
      { name: 'secrets', values: { secrets: [{ key: 'api-key' }] } },
      { name: 'queue' },
    ]);
    await componentGenerator(tree, {
      name: 'worker',
      workload: 'job',
      platform: `oci://${REGISTRY}/platform-service:1.0.0`,
    });
    expectValidContracts(tree);
    // Policies of three contracts; six, one and one configurations in three environments; five claims of each.
    expect(expectReferencesHold(tree)).toBe(3 + 3 * (6 + 1 + 1) + 3 * 5);
  });

  test.each<[string, object, string[]]>([
    [
      'types',
      { properties: { replicas: { type: 'integer' }, 'a: b': {} } },
      ['replicas: # integer', '"a: b":'],
    ],
    [
      'required keys and accepted values',
      {
        required: ['size'],
        properties: { size: { type: 'string', enum: ['small', 'a b', 1] }, any: true },
      },
      ['size: # required, small or "a b" or 1', 'any:'],
    ],
    [
      'keys of a part',
      {
        required: ['parameters'],
        properties: {
          parameters: {
            type: 'object',
            required: ['size'],
            properties: { size: { type: 'string' }, tags: { type: 'array' } },
          },
          last: { enum: [1, 2, 3, 4, 5, 6, 7], type: 'number' },
        },
      },
      [
        'parameters: # required, object',
        '  size: # required, string',
        '  tags: # array',
        'last: # number',
      ],
    ],
  ])('a schema without examples is shown as comments: %s', async (_case, schema, shown) => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    tree.write(
      'pactos/platform-service/configuration/schema.json',
      JSON.stringify({ type: 'object', ...schema }),
    );
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    await componentGenerator(tree, { name: 'api', platform: 'platform-service' });
    const [, comment] = tree
      .read(`${API}/overrides/values.dev.yaml`, 'utf-8')!
      .split('platform-service:1.0.0\n    # values:\n');
    expect(comment).toBe(shown.map((line) => `    #   ${line}\n`).join(''));
    expectValidContracts(tree);
  });

  test('the policy asks for a health check where there is an HTTP interface', async () => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    await componentGenerator(tree, { name: 'api', platform: 'platform-service', port: 80 });
    const path = `${API}/pacto.yaml`;
    expectReferencesHold(tree);
    tree.write(path, tree.read(path, 'utf-8')!.replace(/ {2}health:\n.*\n.*\n/, ''));
    expect(() => expectReferencesHold(tree)).toThrow("must have required property 'health'");
  });

  test('a contract whose version was raised is left alone', async () => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'p', contractVersion: '2.0.0' });
    const before = snapshotOf(tree);
    await platformGenerator(tree, { name: 'p', contractVersion: '1.0.0' });
    expect(snapshotOf(tree)).toEqual(before);
  });

  test.each([
    ['platform', platformGenerator, infrastructureGenerator],
    ['infrastructure', infrastructureGenerator, serviceGenerator],
    ['service', serviceGenerator, platformGenerator],
  ])('a contract of the kind %s is not taken for another', async (kind, first, second) => {
    const tree = treeWithPlugin();
    await first(tree, { name: 'p' });
    expect(await refusalOf(tree, () => second(tree, { name: 'p' }))).toBe(
      `\`p\` in pactos/p is another kind of contract: ${kind}. Choose another name, or another folder with \`--directory\`.`,
    );
  });

  test.each([
    [{ name: 'Bad' }, /The name of the contract is `Bad`/],
    [{ name: 'a-root' }, /are reserved for roots/],
    [{ name: 'p', contractVersion: 'x' }, /The version is `x`/],
    [
      { name: 'p', contractVersion: '2.0.0' },
      /^pactos\/p holds another version. There is `p:1.0.0` in pactos\/p. To change it, run `nx g nx-pacto:bump pactos\/p --to=2.0.0`. For a second contract, choose another folder with `--directory`\.$/,
    ],
    [
      { name: 'p', contractVersion: '1.0.0', directory: 'q' },
      /`p:1.0.0` already exists.* Choose another name or another `--contract-version`\.$/,
    ],
    [{ name: 'q', directory: 'pactos/p' }, /holds another contract/],
    [
      { name: 'p', owner: 'team/other' },
      /^`p` already exists with another `service.owner`. To make it `team\/other`, edit `pactos\/p\/pacto.yaml`\.$/,
    ],
  ])('%j is refused before anything is written', async (schema, message) => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'p' });
    expect(await refusalOf(tree, () => platformGenerator(tree, schema))).toMatch(message);
  });

  test.each<[object, RegExp]>([
    [{ platform: 'platform-service:9.0.0' }, /no version `9.0.0` of `platform-service`. There is/],
    [
      { platform: 'oci://ghcr.io/example/pactos/platform-service:9.0.0' },
      /no contract here has that name and version/,
    ],
    [{ platform: 'postgres' }, /is an infrastructure contract/],
    [{ uses: ['./nowhere'] }, /does not point to a folder that holds a `pacto.yaml`/],
    [{ uses: ['postgres', 'oci://x.example/postgres:1.0.0'] }, /would be called `postgres`/],
  ])('a component with %j is refused', async (options, message) => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    await infrastructureGenerator(tree, { name: 'postgres' });
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    const run = () => componentGenerator(tree, { name: 'api', ...options });
    expect(await refusalOf(tree, run)).toMatch(message);
  });

  test('a component of a root without an owner needs one for a platform', async () => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    await rootGenerator(tree, { name: 'my-service' });
    const run = (owner?: string) => () =>
      componentGenerator(tree, { name: 'api', platform: 'platform-service', owner });
    expect(await refusalOf(tree, run())).toMatch(/Give `--owner`/);
    await run('team/x')();
    expect(expectReferencesHold(tree)).toBe(4);
  });

  test('a component that exists is not given a platform', async () => {
    const tree = treeWithPlugin();
    await platformGenerator(tree, { name: 'platform-service' });
    await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
    await componentGenerator(tree, { name: 'api' });
    const before = snapshotOf(tree);
    const run = () => componentGenerator(tree, { name: 'api', platform: 'platform-service' });
    expect(await refusalOf(tree, run)).toMatch(
      /nx-pacto:dependency oci:.* --project=my-service-api/,
    );
    expect(snapshotOf(tree)).toEqual(before);
  });
});

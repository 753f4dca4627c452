import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger, readJson, type Tree } from '@nx/devkit';
import Ajv from 'ajv/dist/2020';
import { createSession, validateBundle } from 'pacto-contract';
import {
  expectValidContracts,
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  snapshotOf,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { readWorkspace } from '../../workspace/open/read-workspace';
import { createTreeFiles } from '../../workspace/files/tree-files';
import { componentGenerator } from '../component/generator';
import { rootGenerator } from '../root/generator';
import { infrastructureGenerator } from './generator';
import { infrastructureTypes } from './infrastructure-types';

async function expectNoFindings(tree: Tree, root: string): Promise<void> {
  const { index } = await readWorkspace(tree);
  const files = createTreeFiles(tree, new Map());
  const { report } = validateBundle(createSession(), { files, index }, { root });
  expect(report.environments.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(report.outcome).toBe('clean');
}

describe('infrastructure', () => {
  test.each([
    [{ name: 'postgres' }, '17.0.0', 'PostgreSQLClaim', 'database'],
    [{ name: 'redis' }, '7.0.0', 'RedisClaim', 'cache'],
    [{ name: 'object-storage' }, '1.0.0', 'ObjectStorageClaim', 'storage'],
    [{ name: 'orders-db', type: 'postgres' }, '17.0.0', 'PostgreSQLClaim', 'database'],
    [{ name: 'message-queue' }, '1.0.0', 'MessageQueueClaim', 'infrastructure'],
  ])('%j', async (schema, version, kind, group) => {
    const tree = treeWithPlugin();
    await runTwice(tree, () => infrastructureGenerator(tree, schema));
    const { name } = schema;
    expect(readYamlFile(tree, `pactos/${name}/pacto.yaml`)).toEqual({
      pactoVersion: '1.0',
      service: { name, version, owner: 'team/platform' },
      metadata: {
        labels: {
          'platform/provisioner': 'crossplane',
          'platform/claim-kind': kind,
          'platform/claim-api-version': `${group}.platform.example.com/v1alpha1`,
        },
      },
      policies: [{ name: `${name}-policy`, schema: 'policy/schema.json' }],
      configurations: [{ name: 'provisioning', schema: 'configuration/schema.json' }],
    });
    expectValidContracts(tree);
    const ajv = new Ajv({ strict: false, formats: { cron: true } });
    const provisioning = readJson(tree, `pactos/${name}/configuration/schema.json`);
    for (const example of provisioning.examples) {
      expect(ajv.validate(provisioning, example)).toBe(true);
    }
  });

  test.each([
    [
      { name: 'secrets' },
      { 'platform/provisioner': 'external-secrets', 'platform/secret-store': 'platform' },
    ],
    [
      { name: 'redis', provisioner: 'terraform' },
      {
        'platform/provisioner': 'terraform',
        'platform/module-source': 'app.terraform.io/example/redis/aws',
      },
    ],
    [{ name: 'redis', provisioner: 'none' }, { 'platform/provisioner': 'none' }],
    [
      { name: 'queue', provisioner: 'operator' },
      {
        'platform/provisioner': 'operator',
        'platform/claim-kind': 'QueueClaim',
        'platform/claim-api-version': 'infrastructure.platform.example.com/v1alpha1',
      },
    ],
  ])('%j has the labels %j, and is valid with its example', async (schema, labels) => {
    const tree = treeWithPlugin();
    await runTwice(tree, () => infrastructureGenerator(tree, schema));
    const contract = readYamlFile(tree, `pactos/${schema.name}/pacto.yaml`);
    expect(contract).toMatchObject({ metadata: { labels } });
    expectValidContracts(tree);
  });

  describe('the engine finds nothing to report, and the examples of the schema are claims', () => {
    const PROVISIONERS = ['crossplane', 'external-secrets', 'terraform', 'none', 'operator'];
    const types = Object.keys(infrastructureTypes(undefined));
    test.each(
      types.flatMap((type) =>
        PROVISIONERS.flatMap((provisioner) =>
          [false, true].map((template) => ({ type, provisioner, template })),
        ),
      ),
    )('%j', async (options) => {
      const tree = treeWithPlugin();
      await infrastructureGenerator(tree, { name: 'store', ...options });
      await expectNoFindings(tree, 'pactos/store');
      const { examples } = readJson(tree, 'pactos/store/configuration/schema.json');
      expect(examples.length).toBeGreaterThan(0);
      tree.write(
        'pactos/user/pacto.yaml',
        `pactoVersion: "1.0"
service:
  name: user
  version: 1.0.0
  owner: team/example
configurations:
  - name: store
    ref: file://../store
    values: ${JSON.stringify(examples.at(-1))}
`,
      );
      await expectNoFindings(tree, 'pactos/user');
    });
  });

  test.each([
    ['terraform', { engineVersion: 16 }, false],
    ['terraform', { engineVersion: 17 }, true],
    ['crossplane', { version: 16 }, false],
  ])('the policy of PostgreSQL by %s reads the key of its schema: %j', async (...row) => {
    const [provisioner, version, holds] = row;
    const tree = treeWithPlugin();
    await infrastructureGenerator(tree, { name: 'postgres', provisioner });
    const schema = readJson(tree, 'pactos/postgres/configuration/schema.json');
    const policy = readJson(tree, 'pactos/postgres/policy/schema.json');
    const ajv = new Ajv({ strict: false, formats: { cron: true } });
    expect(ajv.validate(schema, version)).toBe(true);
    const values = { ...version, backups: { enabled: true } };
    expect(ajv.validate(policy['x-pacto-claim'], { environment: 'dev', values })).toBe(holds);
  });

  test('an example says what its template writes', async () => {
    const tree = treeWithPlugin();
    await infrastructureGenerator(tree, { name: 'secrets' });
    const folder = 'pactos/secrets/render/examples';
    expect(readYamlFile(tree, `${folder}/small.yaml`)).toEqual({
      values: { secrets: [{ key: 'api-key' }] },
    });
    expect(readYamlFile(tree, `${folder}/small.expected.yaml`)).toMatchObject({
      'secrets/my-service-api-secrets.yaml': {
        kind: 'ExternalSecret',
        spec: {
          data: [{ secretKey: 'api-key', remoteRef: { key: 'stg/my-service-api/api-key' } }],
        },
      },
    });
  });

  test.each([
    [
      'a copy of a built-in one by `--template`',
      { name: 'postgres', template: true },
      'crossplane',
      true,
    ],
    [
      'one for a provisioner of its own',
      { name: 'queue', provisioner: 'operator' },
      'operator',
      true,
    ],
    ['none for a built-in provisioner', { name: 'postgres' }, 'crossplane', false],
  ])('the contract has %s', async (_what, schema, file, expected) => {
    const tree = treeWithPlugin();
    await infrastructureGenerator(tree, schema);
    expect(tree.exists(`pactos/${schema.name}/render/${file}.yaml`)).toBe(expected);
    expectValidContracts(tree);
  });

  test('a provisioner that cannot name a file is refused', async () => {
    const tree = treeWithPlugin();
    const run = () => infrastructureGenerator(tree, { name: 'x', provisioner: '../x' });
    expect(await refusalOf(tree, run)).toMatch(/The provisioner is `..\/x`. Use lower-case/);
  });

  const ON = { enabled: true };
  test.each([
    ['postgres', 'prod', { instances: 2, backups: ON }, true],
    ['postgres', 'prod', { instances: 1, backups: ON }, false],
    ['postgres', 'prod', { backups: ON }, false],
    ['postgres', 'dev', { instances: 1, backups: ON }, true],
    ['postgres', 'dev', { instances: 1 }, false],
    ['postgres', 'dev', { backups: { enabled: false } }, false],
    ['postgres', 'dev', { version: 16, backups: ON }, false],
    ['postgres', 'dev', { version: 17, backups: ON }, true],
    ['postgres', null, {}, true],
    ['redis', 'prod', { instances: 1 }, false],
    ['redis', 'stg', { instances: 1 }, true],
    ['object-storage', 'prod', { bucket: 'b-1' }, false],
    ['object-storage', 'dev', { bucket: 'b-1', public: true }, false],
    ['secrets', 'dev', { secrets: [{ key: 'a' }, { key: 'a' }] }, false],
  ])('a claim of %s in %s: %j', async (name, environment, values, holds) => {
    const tree = treeWithPlugin();
    await infrastructureGenerator(tree, { name });
    const policy = readJson(tree, `pactos/${name}/policy/schema.json`);
    const ajv = new Ajv({ strict: false });
    expect(ajv.validate(policy['x-pacto-claim'], { environment, values })).toBe(holds);
  });

  describe('a workspace with names of its own for environments', () => {
    let warn: jest.SpyInstance;
    beforeEach(() => {
      warn = jest.spyOn(logger, 'warn').mockReturnValue();
    });
    afterEach(() => warn.mockRestore());

    const WEAK = { instances: 1, bucket: 'b-1', backups: ON };

    test.each<[string[], string, boolean]>([
      [['dev', 'stg', 'prd'], 'prd', true],
      [['dev', 'stg', 'prd'], 'stg', false],
      [['dev', 'stg', 'prd'], 'prod', true],
      [['dev', 'live'], 'live', true],
      [['dev', 'prod-eu', 'prod-us'], 'prod-us', true],
      [['dev', 'PROD'], 'PROD', true],
      [['dev', 'production'], 'production', true],
      [['dev', 'preprod', 'prod'], 'preprod', false],
      [['dev', 'live-test', 'prod'], 'live-test', false],
      [['dev', 'prd-test', 'prod'], 'prd-test', false],
    ])('%j: the policies are stricter in %s: %s', async (environments, environment, isStricter) => {
      const tree = treeWithPlugin({ environments });
      const ajv = new Ajv({ strict: false });
      for (const name of ['postgres', 'redis', 'object-storage', 'message-queue']) {
        await infrastructureGenerator(tree, { name });
        const policy = readJson(tree, `pactos/${name}/policy/schema.json`);
        const isValid = ajv.validate(policy['x-pacto-claim'], { environment, values: WEAK });
        expect({ name, isValid }).toEqual({ name, isValid: !isStricter });
      }
      expect(warn).not.toHaveBeenCalled();
    });

    test('what a component begins with in prd satisfies the policy', async () => {
      const tree = treeWithPlugin({ registry: REGISTRY, environments: ['dev', 'prd'] });
      await infrastructureGenerator(tree, { name: 'postgres' });
      await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
      await componentGenerator(tree, { name: 'api', port: 8080, uses: ['postgres'] });
      await expectNoFindings(tree, 'my-service/pactos/my-service-api');
    });

    test.each<[string[], Record<string, string>, boolean]>([
      [['dev', 'stg'], { name: 'postgres' }, true],
      [['blue', 'green'], { name: 'queue' }, true],
      [['dev', 'preprod'], { name: 'orders', type: 'redis' }, true],
      [['dev', 'stg'], { name: 'secrets' }, false],
      [[], { name: 'postgres' }, false],
    ])('%j and %j: the rule for production is said to be unused: %s', async (...row) => {
      const [environments, schema, isUnused] = row;
      const tree = treeWithPlugin({ environments });
      await infrastructureGenerator(tree, { name: '', ...schema });
      const names = environments.map((name) => `\`${name}\``).join(', ');
      const text = `The rule of the policy for production applies to none of the environments in \`nx.json\`, which are ${names}. It applies to \`prod\` and \`production\`. Add the name of your production environment to \`enum\` in pactos/${schema.name}/policy/schema.json.`;
      expect(warn.mock.calls).toEqual(isUnused ? [[text]] : []);
    });
  });

  test.each<[object, RegExp]>([
    [
      { owner: 'team/other' },
      /already exists with another `service.owner`. To make it `team\/other`/,
    ],
    [
      { provisioner: 'terraform' },
      /already exists with another `platform\/provisioner`. To make it `terraform`, edit `pactos\/cache\/pacto.yaml`/,
    ],
    [
      { template: true },
      /already exists without `render\/crossplane.yaml`, so `--template` has no effect. Create the file/,
    ],
    [
      { contractVersion: '9.0.0' },
      /^pactos\/cache holds another version. There is `cache:7.0.0` in pactos\/cache. To change it, run `nx g nx-pacto:bump pactos\/cache --to=9.0.0`/,
    ],
  ])('of a contract that already exists %j is refused', async (options, message) => {
    const tree = treeWithPlugin();
    const schema = { name: 'cache', type: 'redis', provisioner: 'crossplane' };
    await infrastructureGenerator(tree, schema);
    const again = () => infrastructureGenerator(tree, { ...schema, ...options });
    expect(await refusalOf(tree, again)).toMatch(message);
  });

  test.each([
    [{ owner: 'team/platform', type: 'redis' }, '`--type` applies'],
    [{ type: 'postgres', contractVersion: '7.0.0' }, '`--type` applies'],
  ])(
    'of a contract that already exists %j has no effect, which is said',
    async (options, words) => {
      const tree = treeWithPlugin();
      await infrastructureGenerator(tree, { name: 'cache', type: 'redis', owner: 'team/data' });
      const before = snapshotOf(tree);
      const info = jest.spyOn(logger, 'info').mockImplementation(() => {});
      await infrastructureGenerator(tree, { name: 'cache', ...options });
      const lines = info.mock.calls.flat();
      info.mockRestore();
      expect(snapshotOf(tree)).toEqual(before);
      expect(lines).toEqual([
        '`cache:7.0.0` already exists in pactos/cache; nothing changed.',
        `${words} to a new contract only: its schema and its policy were kept.`,
      ]);
    },
  );

  test('an unknown type is refused', async () => {
    const tree = treeWithPlugin();
    const run = () => infrastructureGenerator(tree, { name: 'x', type: 'mysql' });
    expect(await refusalOf(tree, run)).toMatch(/The type is `mysql`. Use one of `postgres`/);
  });

  describe('from a Crossplane definition', () => {
    const FIXTURES = join(__dirname, '../../../../contract/fixtures/xrd');

    function treeWithDefinition(file = 'postgres-v1.yaml'): Tree {
      const tree = treeWithPlugin();
      tree.write('crossplane/xrd.yaml', readFileSync(join(FIXTURES, file), 'utf8'));
      return tree;
    }

    test.each([
      [
        'postgres-v1.yaml',
        {
          'platform/provisioner': 'crossplane',
          'platform/claim-kind': 'PostgreSQLClaim',
          'platform/claim-api-version': 'database.acme.example.com/v1beta1',
        },
        'size',
      ],
      [
        'bucket-v2.yaml',
        {
          'platform/provisioner': 'crossplane',
          'platform/claim-kind': 'Bucket',
          'platform/claim-api-version': 'storage.acme.example.com/v1',
          'platform/claim-style': 'xr',
        },
        'parameters',
      ],
    ])('%s gives the labels and the schema of claims', async (file, labels, key) => {
      const tree = treeWithDefinition(file);
      const schema = { name: 'postgres', fromXrd: 'crossplane/xrd.yaml' };
      await runTwice(tree, () => infrastructureGenerator(tree, schema));
      const contract = readYamlFile(tree, 'pactos/postgres/pacto.yaml');
      expect(contract).toMatchObject({ service: { version: '1.0.0' } });
      expect((contract.metadata as { labels: unknown }).labels).toEqual(labels);
      const provisioning = readJson(tree, 'pactos/postgres/configuration/schema.json');
      expect(provisioning.title).toBe('A claim of postgres');
      expect(provisioning.properties).toHaveProperty(key);
      const policy = readJson(tree, 'pactos/postgres/policy/schema.json');
      expect(policy['x-pacto-claim']).toEqual({ type: 'object' });
      expectValidContracts(tree);
    });

    test.each(['postgres-v1.yaml', 'bucket-v2.yaml'])(
      'the engine finds nothing to report in the contract made from %s',
      async (file) => {
        const tree = treeWithDefinition(file);
        await infrastructureGenerator(tree, { name: 'postgres', fromXrd: 'crossplane/xrd.yaml' });
        await expectNoFindings(tree, 'pactos/postgres');
      },
    );

    test.each([
      [{}, { size: 'small', instances: 1, region: 'eu-central-1' }],
      [{ include: ['size', 'instances'] }, { size: 'small', instances: 1 }],
      [{ provisioner: 'operator' }, { size: 'small', instances: 1, region: 'eu-central-1' }],
      [{ provisioner: 'terraform' }, { size: 'small', instances: 1, region: 'eu-central-1' }],
    ])('an example of the definition is written with the options %j', async (options, values) => {
      const tree = treeWithDefinition();
      await infrastructureGenerator(tree, {
        name: 'postgres',
        fromXrd: 'crossplane/xrd.yaml',
        ...options,
      });
      const folder = 'pactos/postgres/render/examples';
      expect(readYamlFile(tree, `${folder}/small.yaml`)).toEqual({ values });
      const expected = Object.values(readYamlFile(tree, `${folder}/small.expected.yaml`));
      expect(JSON.stringify(expected)).toContain('"size":"small"');
      await expectNoFindings(tree, 'pactos/postgres');
    });

    test('a definition that accepts no small values gets no example, and the output says so', async () => {
      const info = jest.spyOn(logger, 'info').mockReturnValue();
      const tree = treeWithDefinition('bucket-v2.yaml');
      await infrastructureGenerator(tree, { name: 'bucket', fromXrd: 'crossplane/xrd.yaml' });
      const [[text]] = info.mock.calls as [[string]];
      info.mockRestore();
      expect(text).toMatch(
        /^The contract has no example of a claim. Write one in `render\/examples`/,
      );
      expect(tree.exists('pactos/bucket/render')).toBe(false);
    });

    test('the file is found from the working directory, and keys are selected', async () => {
      const tree = treeWithDefinition();
      await infrastructureGenerator(tree, {
        name: 'postgres',
        fromXrd: 'xrd.yaml',
        include: ['size, instances', 'name'],
        workingDirectory: 'crossplane',
        directory: 'pactos/postgres',
      });
      const { properties } = readJson(tree, 'pactos/postgres/configuration/schema.json');
      expect(Object.keys(properties)).toEqual(['size', 'instances', 'name']);
      expect(properties.name.pattern).toBe('^[a-z][a-z0-9-]*$');
    });

    let warn: jest.SpyInstance;
    beforeEach(() => {
      warn = jest.spyOn(logger, 'warn').mockReturnValue();
    });
    afterEach(() => warn.mockRestore());

    test('the policy of a type whose keys the definition has is kept', async () => {
      const tree = treeWithDefinition();
      const schema = { name: 'cache', type: 'redis', fromXrd: 'crossplane/xrd.yaml' } as const;
      await infrastructureGenerator(tree, schema);
      const policy = readJson(tree, 'pactos/cache/policy/schema.json');
      expect(JSON.stringify(policy['x-pacto-claim'])).toContain('instances');
    });

    test('the rules that JSON Schema cannot express are printed with their places', async () => {
      const tree = treeWithDefinition();
      await infrastructureGenerator(tree, { name: 'postgres', fromXrd: 'crossplane/xrd.yaml' });
      const [[text]] = warn.mock.calls as [[string]];
      expect(text).toMatch(
        /^ {2}crossplane\/xrd\.yaml:33:19: self\.size != 'large' \|\| self\.instances > 1 \(Large databases have two instances or more\.\)$/m,
      );
    });

    test.each([
      [
        { fromXrd: 'no.yaml' },
        /The workspace has no file `no\.yaml`\. Give the path of the definition/,
      ],
      [{ fromXrd: '../../xrd.yaml' }, /The workspace has no file `\.\.\/\.\.\/xrd\.yaml`/],
      [{ include: ['size'] }, /`--include` selects keys of a definition\. Give .* `--from-xrd`/],
      [{ fromXrd: 'broken.yaml' }, /^broken\.yaml:1:\d+: The file is not valid YAML/],
      [
        { fromXrd: 'crd.yaml' },
        /crd\.yaml:1:7: The file is not a Crossplane definition\. Its kind is `CustomResource/,
      ],
      [
        { fromXrd: 'crossplane/xrd.yaml', include: ['size'] },
        /xrd\.yaml:31:32: The key `instances` is required and has no default/,
      ],
      [
        { fromXrd: 'crossplane/xrd.yaml', type: 'object-storage' },
        /The policy of the type `object-storage` asks for .*, and the definition has only `.*Leave out `--type`/,
      ],
      [{ fromXrd: 'crossplane' }, /`crossplane` is a folder.*give the path of a file/],
    ])('%j is refused, and nothing is written', async (options, message) => {
      const tree = treeWithDefinition();
      tree.write('broken.yaml', 'kind: [');
      tree.write('crd.yaml', 'kind: CustomResourceDefinition\n');
      const run = () => infrastructureGenerator(tree, { name: 'postgres', ...options });
      expect(await refusalOf(tree, run)).toMatch(message);
    });
  });
});

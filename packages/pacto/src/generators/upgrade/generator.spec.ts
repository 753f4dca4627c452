import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { logger, type Tree } from '@nx/devkit';
import { parseLock, printLock } from 'pacto-contract';
import {
  readYamlFile,
  refusalOf,
  REGISTRY,
  runTwice,
  snapshotOf,
  treeWithPlugin,
} from '../../testing/generator-tree';
import { startFakeRegistry, type FakeRegistry } from '../../../../contract/testing/fake-registry';
import { componentGenerator } from '../component/generator';
import { platformGenerator } from '../platform/generator';
import { rootGenerator } from '../root/generator';
import { upgradeGenerator } from './generator';
import type { Outlook } from './outlook';

const contract = (name: string) => `my-service/pactos/my-service-${name}/pacto.yaml`;

/** A platform at 2.0.0 and at 3.0.0, whose policy asks for a label that only the api has. */
async function treeWithTwoVersions(registry = REGISTRY): Promise<Tree> {
  const tree = treeWithPlugin({ registry, environments: ['prod'] });
  await platformGenerator(tree, { name: 'platform-service', contractVersion: '2.0.0' });
  await rootGenerator(tree, { name: 'my-service', owner: 'team/example' });
  await componentGenerator(tree, { name: 'api', platform: 'platform-service' });
  await componentGenerator(tree, { name: 'worker', platform: 'platform-service' });
  const [folder] = Object.keys(snapshotOf(tree))
    .filter((path) => path.endsWith('platform-service/pacto.yaml'))
    .map((path) => path.slice(0, -'/pacto.yaml'.length));
  for (const [path, text] of Object.entries(snapshotOf(tree))) {
    if (!path.startsWith(`${folder}/`)) continue;
    tree.write(
      path.replace(folder!, 'platform-next'),
      text.replace('version: 2.0.0', 'version: 3.0.0'),
    );
  }
  const policy = JSON.parse(tree.read('platform-next/policy/schema.json', 'utf-8')!) as {
    properties: Record<string, unknown>;
    required?: string[];
  };
  policy.properties.metadata = {
    type: 'object',
    properties: { labels: { type: 'object', required: ['tier'] } },
    required: ['labels'],
  };
  policy.required = [...(policy.required ?? []), 'metadata'];
  tree.write('platform-next/policy/schema.json', JSON.stringify(policy, null, 2));
  tree.write(
    contract('api'),
    `${tree.read(contract('api'), 'utf-8')!}\nmetadata:\n  labels:\n    tier: gold # ours\n`,
  );
  return tree;
}

const pinsOf = (tree: Tree, name: string): string[] =>
  (readYamlFile(tree, contract(name)) as unknown as { policies: { ref: string }[] }).policies.map(
    ({ ref }) => ref.slice(ref.lastIndexOf(':') + 1),
  );

describe('upgrade', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(logger, 'info').mockImplementation((text) => void printed.push(String(text)));
  });
  afterEach(() => jest.restoreAllMocks());

  it('moves the pins of all consumers, in contracts and in override files', async () => {
    const tree = await treeWithTwoVersions();
    await runTwice(tree, () => upgradeGenerator(tree, { name: 'platform-service', to: '3.0.0' }));
    expect(new Set([...pinsOf(tree, 'api'), ...pinsOf(tree, 'worker')])).toEqual(
      new Set(['3.0.0']),
    );
    for (const [path, text] of Object.entries(snapshotOf(tree))) {
      expect({ path, old: text.includes('platform-service:2.0.0') }).toEqual({ path, old: false });
    }
    expect(tree.read(contract('api'), 'utf-8')).toContain('    tier: gold # ours\n');
  });

  it('moves the ready consumers alone with --only-ready', async () => {
    const tree = await treeWithTwoVersions();
    await runTwice(tree, () =>
      upgradeGenerator(tree, { name: 'platform-service', to: '3.0.0', onlyReady: true }),
    );
    expect(new Set(pinsOf(tree, 'api'))).toEqual(new Set(['3.0.0']));
    expect(new Set(pinsOf(tree, 'worker'))).toEqual(new Set(['2.0.0']));
  });

  it('reports who is ready, and what keeps the others back with its place', async () => {
    const tree = await treeWithTwoVersions();
    await upgradeGenerator(tree, { name: 'platform-service', to: '3.0.0', format: 'json' });
    const outlook = JSON.parse(printed[0]!) as Outlook;
    expect(outlook).toMatchObject({
      contract: 'platform-service',
      to: '3.0.0',
      ready: 1,
      total: 2,
    });
    expect(outlook.consumers).toEqual([
      expect.objectContaining({ project: 'my-service-api', status: 'ready', unmet: [] }),
      expect.objectContaining({
        project: 'my-service-worker',
        owner: 'team/example',
        from: ['2.0.0'],
        status: 'not-ready',
        unmet: [
          expect.objectContaining({
            code: 'POLICY_VIOLATION',
            file: contract('worker'),
            line: expect.any(Number),
          }),
        ],
      }),
    ]);
    expect(outlook.requirements).toEqual([
      {
        code: 'POLICY_VIOLATION',
        message: expect.stringContaining('`metadata`'),
        consumers: ['my-service-worker'],
        places: [expect.objectContaining({ file: contract('worker') })],
      },
    ]);
  });

  it.each([
    ['pretty', /^platform-service 3\.0\.0: 1 of 2 ready\n/],
    [
      'markdown',
      /^### platform-service 3\.0\.0: 1 of 2 ready\n\n\| Consumers \| Code \| Not met \|\n/,
    ],
  ] as const)('prints a table as %s', async (format, expected) => {
    const tree = await treeWithTwoVersions();
    await upgradeGenerator(tree, { name: 'platform-service', to: '3.0.0', format });
    expect(printed[0]).toMatch(expected);
    expect(printed[0]).toContain('POLICY_VIOLATION');
  });

  it('names consumers as `nx run` does', async () => {
    const tree = await treeWithTwoVersions();
    tree.write('apps/worker/project.json', '{"name": "my-service-worker"}');
    tree.write('my-service/pactos/my-service-api/package.json', '{"name": "@shop/api"}');
    await upgradeGenerator(tree, {
      name: 'platform-service',
      to: '3.0.0',
      projects: ['@shop/api', 'my-service-worker-contract'],
    });
    expect(printed[0]).toMatch(/^@shop\/api +team\/example +2\.0\.0 +ready$/m);
    expect(printed[0]).toMatch(/^my-service-worker-contract +team\/example +2\.0\.0 +1 not met$/m);
  });

  it('moves only the named consumers, to the highest version by default', async () => {
    const tree = await treeWithTwoVersions();
    await upgradeGenerator(tree, { name: 'platform-service', projects: ['my-service-worker'] });
    expect(new Set(pinsOf(tree, 'worker'))).toEqual(new Set(['3.0.0']));
    expect(new Set(pinsOf(tree, 'api'))).toEqual(new Set(['2.0.0']));
  });

  it.each([
    [
      { name: 'platform-service', outputFile: '../table.md' },
      '`--outputFile` is `../table.md`. Use a file of this workspace',
    ],
    [
      { name: 'platform-service', outputFile: 'my-service/pactos/my-service-api/pacto.yaml' },
      'a file that the workspace needs',
    ],
    [
      { name: 'platform-service', projects: ['my-service-wrker'] },
      'No contract of this workspace is called `my-service-wrker`.',
    ],
    [{ name: 'platform-service', to: 'next' }, '`--to` is `next`. Use a version like `3.0.0`.'],
    [{ name: './platform', to: '3.0.0' }, 'No contract of this workspace is called'],
    [{ name: 'file://platform', to: '3.0.0' }, '`file://platform` is a local path.'],
  ])('refuses %j', async (schema, message) => {
    const tree = await treeWithTwoVersions();
    expect(await refusalOf(tree, () => upgradeGenerator(tree, schema))).toContain(message);
  });

  it.each<[string, { name: string; to?: string }, string]>([
    [
      'a version that neither the workspace nor the registry has',
      { name: 'platform-service', to: '4.0.0' },
      'This workspace has no version `4.0.0` of `platform-service`. It has: `2.0.0`, `3.0.0`. `HOST/pactos/platform-service:4.0.0` is not in the registry either. Use a version that exists, or publish this version first.',
    ],
    [
      'a version of a contract that the workspace does not have',
      { name: 'oci://HOST/other/absent', to: '4.0.0' },
      'This workspace has no version `4.0.0` of `absent`. `HOST/other/absent:4.0.0` is not in the registry either.',
    ],
    [
      'a misspelt name of a contract that is only referenced',
      { name: 'sharde', to: '4.0.0' },
      'Consumers reference a contract `shared`.',
    ],
    [
      'no version, where only the registry has some',
      { name: 'oci://HOST/other/many' },
      'This workspace has no version of `oci://HOST/other/many`. `HOST/other/many` has `1.10.0`, `1.9.0`, `1.8.0`, `1.7.0`, `1.6.0`, `1.5.0`, `1.4.0`, `1.3.0`, `1.2.0`, `1.1.0` and 1 more in the registry. Give a version with `--to`.',
    ],
    [
      'no version, where the registry has none',
      { name: 'oci://HOST/other/moving' },
      'This workspace has no version of `oci://HOST/other/moving`. `HOST/other/moving` has no version in the registry either. Publish one first.',
    ],
    [
      'no version of a repository that the registry does not have',
      { name: 'oci://HOST/other/absent' },
      'This workspace has no version of `oci://HOST/other/absent`. Its versions in the registry are not known. ',
    ],
  ])('refuses %s', async (_case, { name, to }, message) => {
    const tags: Record<string, string[]> = {
      many: Array.from({ length: 11 }, (_, minor) => `1.${minor}.0`),
      moving: ['latest', '1'],
    };
    const registry = createServer(({ url }, response) => {
      const listed = tags[/^\/v2\/other\/(\w+)\/tags\/list/.exec(url!)?.[1] ?? ''];
      if (listed === undefined) response.writeHead(404).end();
      else response.end(JSON.stringify({ tags: listed }));
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
    try {
      const tree = await treeWithTwoVersions(`${host}/pactos`);
      tree.write(
        'svc/pacto.yaml',
        `pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\npolicies:\n  - name: standard\n    ref: oci://${host}/other/shared:1.0.0\n`,
      );
      const schema = { name: name.replace('HOST', host), to };
      const refusal = await refusalOf(tree, () => upgradeGenerator(tree, schema));
      expect(refusal.replaceAll(host, 'HOST')).toContain(message);
    } finally {
      registry.close();
    }
  });

  describe('references without a tag', () => {
    let registry: FakeRegistry;
    let tree: Tree;
    beforeEach(async () => {
      registry = await startFakeRegistry();
      tree = treeWithPlugin({ registry: REGISTRY, store: '.store' });
      for (const version of ['2.0.0', '2.1.0', '2.2.0', '3.0.0']) putShared(version);
    });
    afterEach(async () => {
      await registry.close();
      rmSync(tree.root, { recursive: true, force: true });
    });

    const putShared = (version: string): string =>
      registry.putBundle('other/shared', version, {
        'pacto.yaml': `pactoVersion: "1.0"\nservice: {name: shared, version: ${version}}\npolicies:\n  - {name: standard, schema: policy/schema.json}\n`,
        'policy/schema.json': '{"type": "object"}',
      });
    /** A consumer whose lock pins 2.0.0. */
    const writeConsumer = (entry: string): void => {
      const ref = `oci://${registry.address}/other/shared`;
      const isPolicy = entry.startsWith('policies');
      const pin = { name: isPolicy ? 'standard' : 'shared', ref, version: '2.0.0' };
      tree.write(
        'svc/pacto.yaml',
        `pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\n${entry.replace('REF', ref)}\n`,
      );
      tree.write(
        'svc/pacto.lock',
        printLock({
          tool: '0.1.0',
          root: { name: 'svc', version: '1.0.0' },
          pins: [
            isPolicy
              ? { ...pin, kind: 'policy', digest: putShared('2.0.0') }
              : { ...pin, kind: 'dependency', constraint: '^2.0.0', digest: putShared('2.0.0') },
          ],
        }),
      );
    };
    const upgradeTo = (to: string): Promise<void> =>
      upgradeGenerator(tree, { name: `oci://${registry.address}/other/shared`, to });
    const DEPENDENCY = 'dependencies: [{name: shared, ref: "REF", compatibility: ^2.0.0}]';

    it.each([
      ['a dependency, within its range', DEPENDENCY, '2.1.0', '^2.0.0'],
      ['a dependency, beyond its range', DEPENDENCY, '3.0.0', '^3.0.0'],
      ['a policy', 'policies: [{name: standard, ref: "REF"}]', '2.1.0', undefined],
    ])('raises the pin in the lock: %s', async (_case, entry, to, constraint) => {
      writeConsumer(entry);
      await upgradeTo(to);
      expect(printed[0]).toMatch(/^svc +- +2\.0\.0 +ready$/m);
      expect(printed[1]).toBe(`1 consumer moves to ${to}.`);
      const { lock } = parseLock('svc/pacto.lock', tree.read('svc/pacto.lock', 'utf-8')!);
      expect(lock!.pins).toEqual([
        expect.objectContaining({
          version: to,
          digest: putShared(to),
          ...(constraint === undefined ? {} : { constraint }),
        }),
      ]);
      await upgradeTo(to);
      expect(printed.at(-1)).toBe('No consumer moves. Nothing changed.');
    });

    it('names consumers that the lock keeps at the version as up to date', async () => {
      writeConsumer(DEPENDENCY);
      await upgradeTo('2.0.0');
      expect(printed[0]).toMatch(/^svc +- +2\.0\.0 +up to date$/m);
    });

    it('says that no version is pinned where nothing pins one', async () => {
      writeConsumer('policies: [{name: standard, ref: "REF"}]');
      tree.delete('svc/pacto.lock');
      await upgradeTo('2.1.0');
      expect(printed[0]).toBe('shared 2.1.0: no contract of this workspace pins a version of it\n');
    });
  });

  it('lists a registry that sends a wrong artifact once, with its reason', async () => {
    const registry = createServer(({ method }, response) => {
      response.setHeader('docker-content-digest', `sha256:${'a'.repeat(64)}`);
      response.end(method === 'HEAD' ? '' : 'other bytes');
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
    const tree = treeWithPlugin({ registry: REGISTRY });
    try {
      const shared = `oci://${host}/other/shared`;
      tree.write(
        'svc/pacto.yaml',
        `pactoVersion: "1.0"\nservice: {name: svc, version: 1.0.0}\npolicies:\n  - name: standard\n    ref: ${shared}:1.0.0\n`,
      );
      await upgradeGenerator(tree, {
        name: shared,
        to: '2.0.0',
        format: 'json',
        outputFile: 'outlook.json',
      });
      const { consumers } = JSON.parse(tree.read('outlook.json', 'utf-8')!) as Outlook;
      expect(consumers.map(({ unmet }) => unmet)).toEqual([
        [
          expect.objectContaining({
            code: 'REFERENCE_NOT_LOCKED',
            message: expect.stringContaining('but another digest was requested'),
          }),
        ],
      ]);
    } finally {
      registry.close();
      rmSync(tree.root, { recursive: true, force: true });
    }
  });
});

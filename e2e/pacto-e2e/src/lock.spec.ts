// Two workspaces and a real registry: one publishes a policy, the other pins it and validates with it. Where
// no registry is installed, these tests are shown as skipped.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './harness/paths';
import { startAnyRegistry, testWithRegistry, type RealRegistry } from './harness/registries';
import { Workspace } from './harness/workspace';

const contract = (name: string, version: string, more = ''): string =>
  `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: ${version}\n${more}`;

const OWNER_REQUIRED = JSON.stringify({
  type: 'object',
  properties: { service: { type: 'object', required: ['owner'] } },
});

const platform = (version: string): Record<string, string> => ({
  'platform-service/pacto.yaml': contract(
    'platform-service',
    version,
    '  owner: team/platform\npolicies:\n  - name: standard\n    schema: policy/schema.json\n',
  ),
  'platform-service/policy/schema.json': OWNER_REQUIRED,
});

const service = (host: string, owner = ''): Record<string, string> => ({
  'api/pacto.yaml': contract(
    'api',
    '1.0.0',
    `${owner}policies:\n  - name: standard\n    ref: oci://${host}/pactos/platform-service:2.0.0 # pinned\n`,
  ),
});

const STORE = 'vendor/artifacts';
const VALIDATE = ['run', 'api:pacto-validate', '--skip-nx-cache'];

describe('references to another workspace', () => {
  let registry: RealRegistry | undefined;
  afterEach(async () => {
    await registry?.stop();
    registry = undefined;
  });

  testWithRegistry(
    'are pinned by the lock, checked by the published policy, and need no registry afterwards',
    async () => {
      registry = await startAnyRegistry();
      const { host } = registry;
      const publisher = await Workspace.create(platform('2.0.0'), {
        options: { registry: `${host}/pactos` },
      });
      await publisher.mustNx(['run-many', '-t', 'pacto-publish']);

      const consumer = await Workspace.create(service(host), {
        options: { registry: 'ghcr.io/example/pactos', store: STORE },
      });
      const unlocked = await consumer.nx(VALIDATE);
      expect([unlocked.status, unlocked.stdout]).toEqual([
        1,
        expect.stringContaining('REFERENCE_NOT_LOCKED'),
      ]);

      const locked = await consumer.mustNx(['g', 'pacto:lock']);
      expect(locked.stdout).toMatch(
        /api +added +oci:\/\/\S+platform-service:2\.0\.0 +2\.0\.0 sha256:/,
      );
      expect(consumer.read('api/pacto.lock')).toMatch(
        /references:\n {2}- kind: policy\n {4}name: standard\n {4}source: oci\n {4}ref: oci:\/\/\S+\n {4}version: 2\.0\.0\n {4}digest: sha256:[0-9a-f]{64}\n$/,
      );
      const again = await consumer.mustNx(['g', 'pacto:lock']);
      expect(again.stdout).toContain('Every lock is up to date. Nothing changed.');

      await registry.stop();
      const violated = await consumer.nx(VALIDATE);
      expect([violated.status, violated.stdout]).toEqual([
        1,
        expect.stringContaining('POLICY_VIOLATION'),
      ]);
      consumer.write(service(host, '  owner: team/api\n'));
      await consumer.mustNx(VALIDATE);

      for (const name of readdirSync(join(consumer.root, STORE, 'blobs/sha256'))) {
        writeFileSync(join(consumer.root, STORE, 'blobs/sha256', name), 'damaged');
      }
      const damaged = await consumer.nx(VALIDATE, { env: { PACTO_OFFLINE: '1' } });
      expect([damaged.status, damaged.stdout]).toEqual([
        1,
        expect.stringMatching(/ARTIFACT_MISSING[^]*damaged copy/),
      ]);
    },
  );

  testWithRegistry(
    'give the next contract its names and example values, once a lock pins them',
    async () => {
      registry = await startAnyRegistry();
      const { host } = registry;
      const publisher = await Workspace.create(platform('2.0.0'), {
        options: { registry: `${host}/pactos` },
      });
      await publisher.mustNx(['g', 'pacto:infrastructure', 'postgres']);
      await publisher.mustNx(['run-many', '-t', 'pacto-publish']);
      const version = /version: (\S+)/.exec(publisher.read('pactos/postgres/pacto.yaml'))![1];

      const consumer = await Workspace.create(
        {},
        { options: { registry: 'ghcr.io/example/pactos', store: STORE } },
      );
      const postgres = `oci://${host}/pactos/postgres:${version}`;
      const scaffold = (name: string) =>
        consumer.mustNx([
          ...['g', 'pacto:service', name, '--owner=team/example', `--uses=${postgres}`],
          `--platform=oci://${host}/pactos/platform-service:2.0.0`,
        ]);
      const first = await scaffold('catalog');
      const lock = '`nx g pacto:lock --project=catalog` fetches them.';
      expect(first.stdout.replace(/\s+/g, ' ')).toContain(lock);
      expect(consumer.read('pactos/catalog/pacto.yaml')).toContain('name: platform-policy');

      await consumer.mustNx(['g', 'pacto:lock', '--project=catalog']);
      const second = await scaffold('orders');
      expect(second.stdout).toContain('run `nx g pacto:lock --project=orders`.');
      expect(second.stdout).not.toContain('Write the `values`');
      expect(consumer.read('pactos/orders/pacto.yaml')).toContain('name: standard');
      for (const environment of ['dev', 'prod']) {
        expect(consumer.read(`pactos/orders/overrides/values.${environment}.yaml`)).toMatch(
          /name: postgres\n {4}ref: oci:\S+\n {4}values:\n {6}\S/,
        );
      }
      await consumer.mustNx(['g', 'pacto:lock', '--project=orders']);
      await registry.stop();
      await consumer.mustNx(['run', 'orders:pacto-validate']);
    },
  );

  testWithRegistry(
    'say what to do about a version or a digest that the registry lacks',
    async () => {
      registry = await startAnyRegistry();
      const { host } = registry;
      await publishVersions(host);
      const consumer = await Workspace.create(service(host, '  owner: team/api\n'), {
        options: { registry: 'ghcr.io/example/pactos', store: STORE },
      });
      consumer.edit('api/pacto.yaml', (text) => text.replace(':2.0.0', ':2.9.0'));
      expect(await refusalOf(consumer, ['g', 'pacto:lock'])).toContain(
        `that fits \`oci://${host}/pactos/platform-service:2.9.0\`. It has \`2.0.0\`, \`2.1.0\`, \`3.0.0\`, \`3.1.0-rc.1\`.`,
      );
      consumer.edit('api/pacto.yaml', (text) => text.replace(':2.9.0', ':2.0.0'));
      await consumer.mustNx(['g', 'pacto:lock']);

      const gone = `sha256:${'a'.repeat(64)}`;
      consumer.edit('api/pacto.lock', (text) => text.replace(/sha256:[0-9a-f]{64}/, gone));
      const update = 'Run the `lock` generator with `--update=platform-service` to pin';
      const validated = await refusalOf(consumer, VALIDATE);
      expect(validated).toContain(`does not have ${gone}. The registry does not have it either.`);
      expect(validated).toContain(update);
      const offline = await refusalOf(consumer, VALIDATE, { PACTO_OFFLINE: '1' });
      expect(offline).toContain('No registry was asked, because of the variable `PACTO_OFFLINE`.');
      expect(offline).toContain(
        'hint: Turn off the variable `PACTO_OFFLINE` and run the command again',
      );
      expect(await refusalOf(consumer, ['g', 'pacto:lock'])).toContain(update);
      await consumer.mustNx(['g', 'pacto:lock', '--update=platform-service']);
      await consumer.mustNx(VALIDATE);
    },
  );

  testWithRegistry('mean the version that the page about the lock says', async () => {
    registry = await startAnyRegistry();
    const repository = `oci://${registry.host}/pactos/platform-service`;
    await publishVersions(registry.host);
    const policies: readonly [ref: string, version: string][] = [
      [':2.0.0', '2.0.0'],
      ['', '3.1.0-rc.1'],
    ];
    const dependencies: readonly [ref: string, range: string, version: string][] = [
      [':2.0.0', '^2.0.0', '2.0.0'],
      ...rangesOnPage(),
    ];
    const consumer = await Workspace.create(
      Object.fromEntries([
        ...policies.map(([ref], index) => [
          `p${index}/pacto.yaml`,
          contract(`p${index}`, '1.0.0', `policies: [{name: p, ref: '${repository}${ref}'}]\n`),
        ]),
        ...dependencies.map(([ref, range], index) => [
          `d${index}/pacto.yaml`,
          contract(
            `d${index}`,
            '1.0.0',
            `dependencies: [{name: d, ref: '${repository}${ref}', required: true, compatibility: '${range}'}]\n`,
          ),
        ]),
      ]),
      { options: { registry: 'ghcr.io/example/pactos', store: STORE } },
    );
    await consumer.mustNx(['g', 'pacto:lock']);
    const versionIn = (root: string) =>
      /^ {4}version: (\S+)$/m.exec(consumer.read(`${root}/pacto.lock`))?.[1];
    expect([
      ...policies.map(([ref], index) => [ref, versionIn(`p${index}`)]),
      ...dependencies.map(([ref, range], index) => [ref, range, versionIn(`d${index}`)]),
    ]).toEqual([...policies, ...dependencies]);
    consumer.edit('p0/pacto.yaml', (text) => text.replace(':2.0.0', ':^2.0.0'));
    expect(await refusalOf(consumer, ['g', 'pacto:lock', '--project=p0'])).toContain(
      'A tag is one version, never a range.',
    );
  });

  testWithRegistry('leave every lock as it was when the registry does not answer', async () => {
    registry = await startAnyRegistry();
    const { host } = registry;
    await registry.stop();
    const consumer = await Workspace.create(service(host), {
      options: { registry: 'ghcr.io/example/pactos', store: STORE },
    });
    const refused = await consumer.nx(['g', 'pacto:lock']);
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('api/pacto.yaml');
    expect(existsSync(join(consumer.root, 'api/pacto.lock'))).toBe(false);
    rmSync(join(consumer.root, STORE), { recursive: true, force: true });
  });

  testWithRegistry(
    'load no registry client and no archive writer if the store has all artifacts',
    async () => {
      registry = await startAnyRegistry();
      const { host } = registry;
      const publisher = await Workspace.create(platform('2.0.0'), {
        options: { registry: `${host}/pactos` },
      });
      await publisher.mustNx(['run', 'platform-service:pacto-publish']);
      const consumer = await Workspace.create(service(host, '  owner: team/api\n'), {
        options: { registry: 'ghcr.io/example/pactos', store: STORE },
      });
      await consumer.mustNx(['g', 'pacto:lock']);
      expect(await modulesOf(consumer, VALIDATE)).toEqual([]);
      expect(await modulesOf(consumer, ['run', 'api:pacto-diff', '--base=HEAD'])).toEqual([]);
      expect(await modulesOf(consumer, ['graph', '--file=dist/graph.json'])).toEqual([]);
      rmSync(join(consumer.root, STORE), { recursive: true });
      expect(await modulesOf(consumer, VALIDATE)).toContain('registry');
    },
  );
});

/** Publishes four versions of the platform, one of them a prerelease. */
async function publishVersions(host: string): Promise<void> {
  const publisher = await Workspace.create(platform('2.0.0'), {
    options: { registry: `${host}/pactos` },
  });
  for (const version of ['2.0.0', '2.1.0', '3.0.0', '3.1.0-rc.1']) {
    publisher.write(platform(version));
    await publisher.mustNx(['run', 'platform-service:pacto-publish']);
  }
}

/** The rows of the page for a reference without a tag, one for each range. */
function rangesOnPage(): [ref: string, range: string, version: string][] {
  const page = readFileSync(join(REPOSITORY, 'packages/pacto/docs/lock.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `…\/payments` +\| (.*?) +\| `(\S+)` +\|$/gm)];
  const found = rows.flatMap(([, ranges, version]) =>
    [...ranges!.matchAll(/`([^`]+)`/g)].map(([, range]): [string, string, string] => [
      '',
      range!.replaceAll('\\|', '|'),
      version!,
    ]),
  );
  expect(found.length).toBeGreaterThan(7);
  return found;
}

/** What a command that fails printed, on one line. */
async function refusalOf(
  workspace: Workspace,
  parameters: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { status, output } = await workspace.nx(parameters, { env });
  expect(status).toBe(1);
  return output.replace(/\s+/g, ' ');
}

/** Which of the heavy parts the processes of a command loaded. */
async function modulesOf(workspace: Workspace, parameters: readonly string[]): Promise<string[]> {
  workspace.write({
    'dist/note-modules.cjs': `
      const { appendFileSync } = require('node:fs');
      const { _extensions } = require('node:module');
      const note = (name) => appendFileSync(__dirname + '/modules.txt', name + '\\n');
      const parts = {
        plugin: /pacto.src.(plugin|executors)/,
        registry: /pacto-contract.src.registry/,
        archive: /node_modules.fflate/,
        undici: /node_modules.undici/,
      };
      const load = _extensions['.js'];
      _extensions['.js'] = (module, path) => {
        for (const [name, pattern] of Object.entries(parts)) if (pattern.test(path)) note(name);
        return load(module, path);
      };
      const { fetch } = globalThis;
      globalThis.fetch = (...given) => (note('fetch'), fetch(...given));
    `,
    'dist/modules.txt': '',
  });
  const hook = `--require=${workspace.path('dist/note-modules.cjs')}`;
  await workspace.mustNx(parameters, { env: { NODE_OPTIONS: hook } });
  const lines = new Set(workspace.read('dist/modules.txt').trim().split('\n'));
  expect(lines.delete('plugin')).toBe(true);
  return [...lines].sort();
}

// Two workspaces and a real registry: one publishes a policy, the other pins it and validates with it. Where
// no registry is installed, these tests are shown as skipped.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
});

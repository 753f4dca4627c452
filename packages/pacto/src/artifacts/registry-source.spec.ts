import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseReference } from 'pacto-contract/validator';
import { createFakeClock } from '../../../contract/testing/fake-clock';
import { startFakeRegistry, type FakeRegistry } from '../../../contract/testing/fake-registry';
import { HOST, openClient } from '../../../contract/testing/registry-access';
import { createArtifactCache } from './artifact-cache';
import { createRegistrySource, type RegistrySource } from './registry-source';

let registry: FakeRegistry;
let store: string;
let source: RegistrySource;
beforeEach(async () => {
  registry = await startFakeRegistry();
  store = mkdtempSync(join(tmpdir(), 'pacto-source-'));
  const cache = createArtifactCache(store, { registries: [], offline: false }, {
    XDG_CACHE_HOME: store,
  } as NodeJS.ProcessEnv);
  const client = openClient(registry, createFakeClock(), []);
  source = createRegistrySource(() => Promise.resolve(client), cache);
});
afterEach(async () => {
  await registry.close();
  rmSync(store, { recursive: true });
});

function ask(text: string, range?: string) {
  const reference = parseReference(`oci://${HOST}/pactos/${text}`);
  if ('problem' in reference || reference.scheme !== 'oci') throw new Error(text);
  return source.resolve(reference, range);
}

const publish = (...versions: string[]): string[] =>
  versions.map((version) => registry.putBundle('pactos/api', version, { 'pacto.yaml': version }));

test.each<[string, string | undefined, string]>([
  [
    'api:9.0.0',
    undefined,
    'that fits `oci://registry.example/pactos/api:9.0.0`. It has `1.0.0`, `2.0.0`.',
  ],
  [
    'api:stable',
    undefined,
    'that fits `oci://registry.example/pactos/api:stable`. It has `1.0.0`, `2.0.0`.',
  ],
  [
    'api',
    '^9.0.0',
    'within `^9.0.0` that fits `oci://registry.example/pactos/api`. It has `1.0.0`, `2.0.0`.',
  ],
  ['api:2', undefined, 'that fits `oci://registry.example/pactos/api:2`. It has `1.0.0`, `2.0.0`.'],
])(
  'a version that does not exist, %s %s, is answered with those that do',
  async (text, range, end) => {
    publish('1.0.0', '2.0.0');
    expect(await ask(text, range)).toEqual({
      reason: `The registry has no version of \`registry.example/pactos/api\` ${end}`,
      hint: 'Correct the reference, or publish the contract first.',
      isAbsent: true,
      existing: '`1.0.0`, `2.0.0`',
    });
  },
);

test('no versions are listed where the registry lists none', async () => {
  publish('1.0.0');
  registry.intercept = ({ path }) => (path.endsWith('/tags/list') ? { status: 405 } : undefined);
  expect(await ask('api:9.0.0')).toMatchObject({
    reason: expect.stringMatching(/that fits `oci:\S+api:9\.0\.0`\.$/),
    isAbsent: true,
  });
});

test('the tags of a repository are asked for once, and only where they are needed', async () => {
  const [first] = publish('1.0.0');
  const listed = () => registry.requests.filter(({ path }) => path.endsWith('/tags/list')).length;
  expect([await ask('api:1.0.0'), listed()]).toEqual([{ digest: first }, 0]);
  await Promise.all([ask('api:8.0.0'), ask('api:9.0.0'), ask('api', '^9.0.0')]);
  expect(await ask('api', '^1.0.0')).toEqual({ digest: first });
  expect(listed()).toBe(1);
});

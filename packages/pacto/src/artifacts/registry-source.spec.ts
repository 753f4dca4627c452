import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseReference } from 'pacto-contract/artifacts';
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

function referenceTo(text: string) {
  const reference = parseReference(`oci://${HOST}/pactos/${text}`);
  if ('problem' in reference || reference.scheme !== 'oci') throw new Error(text);
  return reference;
}

const ask = (text: string, range?: string) => source.resolve(referenceTo(text), range);

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

test.each<[string, number, object, string]>([
  [
    'does not know the repository',
    404,
    { errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry' }] },
    'answered 404 (NAME_UNKNOWN): repository name not known to registry.',
  ],
  ['has no tags', 200, { name: 'pactos/api', tags: null }, 'that fits `oci://'],
])('a registry that %s is quoted', async (_title, status, body, expected) => {
  registry.intercept = ({ path }) =>
    path.endsWith('/tags/list') ? { status, body: JSON.stringify(body) } : undefined;
  expect(await ask('api:9.0.0')).toMatchObject({
    reason: expect.stringContaining(expected),
    hint: 'Correct the reference, or publish the contract first. If the repository is private, log in.',
    isAbsent: true,
  });
});

test('a host that answers with web pages is not a registry', async () => {
  const headers = { 'content-type': 'text/html' };
  registry.intercept = () => ({ status: 404, headers, body: '<html></html>' });
  expect(await ask('api:9.0.0')).toMatchObject({
    reason: expect.stringMatching(/answered 404: a web page instead of an answer of a registry\.$/),
    hint: 'Check the host: this is not a registry.',
    isAbsent: false,
    isUnanswered: false,
  });
});

test('a tag that is listed after its artifact was deleted is not named as existing', async () => {
  publish('1.0.0', '2.0.0');
  registry.intercept = ({ path }) => (path.endsWith('/2.0.0') ? { status: 404 } : undefined);
  expect(await ask('api:2.0.0')).toMatchObject({ existing: '`1.0.0`', isAbsent: true });
});

test('the tags of a repository are asked for once, and only where they are needed', async () => {
  const [first] = publish('1.0.0');
  const listed = () => registry.requests.filter(({ path }) => path.endsWith('/tags/list')).length;
  expect([await ask('api:1.0.0'), listed()]).toEqual([{ digest: first }, 0]);
  await Promise.all([ask('api:8.0.0'), ask('api:9.0.0'), ask('api', '^9.0.0')]);
  expect(await ask('api', '^1.0.0')).toEqual({ digest: first });
  expect(listed()).toBe(1);
});

test('a range means the version with build metadata that fits it', async () => {
  publish('1.0.0', '1.1.0');
  const built = registry.putBundle('pactos/api', '1.2.0_build.7', { 'pacto.yaml': 'x' });
  expect(await ask('api', '^1.0.0')).toEqual({ digest: built });
  expect(await ask('api', '1.2.0')).toEqual({ digest: built });
});

test('an artifact that is not a bundle is named, with what to do', async () => {
  const digest = registry.putBundle('pactos/api', '1.0.0', { 'pacto.yaml': '', 'A.md': '1' });
  const layer = Buffer.from('not gzip');
  const text = Buffer.from(registry.manifests.get(`pactos/api@${digest}`)!.bytes).toString();
  const manifest = JSON.parse(text) as { layers: object[] };
  const change = { digest: registry.putBlob(layer), size: layer.length };
  manifest.layers = [{ ...manifest.layers[0], ...change }];
  const damaged = registry.putManifest(
    'pactos/api',
    '1.0.0',
    Buffer.from(JSON.stringify(manifest)),
  );
  expect(await source.open(referenceTo('api:1.0.0'), damaged)).toEqual({
    reason:
      'The artifact of `oci://registry.example/pactos/api:1.0.0` cannot be used. The layer is not gzip, or it is damaged.',
    hint: 'Ask its authors to publish it again.',
    isAbsent: false,
  });
});

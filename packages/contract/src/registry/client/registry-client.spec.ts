import { gunzipSync, gzipSync } from 'node:zlib';
import { createFakeClock } from '../../../testing/fake-clock';
import { startFakeRegistry, type FakeRegistry } from '../../../testing/fake-registry';
import { packText, packTexts } from '../../../testing/pack-text';
import { digestOf } from '../../files/artifact/digest';
import { pullArtifact } from './pull-artifact';
import { pushArtifact } from './push-artifact';
import { createRegistryClient } from './registry-client';

const REPOSITORY = { host: 'registry.example', repository: 'pactos/api' };

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry();
});
afterEach(() => registry.close());

const client = () =>
  createRegistryClient({
    fetch: registry.fetch,
    clock: createFakeClock(),
    credentials: { sourcesFor: () => [] },
  });

const sent = () =>
  registry.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36,}/, '*')}`);

it('pushes blobs before the manifest, and pulls the same bytes by tag and by digest', async () => {
  const packed = packText();
  const outcome = await pushArtifact(client(), REPOSITORY, '1.0.0', packed);
  expect(outcome).toEqual({ status: 'published', digest: packed.manifest.digest });
  expect(sent()).toEqual([
    'HEAD /v2/pactos/api/manifests/1.0.0',
    'HEAD /v2/pactos/api/blobs/sha256:*',
    'POST /v2/pactos/api/blobs/uploads/',
    'PUT /v2/pactos/api/blobs/uploads/*',
    'HEAD /v2/pactos/api/blobs/sha256:*',
    'POST /v2/pactos/api/blobs/uploads/',
    'PUT /v2/pactos/api/blobs/uploads/*',
    'HEAD /v2/pactos/api/manifests/1.0.0',
    'PUT /v2/pactos/api/manifests/1.0.0',
    'HEAD /v2/pactos/api/manifests/1.0.0',
  ]);
  for (const reference of ['1.0.0', outcome.digest]) {
    const pulled = await pullArtifact(client(), REPOSITORY, reference);
    expect(pulled.digest).toBe(packed.manifest.digest);
    expect(Buffer.from(pulled.manifestBytes)).toEqual(Buffer.from(packed.manifest.bytes));
    expect(Buffer.from(pulled.layer)).toEqual(Buffer.from(packed.layer.bytes));
  }
});

it('writes nothing for what is published already', async () => {
  await pushArtifact(client(), REPOSITORY, '1.0.0', packText());
  registry.requests.length = 0;
  expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packText())).toMatchObject({
    status: 'already-published',
  });
  expect(sent()).toEqual(['HEAD /v2/pactos/api/manifests/1.0.0']);
});

it('counts the same files in another manifest as published, by annotation or by config', async () => {
  const packed = packText();
  const manifest = JSON.parse(Buffer.from(packed.manifest.bytes).toString());
  registry.putBlob(packed.config.bytes);
  for (const annotations of [{ ...manifest.annotations, other: '1' }, undefined]) {
    const bytes = Buffer.from(JSON.stringify({ ...manifest, annotations }));
    const digest = registry.putManifest('pactos/api', '1.0.0', bytes);
    expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packed)).toEqual({
      status: 'already-published',
      digest,
    });
  }
  expect(sent().filter((line) => /^(PUT|POST)/.test(line))).toEqual([]);
});

it('never overwrites a tag that holds something else', async () => {
  const { digest } = await pushArtifact(client(), REPOSITORY, '1.0.0', packText());
  registry.requests.length = 0;
  const outcome = await pushArtifact(client(), REPOSITORY, '1.0.0', packText('other'));
  const differences = { changed: ['pacto.yaml'], onlyPublished: [], onlyHere: [] };
  expect(outcome).toEqual({ status: 'conflict', digest, differences });
  registry.putManifest('pactos/api', '2.0.0', Buffer.from('{"manifests": []}'));
  expect(await pushArtifact(client(), REPOSITORY, '2.0.0', packText())).toMatchObject({
    status: 'conflict',
    unread: 'This is an index of several artifacts, not one bundle.',
  });
  expect(sent().filter((line) => /^(PUT|POST)/.test(line))).toEqual([]);
});

it.each<[string, Record<string, string>, object]>([
  ['the same files', { a: '1' }, { status: 'already-published' }],
  [
    'other files',
    { a: '2', b: '1' },
    { differences: { changed: ['a'], onlyPublished: ['b'], onlyHere: [] } },
  ],
  ['fewer files', {}, { differences: { changed: [], onlyPublished: [], onlyHere: ['a'] } }],
])('compares %s that another tool packed', async (_case, files, expected) => {
  const pack = (texts: Record<string, string>) => packTexts({ 'pacto.yaml': 'contract', ...texts });
  const manifest = JSON.parse(Buffer.from(pack(files).manifest.bytes).toString());
  // A tar may end with more blocks of zeros. Then it has another digest.
  const tar = Buffer.concat([gunzipSync(pack(files).layer.bytes), Buffer.alloc(512)]);
  const layer = registry.putBlob(gzipSync(tar));
  const config = Buffer.from(JSON.stringify({ rootfs: { diff_ids: [digestOf(tar)] } }));
  manifest.layers = [{ ...manifest.layers[0], digest: layer, size: gzipSync(tar).byteLength }];
  manifest.config = { ...manifest.config, digest: registry.putBlob(config), size: config.length };
  delete manifest.annotations;
  registry.putManifest('pactos/api', '1.0.0', Buffer.from(JSON.stringify(manifest)));
  expect(await pushArtifact(client(), REPOSITORY, '1.0.0', pack({ a: '1' }))).toMatchObject(
    expected,
  );
});

it('says why published files cannot be compared', async () => {
  await pushArtifact(client(), REPOSITORY, '1.0.0', packText());
  registry.intercept = ({ method, path }) =>
    method === 'GET' && path.includes('/blobs/') ? { status: 404 } : undefined;
  expect(await pushArtifact(client(), REPOSITORY, '1.0.0', packText('other'))).toMatchObject({
    status: 'conflict',
    differences: expect.stringContaining('answered 404'),
  });
});

it('lists tags, and finds a manifest or not', async () => {
  const digest = registry.putManifest('pactos/api', '1.0.0', Buffer.from('{}'));
  registry.putManifest('pactos/api', '1.1.0', Buffer.from('{}'));
  expect(await client().listTags(REPOSITORY)).toEqual(['1.0.0', '1.1.0']);
  expect(await client().findManifest(REPOSITORY, '1.0.0')).toBe(digest);
  expect(await client().findManifest(REPOSITORY, '3.0.0')).toBeUndefined();
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf } from '../files/artifact/digest';
import { openBlobStore } from './blob-store';
import { openArtifact } from './open-artifact';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacto-open-artifact-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [{ manifests: [] }, /^Reference one of its artifacts by digest/],
  [{ layers: [{}, {}] }, /this is likely an image/],
])('what a manifest like %j is, the hint says', (manifest, hint) => {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const store = openBlobStore(folder);
  store.write(digestOf(bytes), bytes);
  expect(openArtifact(store, digestOf(bytes))).toMatchObject({
    status: 'unusable',
    hint: expect.stringMatching(hint),
  });
});

test('a damaged copy is named by its file', () => {
  const digest = digestOf(Buffer.from('{}'));
  const path = join(folder, 'blobs', ...digest.split(':'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '[]');
  const artifact = openArtifact(openBlobStore(folder), digest);
  expect(artifact).toMatchObject({
    status: 'corrupt',
    reason: expect.stringContaining(`/blobs/sha256/${digest.split(':')[1]!.slice(0, 8)}`),
  });
});

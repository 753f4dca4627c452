import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { digestOf } from '../../files/artifact/digest';
import { parseManifest } from '../../files/artifact/parse-manifest';
import { unpackArtifact } from '../../files/artifact/unpack-artifact';
import { isDefect, type Defect } from '../../reference/defect';
import { packArtifact, type ArtifactIdentity } from './pack-artifact';
import { writeTar } from './write-tar';
import { fc, rounds } from '../../../testing/random-tests';

const GO_ARTIFACT = join(__dirname, '../../../fixtures/go-artifact');
const SVC: ArtifactIdentity = { name: 'svc', version: '1.2.3', pactoVersion: '1.0' };
const CONTRACT = { 'pacto.yaml': 'pactoVersion: "1.0"\n' };
const MEBIBYTE = 1024 * 1024;

const filesOf = (texts: Record<string, string | Uint8Array>): Map<string, Uint8Array> =>
  new Map(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]));

function accept<T extends object>(result: T | Defect): T {
  if (isDefect(result)) throw new Error(result.problem);
  return result;
}

const pack = (texts: Record<string, string | Uint8Array>, identity = SVC) =>
  accept(packArtifact(filesOf(texts), identity));

const json = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8'));

describe('the bundle that the Go tool packed', () => {
  const layer = readFileSync(join(GO_ARTIFACT, 'canonical-1.2.3.layer.tar.gz'));
  const packed = accept(packArtifact(accept(unpackArtifact(layer)).files, SVC));

  it('has the same tar, apart from the empty folder that git does not keep', () => {
    const theirs = gunzipSync(layer);
    const empty = theirs.indexOf('empty\0');
    const expected = Buffer.concat([theirs.subarray(0, empty), theirs.subarray(empty + 512)]);
    expect(Buffer.compare(gunzipSync(packed.layer.bytes), expected)).toBe(0);
  });

  it('has the same config, apart from the digest of the tar', () => {
    const theirs = readFileSync(join(GO_ARTIFACT, 'canonical-1.2.3.config.json'), 'utf8');
    const ours = Buffer.from(packed.config.bytes).toString('utf8');
    const diffId = JSON.parse(theirs).rootfs.diff_ids[0];
    expect(ours).toBe(theirs.replace(diffId, packed.contentDigest));
  });

  it('has the same manifest, apart from digests, artifact type and annotations', () => {
    const theirs = json(readFileSync(join(GO_ARTIFACT, 'canonical-1.2.3.manifest.json')));
    const { artifactType, annotations, ...ours } = json(packed.manifest.bytes);
    const { config, layers } = ours;
    const { annotations: layerAnnotations, ...layer } = layers[0];
    expect(layerAnnotations).toEqual({ 'org.opencontainers.image.title': 'svc-1.2.3.tar.gz' });
    expect({
      ...ours,
      config: { ...config, digest: theirs.config.digest },
      layers: [{ ...layer, digest: theirs.layers[0].digest, size: theirs.layers[0].size }],
    }).toEqual(theirs);
    expect(artifactType).toBe('application/vnd.pacto.bundle.v1');
    expect(annotations).toEqual({
      'org.opencontainers.image.title': 'svc',
      'org.opencontainers.image.version': '1.2.3',
      'pacto.content': packed.contentDigest,
    });
  });
});

it('has these bytes on every machine and under every version of Node', () => {
  const names = Array.from({ length: 200 }, (_, index) => `docs/${index % 7}/file-${index}.md`);
  const texts = Object.fromEntries(names.map((name, index) => [name, `# ${name}\n`.repeat(index)]));
  const packed = pack({ ...CONTRACT, ...texts }, { ...SVC, source: 'https://example.com/a' });
  expect({
    content: packed.contentDigest,
    layer: packed.layer.digest,
    manifest: packed.manifest.digest,
  }).toEqual({
    content: 'sha256:8693aeb70a81c06e260ba23ec73cd469f2b51e545e171afd8b36a3c972761c23',
    layer: 'sha256:be6e3f81871d44b4721809a2e4067272ee513660c9859bf216da7a207a3b90e8',
    manifest: 'sha256:0059b0649111937109d662affc1836c4676bd664c763f1b5dfb0c3cd616ee0e7',
  });
});

it('has the same bytes, whatever the order of its files', () => {
  const texts = { 'a/b': '1', 'a-b': '2', ...CONTRACT, 'a.b': '3', 'ä/z': '4', '😀': '5', ｚ: '6' };
  const reversed = Object.fromEntries(Object.entries(texts).reverse());
  expect(pack(reversed)).toEqual(pack(texts));
});

it('starts its layer with a gzip header without time, name and operating system', () => {
  const header = Buffer.from(pack(CONTRACT).layer.bytes.subarray(0, 10));
  expect(header.toString('hex')).toBe('1f8b08000000000000ff');
});

it('gives digests of the bytes, and a manifest that names them', () => {
  const { manifest, layer, config, contentDigest } = pack(CONTRACT);
  for (const { bytes, digest, size } of [manifest, layer, config]) {
    expect([digest, size]).toEqual([digestOf(bytes), bytes.byteLength]);
  }
  expect(contentDigest).toBe(digestOf(gunzipSync(layer.bytes)));
  const parsed = accept(parseManifest(manifest.bytes));
  expect(parsed.layer).toEqual({
    mediaType: layer.mediaType,
    digest: layer.digest,
    size: layer.size,
  });
  expect(parsed.config.digest).toBe(config.digest);
});

it('lists its entries as a walk does: a folder before what it holds, names as bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacto-pack-'));
  try {
    const long = `${'folder-'.repeat(13)}/${'name-'.repeat(19)}`;
    const longer = `${'n'.repeat(120)}/${'x'.repeat(130)}`;
    const texts = {
      ...CONTRACT,
      'a/b/c': '',
      'a-b': '',
      'a/b.c': '',
      [long]: '',
      [longer]: '',
      'ä/ö': '',
    };
    writeFileSync(join(folder, 'a.tar'), writeTar(filesOf(texts)));
    const listed = execFileSync('tar', ['--quoting-style=literal', '-tf', 'a.tar'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const folders = (name: string) => name.slice(0, name.indexOf('/'));
    expect(listed.trimEnd().split('\n')).toEqual([
      'a',
      'a/b',
      'a/b/c',
      'a/b.c',
      'a-b',
      folders(long),
      long,
      folders(longer),
      longer,
      'pacto.yaml',
      'ä',
      'ä/ö',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('writes long names and names beyond ASCII as the Go library does', () => {
  const [a, b, c, d] = ['n'.repeat(120), 'x'.repeat(130), 'f'.repeat(150), 'y'.repeat(100)];
  const names = [`${a}/${b}`, `${c}/${d}`, 'pacto.yaml', 'ä/ö.md', `ä/${'ü'.repeat(60)}/q`];
  const theirs = gunzipSync(readFileSync(join(GO_ARTIFACT, 'long-names.tar.gz')));
  const ours = writeTar(filesOf(Object.fromEntries(names.map((name) => [name, 'x']))));
  expect(Buffer.compare(ours, theirs)).toBe(0);
});

it('unpacks to what was packed, whatever the names and bytes', () => {
  const part = fc
    .stringMatching(/^[a-z0-9äß\u4e00.-]{1,90}$/u)
    .filter((text) => !/^\.{1,2}$/.test(text));
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const texts = fc.dictionary(name, fc.uint8Array({ maxLength: 1500 }), { noNullPrototype: true });
  fc.assert(
    fc.property(texts, (given) => {
      const files = filesOf({ ...given, ...CONTRACT });
      const packed = packArtifact(files, SVC);
      fc.pre(!isDefect(packed));
      const { layer, contentDigest } = accept(packed);
      const unpacked = accept(unpackArtifact(layer.bytes));
      expect(Object.fromEntries(unpacked.files)).toEqual(Object.fromEntries(files));
      expect(unpacked.contentDigest).toBe(contentDigest);
    }),
    { numRuns: rounds(50) },
  );
});

it.each<[string, Record<string, string | Uint8Array>, RegExp]>([
  ['without a contract', { a: '' }, /The bundle has no `pacto\.yaml`\./],
  [
    'with a file that is a folder too',
    { ...CONTRACT, a: '', 'a/b': '' },
    /`a` is both a file and a folder/,
  ],
  ['with twins in case', { ...CONTRACT, 'a/b': '', 'A/b': '' }, /treat `A` and `a` as one file/],
  ['with a backslash in a name', { ...CONTRACT, 'a\\b': '' }, /has a backslash in its name/],
  [
    'with a file over 10 MiB',
    { ...CONTRACT, a: Buffer.alloc(10 * MEBIBYTE + 1) },
    /`a` has more than 10 MiB/,
  ],
  [
    'with 10,001 files and folders',
    {
      ...CONTRACT,
      ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, ''])),
    },
    /has 10001 files and folders. The limit is 10000/,
  ],
])('a bundle %s is refused', (_, texts, problem) => {
  const packed = packArtifact(filesOf(texts), SVC);
  expect(isDefect(packed) ? packed.problem : 'packed').toMatch(problem);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildLayer, buildTar, paxRecord, type RawEntry } from '../../../testing/build-tar';
import { isDefect } from '../../reference/defect';
import { digestOf } from './digest';
import { unpackArtifact } from './unpack-artifact';

const CONTRACT: RawEntry = { name: 'pacto.yaml', bytes: 'pactoVersion: "1.0"\n' };
const MEBIBYTE = 1024 * 1024;

function unpack(layer: Uint8Array): Record<string, string> {
  const result = unpackArtifact(layer);
  if (isDefect(result)) throw new Error(result.problem);
  return Object.fromEntries(
    [...result.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
}

function problemOf(layer: Uint8Array): string {
  const result = unpackArtifact(layer);
  return isDefect(result) ? result.problem : `unpacked ${[...result.files.keys()].join(' ')}`;
}

describe('an artifact of the Go tool', () => {
  it.each(['svc-1.2.3', 'canonical-1.2.3'])('%s has the files that were pushed', (name) => {
    const folder = join(__dirname, '../../../fixtures/go-artifact');
    const layer = readFileSync(join(folder, `${name}.layer.tar.gz`));
    const files = unpack(layer);
    expect(Object.keys(files)).toEqual([
      'docs/readme.md',
      'interfaces/openapi.yaml',
      'pacto.yaml',
      'run.sh',
    ]);
    expect(files['docs/readme.md']).toBe('# hi\n');
    const config = JSON.parse(readFileSync(join(folder, `${name}.config.json`), 'utf8'));
    expect(unpackArtifact(layer)).toMatchObject({ contentDigest: config.rootfs.diff_ids[0] });
  });
});

describe('an artifact of another packer', () => {
  it.each<[string, RawEntry[], string[]]>([
    ['names that start with `./`', [{ ...CONTRACT, name: './pacto.yaml' }], ['pacto.yaml']],
    ['an entry for the bundle itself', [{ name: './', type: '5' }, CONTRACT], ['pacto.yaml']],
    ['folders that end in a slash', [{ name: 'docs/', type: '5' }, CONTRACT], ['pacto.yaml']],
    [
      'a folder twice',
      [{ name: 'docs', type: '5' }, { name: 'docs/', type: '5' }, CONTRACT],
      ['pacto.yaml'],
    ],
    ['the old type of a file', [{ ...CONTRACT, type: '\0' }], ['pacto.yaml']],
    ['two dots inside a name', [CONTRACT, { name: 'my..file' }], ['my..file', 'pacto.yaml']],
    ['a name in two parts', [CONTRACT, { name: 'b', prefix: 'a' }], ['a/b', 'pacto.yaml']],
    [
      'a long name of GNU',
      [CONTRACT, { name: '././@LongLink', type: 'L', bytes: 'docs/long\0' }, { name: 'short' }],
      ['docs/long', 'pacto.yaml'],
    ],
    [
      'a long name of POSIX',
      [CONTRACT, { name: 'x', type: 'x', bytes: paxRecord('path', 'döcs/ä') }, { name: 'short' }],
      ['döcs/ä', 'pacto.yaml'],
    ],
    [
      'a comment for all entries',
      [{ name: 'g', type: 'g', bytes: paxRecord('comment', '0a1b') }, CONTRACT],
      ['pacto.yaml'],
    ],
    [
      'a size in binary',
      [CONTRACT, { name: 'a', bytes: 'ab', size: '\x80' + '\0'.repeat(10) + '\x02' }],
      ['a', 'pacto.yaml'],
    ],
  ])('may have %s', (_, entries, names) => {
    expect(Object.keys(unpack(buildLayer(entries))).sort()).toEqual(names);
  });
});

describe('a hostile artifact', () => {
  it.each<[string, RawEntry, RegExp]>([
    ['a name that leads up', { name: '../evil' }, /has `\.\.` in its name `\.\.\/evil`/],
    ['a name that leads up inside', { name: 'a/../../evil' }, /has `\.\.` in its name/],
    ['an absolute name', { name: '/etc/passwd' }, /has the absolute name `\/etc\/passwd`/],
    ['a drive', { name: 'C:evil' }, /has a drive in its name/],
    ['a backslash', { name: '..\\evil' }, /has a backslash in its name/],
    ['an empty part', { name: 'a//b' }, /has an empty or `\.` part/],
    ['a dot as a part', { name: 'a/./b' }, /has an empty or `\.` part/],
    ['no name', { name: '' }, /has an empty name/],
    ['a file that ends in a slash', { name: 'a/' }, /has an empty or `\.` part/],
    [
      'a control character',
      { name: 'a\x1b[2Jb' },
      /a control character in its name `a\\u001b\[2Jb`/,
    ],
    ['a name that is not UTF-8', { name: Buffer.from([0x61, 0xff]) }, /that is not UTF-8/],
    ['a symbolic link', { name: 'a', type: '2', link: '/etc' }, /has a symbolic link, `a`/],
    [
      'a link whose name steers a terminal',
      { name: 'a\x1b[2Jb', type: '2', link: '/etc' },
      /has a symbolic link, `a\\u001b\[2Jb`/,
    ],
    ['a type that steers a terminal', { name: 'a', type: '\x1b' }, /the unknown type `\\u001b`/],
    ['a hard link', { name: 'a', type: '1', link: 'pacto.yaml' }, /has a hard link, `a`/],
    ['a character device', { name: 'a', type: '3' }, /has a device/],
    ['a block device', { name: 'a', type: '4' }, /has a device/],
    ['a pipe', { name: 'a', type: '6' }, /has a named pipe/],
    ['a sparse file', { name: 'a', type: 'S' }, /has a sparse file/],
    ['an unknown type', { name: 'a', type: 'Z' }, /an entry of the unknown type `Z`/],
    ['a twin in case', { name: 'Pacto.yaml' }, /some file systems treat them as one file/],
    ['a name a second time', { name: 'pacto.yaml' }, /`pacto\.yaml` a second time/],
    ['a file that is a folder too', { name: 'pacto.yaml/a' }, /`pacto\.yaml` a second time/],
    [
      'a file over 10 MiB',
      { name: 'a', bytes: Buffer.alloc(10 * MEBIBYTE + 1) },
      /`a` has more than 10 MiB/,
    ],
    ['a size that is not a number', { name: 'a', size: '9z' }, /a size that is not a number/],
    ['a size beyond the end', { name: 'a', size: '77777777777' }, /ends inside an entry/],
    ['a negative size', { name: 'a', size: '\xff'.repeat(11) }, /a size that is not a number/],
    [
      'a link in an extended header',
      { name: 'x', type: 'x', bytes: paxRecord('linkpath', '/') },
      /has a link/,
    ],
    [
      'a sparse file of POSIX',
      { name: 'x', type: 'x', bytes: paxRecord('GNU.sparse.name', 'a') },
      /has a sparse file/,
    ],
    [
      'one name for all entries',
      { name: 'g', type: 'g', bytes: paxRecord('path', '../evil') },
      /the name or size of all entries at once/,
    ],
    [
      'an extended header whose length is wrong',
      { name: 'x', type: 'x', bytes: '99 path=a\n' },
      /a damaged extended header/,
    ],
    [
      'an extended header without an entry',
      { name: 'x', type: 'x', bytes: paxRecord('path', 'a') },
      /ends inside an entry/,
    ],
    [
      'an extended header over 1 MiB',
      { name: 'x', type: 'x', bytes: Buffer.alloc(MEBIBYTE + 1) },
      /an extended header over 1 MiB/,
    ],
  ])('with %s is refused', (_, entry, problem) => {
    expect(problemOf(buildLayer([CONTRACT, entry]))).toMatch(problem);
  });

  it.each<[string, RawEntry[], RegExp]>([
    ['twins in Unicode form', [{ name: 'ä' }, { name: 'a\u0308' }], /as one file/],
    ['folders that are twins', [{ name: 'docs/a' }, { name: 'Docs/b' }], /as one file/],
    [
      'a name that leads up in an extended header',
      [{ name: 'x', type: 'x', bytes: paxRecord('path', '../evil') }, { name: 'fine' }],
      /has `\.\.` in its name/,
    ],
    [
      'a zero byte in an extended header',
      [{ name: 'x', type: 'x', bytes: paxRecord('path', 'a\0b') }, { name: 'fine' }],
      /a control character in its name/,
    ],
    [
      '51 MiB in files of 9 MiB',
      Array.from({ length: 6 }, (_, index) => ({
        name: `f${index}`,
        bytes: Buffer.alloc(9 * MEBIBYTE),
      })),
      /more than 50 MiB together/,
    ],
    [
      '10,001 entries',
      Array.from({ length: 10_000 }, (_, index) => ({ name: `f${index}` })),
      /has more than 10000 entries/,
    ],
    [
      '10,001 folders',
      Array.from({ length: 10_000 }, (_, index) => ({ name: `f${index}`, type: '5' })),
      /has more than 10000 entries/,
    ],
  ])('with %s is refused', (_, entries, problem) => {
    expect(problemOf(buildLayer([CONTRACT, ...entries]))).toMatch(problem);
  });

  it.each<[string, Buffer, RegExp]>([
    ['a bomb', gzipSync(Buffer.alloc(200 * MEBIBYTE)), /has more than 80 MiB when it is unpacked/],
    ['no contract', buildLayer([{ name: 'a' }]), /has no `pacto\.yaml`/],
    ['nothing', gzipSync(Buffer.alloc(0)), /ends before its end mark/],
    ['a text', Buffer.from('<html>'), /is not gzip, or it is damaged/],
    [
      'a gzip that is cut off',
      buildLayer([CONTRACT]).subarray(0, 60),
      /is not gzip, or it is damaged/,
    ],
    [
      'a tar that is cut off',
      gzipSync(buildTar([CONTRACT]).subarray(0, 520)),
      /ends inside an entry/,
    ],
    ['no end mark', gzipSync(buildTar([CONTRACT]).subarray(0, 1024)), /ends before its end mark/],
    ['a text instead of a tar', gzipSync('a'.repeat(1024)), /has a damaged header at byte 0/],
  ])('with %s is refused', (_, layer, problem) => {
    expect(problemOf(layer)).toMatch(problem);
  });

  it('is refused or unpacked, and never throws, whatever byte of its tar is changed', () => {
    const tar = buildTar([
      { name: 'x', type: 'x', bytes: paxRecord('path', 'docs/a') },
      { name: 'a', bytes: 'a' },
      CONTRACT,
    ]);
    const outcomes = new Set<string>();
    for (let index = 0; index < tar.length; index++) {
      for (const value of [0x2f, 0xff]) {
        const changed = Buffer.from(tar);
        changed[index] = value;
        outcomes.add(
          isDefect(unpackArtifact(gzipSync(changed, { level: 0 }))) ? 'refused' : 'unpacked',
        );
      }
    }
    expect([...outcomes].sort()).toEqual(['refused', 'unpacked']);
  });
});

it('has one content digest, however the tar is compressed', () => {
  const tar = buildTar([CONTRACT]);
  for (const level of [0, 1, 9]) {
    expect(unpackArtifact(gzipSync(tar, { level }))).toMatchObject({
      contentDigest: digestOf(tar),
    });
  }
});

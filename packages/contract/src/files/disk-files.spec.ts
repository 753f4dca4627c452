import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisk } from './disk-files';
import type { FileRead } from './files';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function workspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-disk-'));
  made.push(root);
  mkdirSync(join(root, 'a/sub'), { recursive: true });
  mkdirSync(join(root, 'b'));
  writeFileSync(join(root, 'a/file.yaml'), 'text');
  writeFileSync(join(root, 'b/secret.yaml'), 'secret');
  symlinkSync('file.yaml', join(root, 'a/near.yaml'));
  symlinkSync('../b/secret.yaml', join(root, 'a/far.yaml'));
  symlinkSync('nowhere.yaml', join(root, 'a/dead.yaml'));
  return root;
}

const asText = (read: FileRead) =>
  read.status === 'file' ? Buffer.from(read.bytes).toString() : read.status;

describe.each([
  ['a file that is read first', false],
  ['a file that was listed', true],
])('%s', (_, isListed) => {
  it.each([
    ['a/file.yaml', 'text'],
    ['a/near.yaml', 'text'],
    ['a/far.yaml', 'outside'],
    ['a/dead.yaml', 'missing'],
    ['a/none.yaml', 'missing'],
    ['a/sub', 'folder'],
    ['b/secret.yaml', 'outside'],
  ])('%s is %s, however often it is read', (path, expected) => {
    const files = openDisk(workspace()).files();
    if (isListed) files.children('a');
    for (let times = 0; times < 3; times++) {
      expect(asText(files.read(path, { within: 'a', limit: 100 }))).toBe(expected);
    }
  });

  it('is refused over the limit, and read under it', () => {
    const files = openDisk(workspace()).files();
    if (isListed) files.children('a');
    const read = (limit: number) => files.read('a/file.yaml', { within: 'a', limit });
    expect(read(3)).toEqual({ status: 'too-large', size: 4, limit: 3 });
    expect(asText(read(4))).toBe('text');
    expect(read(3)).toEqual({ status: 'too-large', size: 4, limit: 3 });
  });
});

it('gives each task its own view of what was read for another', () => {
  const disk = openDisk(workspace());
  const seen = disk.files();
  const blind = disk.files((path) => path.endsWith('file.yaml'));
  const read = (files: typeof seen, within = 'a') =>
    asText(files.read('a/file.yaml', { within, limit: 100 }));
  expect([read(seen), read(blind), read(seen, 'b'), read(seen, '.')]).toEqual([
    'text',
    'ignored',
    'outside',
    'text',
  ]);
  expect(blind.children('a')).toEqual(['dead.yaml', 'far.yaml', 'near.yaml']);
});

import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  symlinkSync('loop.yaml', join(root, 'a/loop.yaml'));
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
    ['a/dead.yaml', 'unreadable'],
    ['a/loop.yaml', 'unreadable'],
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
  expect(blind.children('a')).toEqual(['dead.yaml', 'far.yaml', 'loop.yaml', 'near.yaml']);
});

describe.each([
  ['before its folder is listed', false],
  ['after it', true],
])('the file behind a path, %s', (_, isListed) => {
  it.each([
    ['a/file.yaml', 'a/file.yaml'],
    ['a/near.yaml', 'a/file.yaml'],
    ['a/far.yaml', 'b/secret.yaml'],
    ['a/out.yaml', '../elsewhere.yaml'],
    ['a/dead.yaml', undefined],
    ['a/none.yaml', undefined],
    ['a/sub', undefined],
    ['linked/secret.yaml', 'b/secret.yaml'],
    ['none/file.yaml', undefined],
  ])('%s is %s', (path, expected) => {
    const outer = mkdtempSync(join(tmpdir(), 'pacto-outer-'));
    made.push(outer);
    const root = join(outer, 'workspace');
    renameSync(workspace(), root);
    writeFileSync(join(outer, 'elsewhere.yaml'), 'text');
    symlinkSync('../../elsewhere.yaml', join(root, 'a/out.yaml'));
    symlinkSync('b', join(root, 'linked'));
    const disk = openDisk(root);
    if (isListed) disk.files().children('a');
    for (let times = 0; times < 2; times++) expect(disk.fileBehind(path)).toBe(expected);
  });
});

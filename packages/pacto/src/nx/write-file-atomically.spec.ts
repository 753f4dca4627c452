import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from './write-file-atomically';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pacto-write-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string, ((path: string) => void) | undefined]>([
  ['where there was nothing, not even a folder', undefined],
  ['over another text', (path) => writeFileSync(path, 'old')],
  ['over another text of the same length', (path) => writeFileSync(path, 'tést'.slice(0, 3) + 'x')],
  ['over an empty file', (path) => writeFileSync(path, '')],
  [
    'over one that cannot be written',
    (path) => (writeFileSync(path, 'old'), chmodSync(path, 0o400)),
  ],
  [
    'over a link, not into its target',
    (path) => (writeFileSync(`${path}.target`, 'old'), symlinkSync(`${path}.target`, path)),
  ],
])('a text is written %s, and no draft stays', (_case, lay) => {
  const path = join(folder, 'a/report.json');
  if (lay) {
    mkdirSync(dirname(path));
    lay(path);
  }
  writeFileAtomically(path, 'tést');
  expect(readFileSync(path, 'utf8')).toBe('tést');
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a file that has the text already keeps its time', () => {
  const path = join(folder, 'report.json');
  writeFileSync(path, 'tést');
  utimesSync(path, 1000, 1000);
  writeFileAtomically(path, 'tést');
  expect(statSync(path).mtimeMs).toBe(1_000_000);
});

test('a folder in its place is an error that leaves nothing behind', () => {
  mkdirSync(join(folder, 'report.json/full'), { recursive: true });
  expect(() => writeFileAtomically(join(folder, 'report.json'), 'x')).toThrow(
    /EISDIR|ENOTEMPTY|EEXIST|EPERM/,
  );
  expect(readdirSync(folder)).toEqual(['report.json']);
});

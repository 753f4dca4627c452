import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFolderProblem, writeOutputs } from './write-outputs';

let root: string;
let outside: string;
beforeEach(() => {
  const scratch = mkdtempSync(join(tmpdir(), 'pacto-outputs-'));
  [root, outside] = [join(scratch, 'workspace'), join(scratch, 'outside')];
  mkdirSync(root);
  write('../outside/mine.txt', 'mine');
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const INDEX = JSON.stringify({ unit: { path: 'a' }, files: [] });
const problem = (folder: string): string | undefined =>
  findFolderProblem(root, folder, 'dist/pacto');

test('files of an earlier run are gone, and the new ones are there', () => {
  const folder = join(root, 'dist/pacto/a/render/stg');
  writeOutputs(folder, [{ path: 'claims/old.yaml', text: 'old' }]);
  writeOutputs(folder, [{ path: 'claims/new.yaml', text: 'new' }]);
  expect(existsSync(join(folder, 'claims/old.yaml'))).toBe(false);
  expect(readFileSync(join(folder, 'claims/new.yaml'), 'utf8')).toBe('new');
});

test('files that cannot be written leave the folder as it was', () => {
  const folder = join(root, 'dist/pacto/a/render/stg');
  writeOutputs(folder, [{ path: 'claims/old.yaml', text: 'old' }]);
  const inTheWay = [
    { path: 'claims', text: 'a file' },
    { path: 'claims/new.yaml', text: 'new' },
  ];
  expect(() => writeOutputs(folder, inTheWay)).toThrow();
  expect(readFileSync(join(folder, 'claims/old.yaml'), 'utf8')).toBe('old');
  expect(readdirSync(dirname(folder))).toEqual(['stg']);
});

test('without files the folder is gone', () => {
  const folder = join(root, 'dist/pacto/a/render/stg');
  writeOutputs(folder, [{ path: 'claims/old.yaml', text: 'old' }]);
  writeOutputs(folder, []);
  expect(existsSync(folder)).toBe(false);
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['below the reports', 'dist/pacto/a/render', { 'dist/pacto/a/render/old.txt': '' }],
  ['that does not exist', 'deploy/stg', {}],
  ['whose name begins with two points', '..deploy/stg', {}],
  ['of one environment', 'deploy/stg', { 'deploy/stg/index.json': INDEX, 'deploy/stg/x.yaml': '' }],
  [
    'of several environments',
    'deploy',
    { 'deploy/stg/index.json': INDEX, 'deploy/_base/index.json': INDEX },
  ],
])('a folder %s may be emptied', (_case, folder, files) => {
  for (const [path, text] of Object.entries(files)) write(path, text);
  expect(problem(folder)).toBe(undefined);
});

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['with files of a person', 'deploy', { 'deploy/README.md': 'mine' }],
  [
    'with a folder of a person',
    'deploy',
    { 'deploy/stg/index.json': INDEX, 'deploy/mine/a.txt': '' },
  ],
  ['with an index of another program', 'site', { 'site/index.json': '{"pages":[]}' }],
  ['with an index that is not JSON', 'site', { 'site/index.json': '<html>' }],
])('a folder %s is refused', (_case, folder, files) => {
  for (const [path, text] of Object.entries(files)) write(path, text);
  expect(problem(folder)).toContain('has files that were not rendered');
});

test.each<[string, string, (() => void)?]>([
  ['is the workspace', '.'],
  ['is above the workspace', '../outside'],
  ['is a link out of the workspace', 'deploy', () => symlinkSync(outside, join(root, 'deploy'))],
  [
    'is below a link out of the workspace',
    'dist/pacto/a/render',
    () => {
      mkdirSync(join(root, 'dist'));
      symlinkSync(outside, join(root, 'dist/pacto'));
    },
  ],
])('a folder that %s is refused', (_case, folder, prepare) => {
  prepare?.();
  expect(problem(folder)).toContain('is not a folder inside the workspace');
  expect(readFileSync(join(outside, 'mine.txt'), 'utf8')).toBe('mine');
});

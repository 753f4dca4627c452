import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readIgnoredFiles, startReadingIgnoredFiles } from './ignored-files';

function layFolder(files: Record<string, string>, { git = true } = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-ignored-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  if (git) execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

const PATHS = ['a/x.json', 'a/secret.json', 'a/deep/secret.json', 'b/secret.json'];

describe.each([
  ['waiting for git', readIgnoredFiles],
  ['while git runs', startReadingIgnoredFiles],
])('ignored files, read %s', (_, readIgnored) => {
  const ignoredOf = async (root: string, paths = PATHS): Promise<string[]> =>
    paths.filter(await readIgnored(root, paths));

  test.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, []],
    ['.gitignore', { '.gitignore': 'a/secret.json\n' }, ['a/secret.json']],
    [
      'one in a folder',
      { 'a/.gitignore': 'secret.json\n' },
      ['a/secret.json', 'a/deep/secret.json'],
    ],
    ['.nxignore', { '.nxignore': 'b/\n' }, ['b/secret.json']],
    [
      'both, with an exception',
      { '.gitignore': 'secret.json\n!b/secret.json\n' },
      ['a/secret.json', 'a/deep/secret.json'],
    ],
  ])('%s', async (_case, files, expected) => {
    expect(await ignoredOf(layFolder(files))).toEqual(expected);
  });

  test('a file that git tracks in spite of the patterns is ignored, as Nx does', async () => {
    const root = layFolder({ '.gitignore': 'secret.json\n', 'a/secret.json': '{}' });
    execFileSync('git', ['add', '--force', 'a/secret.json'], { cwd: root });
    expect(await ignoredOf(root, ['a/secret.json'])).toEqual(['a/secret.json']);
  });

  test('without a repository only .nxignore counts', async () => {
    const root = layFolder({ '.gitignore': 'a\n', '.nxignore': 'b\n' }, { git: false });
    expect(await ignoredOf(root)).toEqual(['b/secret.json']);
  });

  test('a path that git refuses does not hide the others', async () => {
    const root = layFolder({ '.gitignore': 'secret.json\n', 'real/file.json': '{}' });
    symlinkSync('real', join(root, 'link'));
    const paths = ['link/file.json', ...PATHS, 'link/secret.json'];
    expect(await ignoredOf(root, paths)).toEqual([
      'a/secret.json',
      'a/deep/secret.json',
      'b/secret.json',
    ]);
  });

  test('paths that were not announced are asked for, and packages are ignored', async () => {
    const isIgnored = await readIgnored(layFolder({ '.gitignore': 'late.json\n' }), []);
    expect(isIgnored('a/late.json')).toBe(true);
    expect(isIgnored('a/other.json')).toBe(false);
    expect(isIgnored('a/node_modules/b/pacto.yaml')).toBe(true);
  });

  test('a repository that a git hook names is not asked', async () => {
    const root = layFolder({ '.gitignore': 'secret.json\n' });
    const other = layFolder({});
    const before = process.env.GIT_DIR;
    process.env.GIT_DIR = join(other, '.git');
    try {
      expect(await ignoredOf(root, ['a/secret.json'])).toEqual(['a/secret.json']);
    } finally {
      if (before === undefined) delete process.env.GIT_DIR;
      else process.env.GIT_DIR = before;
    }
  });
});

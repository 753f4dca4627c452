import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitFiles } from './git-files';
import { openGitRepository } from './git-process';
import type { GitRepository } from './git-repository';
import { conversionIn } from './read-conversions';

let folder: string;
let repository: GitRepository;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-filter-')));
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  repository = openGitRepository(folder, { env: process.env });
});

afterEach(() => {
  repository.close();
  rmSync(folder, { recursive: true, force: true });
});

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, { cwd: folder, encoding: 'utf8' }).trim();
}

async function readBase(path: string): Promise<string> {
  const commit = git('rev-parse', 'HEAD');
  const tree = await repository.readTree(commit);
  const ids = tree.entries.map(({ id }) => id);
  const blobs = await repository.readBlobs(ids, 1_000);
  const conversions = await repository.readConversions(
    tree.entries.map((entry) => entry.path),
    commit,
  );
  const files = createGitFiles(tree, {
    links: new Map(),
    blob: (id) => blobs.get(id),
    conversionOf: (of) => conversions.get(of),
  });
  const read = files.read(path, { within: '.', limit: 1_000 });
  if (read.status === 'file') return Buffer.from(read.bytes).toString('utf8');
  if (read.status !== 'unreadable') return read.status;
  expect(read.hint).toContain('compare with it: `--base=<folder>`');
  return read.reason;
}

function commit(attributes: string, text: string): void {
  writeFileSync(join(folder, '.gitattributes'), attributes);
  writeFileSync(join(folder, 'api.yaml'), text);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
}

test.each([
  ['a plain file', '', 'openapi: 3.0.3\n', 'openapi: 3.0.3\n'],
  [
    'a filter that is set up',
    '*.yaml filter=swap',
    'a\n',
    'git stores it through the filter `swap`',
  ],
  ['a filter that nothing sets up', '*.yaml filter=other', 'a\n', 'a\n'],
  ['a filter that is taken back', '*.yaml filter=swap\napi.yaml -filter', 'a\n', 'a\n'],
  ['an expanded id', '*.yaml ident', 'a\n', 'git replaces `$Id$` in it (the attribute `ident`)'],
  [
    'another encoding',
    '*.yaml working-tree-encoding=UTF-16LE',
    'ab',
    'git checks it out in the encoding `UTF-16LE`',
  ],
])('%s', async (_what, attributes, text, expected) => {
  git('config', 'filter.swap.clean', 'tr a-z n-za-m');
  git('config', 'filter.swap.smudge', 'tr a-z n-za-m');
  commit(attributes, text);
  expect(await readBase('api.yaml')).toBe(expected);
});

test('the attributes of the commit count, and not those of the checked-out files', async () => {
  git('config', 'filter.swap.clean', 'tr a-z n-za-m');
  git('config', 'filter.swap.smudge', 'tr a-z n-za-m');
  commit('*.yaml filter=swap', 'a\n');
  writeFileSync(join(folder, '.gitattributes'), '');
  expect(await readBase('api.yaml')).toBe('git stores it through the filter `swap`');

  git('checkout', '--quiet', '.gitattributes');
  commit('', 'b\n');
  writeFileSync(join(folder, '.gitattributes'), '*.yaml filter=swap');
  expect(await readBase('api.yaml')).toBe('b\n');
});

test('a pointer of Git LFS and cipher text are known by their content', async () => {
  commit('', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
  expect(await readBase('api.yaml')).toBe('it is a pointer of Git LFS');
  expect(conversionIn(Buffer.from('\0GITCRYPT\0abc'))).toBe('it is encrypted by git-crypt');
  expect(conversionIn(Buffer.from('openapi: 3.0.3'))).toBeUndefined();
});

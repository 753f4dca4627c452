import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openFactCache } from '../graph/fact-cache';
import { openGitSource } from './git-source';
import type { Base } from './base';
import type { AskedBase } from './choose-base';
import { createBaseOpener } from './open-asked-base';
import { openBase } from './open-base';
import { normalizeOptions } from '../options';

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacto-base-'));
  folders.push(folder);
  return folder;
}

/** A repository with one commit of these files; `-> target` is a link. */
function createRepository(texts: Record<string, string>): string {
  const root = createFolder();
  for (const [path, text] of Object.entries(texts)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), file);
    else writeFileSync(file, text);
  }
  const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: root });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--message=base');
  return root;
}

async function openMain(workspaceRoot: string, cacheFolder: string): Promise<Base> {
  const env = process.env;
  const source = await openGitSource('main', { workspaceRoot, env, ignored: () => () => false });
  if ('problem' in source) throw new Error(source.problem);
  const caches = { head: openFactCache(cacheFolder), base: openFactCache(cacheFolder, 'base') };
  const { environments, render } = normalizeOptions({});
  const rendering = { environments, render };
  return openBase(source, { registries: ['ghcr.io/example/pactos'], rendering, caches });
}

const contractOf = (name: string): string =>
  `pactoVersion: "1.0"\nservice: { name: ${name}, version: 1.0.0 }\n`;

test('facts of a file are kept, even if a link to it leaves another bundle', async () => {
  const root = createRepository({
    'platform/pacto.yaml': contractOf('platform'),
    'first/pacto.yaml': contractOf('first'),
    'first/overrides/values.stg.yaml': '-> ../../second/overrides/values.stg.yaml',
    'second/pacto.yaml': contractOf('second'),
    'second/overrides/values.stg.yaml':
      'policies: [{ name: p, ref: oci://ghcr.io/example/pactos/platform:1.0.0 }]\n',
  });
  const cacheFolder = createFolder();
  const before = await openMain(root, cacheFolder);
  await before.sideFor('first');
  before.close();

  const base = await openMain(root, cacheFolder);
  const side = await base.sideFor('second');
  base.close();
  if ('problem' in side) throw new Error(side.problem);
  const read = side.files.read('platform/pacto.yaml', { within: 'platform', limit: 1000 });
  expect(read).toMatchObject({ status: 'file' });
});

const TRUNK = ['branch', '-m', 'trunk'];

describe('the hint for a base that is not there', () => {
  const isDefault =
    'No base was given, so it is `main`. Set `defaultBase` in `nx.json`, or give `--base`. ';

  test.each<[string, AskedBase['from'], string[][], string, string?]>([
    ['that is the default', 'default', [TRUNK], `${isDefault}Use a branch, a tag`],
    [
      'that is the default, where the remote has it',
      'default',
      [TRUNK, ['update-ref', 'refs/remotes/origin/main', 'HEAD']],
      `${isDefault}\`origin/main\` exists.`,
    ],
    [
      'that is the default, where no other base would help',
      'default',
      [['update-ref', '-d', 'HEAD']],
      'Commit once',
    ],
    ['that the workspace names', 'nx.json', [TRUNK], 'Use a branch, a tag'],
    [
      'that the option names',
      'option',
      [TRUNK],
      'Use a branch, a tag, a commit or a folder. If it is a branch of the remote, fetch it first: `git fetch origin +refs/heads/main:refs/remotes/origin/main`. For `pacto-diff`, it can also be `published` or `oci://…`',
    ],
    [
      'that the option misspells',
      'option',
      [],
      'Did you mean `published`? Use a branch',
      'publishd',
    ],
    ['that `nx affected` misspells', 'affected', [], 'Use a branch', 'publishd'],
  ])('%s', async (_case, from, changes, hint, text = 'main') => {
    const root = createRepository({ 'first/pacto.yaml': contractOf('first') });
    for (const parameters of changes) execFileSync('git', parameters, { cwd: root });
    const bases = createBaseOpener({
      root,
      env: process.env,
      options: normalizeOptions({}),
      bundleRoots: ['first'],
      compares: true,
    });
    const base = await bases.open({ text, from });
    bases.close();
    expect('problem' in base && base.hint.slice(0, hint.length)).toBe(hint);
  });
});

test.each([
  ['./empty', 'directory'],
  ['empty', 'directory'],
  ['no-branch', undefined],
])('the problem of the base `%s` says how it was read: %s', async (text, kind) => {
  const root = createRepository({ 'first/pacto.yaml': contractOf('first'), 'empty/a.txt': 'a' });
  const bases = createBaseOpener({
    root,
    env: process.env,
    options: normalizeOptions({}),
    bundleRoots: ['first'],
    compares: true,
  });
  const base = await bases.open({ text, from: 'option' });
  bases.close();
  expect(base).toMatchObject({ problem: expect.stringContaining(`\`${text}\``) });
  expect(base.kind).toBe(kind);
});

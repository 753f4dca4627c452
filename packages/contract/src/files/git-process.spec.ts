import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDiskFiles } from './disk-files';
import { createGitFiles } from './git-files';
import { openGitRepository } from './git-process';
import type { GitProblem, GitRepository } from './git-repository';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

let scratch: string;
const opened: GitRepository[] = [];

beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-git-')));
});

afterEach(() => {
  for (const repository of opened.splice(0)) repository.close();
  rmSync(scratch, { recursive: true, force: true });
});

function git(folder: string, ...parameters: string[]): string {
  return execFileSync('git', parameters, {
    cwd: folder,
    env: { ...process.env, ...IDENTITY },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function commit(folder: string, files: Record<string, string>): string {
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x');
  return git(folder, 'rev-parse', 'HEAD');
}

/** A repository with one commit in `folder` of the scratch folder. */
function createRepository(files: Record<string, string> = { a: '1' }, name = 'repository'): string {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, files);
  return folder;
}

function open(folder: string, env: NodeJS.ProcessEnv = process.env): GitRepository {
  const repository = openGitRepository(folder, { env });
  opened.push(repository);
  return repository;
}

async function mustResolve(repository: GitRepository, revision: string): Promise<string> {
  const named = await repository.resolve(revision);
  if ('problem' in named) throw new Error(named.problem);
  return named.commit;
}

const problemOf = (answer: object): string => {
  const { problem, hint } = answer as GitProblem;
  return `${problem} ${hint}`;
};

describe('revisions', () => {
  it('distinguishes branches, tags, ids and expressions', async () => {
    const folder = createRepository();
    git(folder, 'tag', 'v1.0.0');
    const id = commit(folder, { a: '2' });
    const repository = open(folder);
    const kindOf = async (revision: string): Promise<unknown> => {
      const named = await repository.resolve(revision);
      return 'kind' in named ? named.kind : named.problem;
    };
    expect(await kindOf('main')).toBe('branch');
    expect(await kindOf('v1.0.0')).toBe('tag');
    expect(await kindOf('HEAD~1')).toBe('expression');
    expect(await kindOf(id)).toBe('id');
    expect(await kindOf(id.slice(0, 8))).toBe('id');
    expect(await mustResolve(repository, 'main')).toBe(id);
  });

  it.each(['nothing', '--all', '-h', '^main', 'main..HEAD', '', 'a\nb'])(
    'refuses %j',
    async (revision) => {
      const repository = open(createRepository());
      expect(problemOf(await repository.resolve(revision))).toMatch(
        /is not a commit, branch or tag of this repository\. Use a branch/s,
      );
    },
  );

  it.each(['https://ghcr.io/a:1.0.0', 'HTTP://ghcr.io/a', 'docker://ghcr.io/a'])(
    'says how a registry is named instead of %s',
    async (revision) => {
      const repository = open(createRepository());
      expect(problemOf(await repository.resolve(revision))).toMatch(/begins with `oci:\/\/`/);
    },
  );

  it('names the branch of the remote when only that is here', async () => {
    const origin = createRepository();
    git(origin, 'branch', 'release');
    git(scratch, 'clone', '--quiet', origin, 'clone');
    const repository = open(join(scratch, 'clone'));
    expect(problemOf(await repository.resolve('release'))).toMatch(/`origin\/release` exists/);
    expect(await repository.resolve('origin/release')).toMatchObject({ kind: 'branch' });
  });

  it.each(['', '--depth=1'])(
    'gives a command that fetches the base into a clone of one branch %s',
    async (...depth) => {
      const origin = createRepository();
      git(origin, 'checkout', '--quiet', '-b', 'change');
      commit(origin, { b: '1' });
      const options = ['--single-branch', '--branch=change', ...depth.filter((text) => text)];
      git(scratch, 'clone', '--quiet', ...options, `file://${origin}`, 'clone');
      const clone = join(scratch, 'clone');
      const problem = problemOf(await open(clone).resolve('origin/main'));
      const command = /`git (fetch [^`]+)`/.exec(problem)![1]!.replaceAll("'", '').split(' ');
      git(clone, ...command);
      const repository = open(clone);
      const main = await mustResolve(repository, 'origin/main');
      expect(await repository.mergeBase(main, 'HEAD')).toBe(main);
    },
  );

  it('finds what two branches have in common', async () => {
    const folder = createRepository();
    const fork = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'checkout', '--quiet', '-b', 'feature');
    const feature = commit(folder, { b: '1' });
    git(folder, 'checkout', '--quiet', 'main');
    const main = commit(folder, { c: '1' });
    expect(await open(folder).mergeBase(main, feature)).toBe(fork);
  });
});

describe('what keeps git from answering', () => {
  it('is a folder that is not a repository', async () => {
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(scratch) };
    expect(problemOf(await open(scratch, env).resolve('main'))).toMatch(
      /is not in a git repository/,
    );
  });

  it('is a missing git program', async () => {
    expect(problemOf(await open(scratch, { PATH: scratch }).resolve('main'))).toMatch(
      /Git is not installed/,
    );
  });

  it('is a repository without a commit', async () => {
    git(scratch, 'init', '--quiet');
    const repository = open(scratch);
    expect(problemOf(await repository.resolve('main'))).toMatch(/has no commit yet/);
  });

  test('is a checked-out branch without a commit', async () => {
    const folder = createRepository();
    git(folder, 'checkout', '--quiet', '--orphan', 'new');
    const repository = open(folder);
    const main = await mustResolve(repository, 'main');
    expect(problemOf(await repository.mergeBase(main, 'HEAD'))).toMatch(/has no commit yet/);
  });

  it('is a shallow history', async () => {
    const origin = createRepository();
    git(origin, 'checkout', '--quiet', '-b', 'feature');
    commit(origin, { b: '1' });
    git(origin, 'checkout', '--quiet', 'main');
    commit(origin, { c: '1' });
    git(
      scratch,
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      `file://${origin}`,
      'clone',
    );
    const repository = open(join(scratch, 'clone'));
    const base = await mustResolve(repository, 'origin/feature');
    const head = await mustResolve(repository, 'HEAD');
    expect(problemOf(await repository.mergeBase(base, head))).toMatch(/git fetch --unshallow/);
    expect(problemOf(await repository.resolve('v1.0.0'))).toMatch(/fetch-depth: 0/);
  });

  it('is two histories without a common commit', async () => {
    const folder = createRepository();
    const main = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'checkout', '--quiet', '--orphan', 'other');
    const other = commit(folder, { b: '1' });
    expect(problemOf(await open(folder).mergeBase(main, other))).toMatch(
      /The base .* have no common ancestor/,
    );
  });
});

describe('a tree', () => {
  it('is that of a workspace which is a folder of the repository', async () => {
    const folder = createRepository({ 'we "b"/ä/pacto.yaml': 'x', 'other/pacto.yaml': 'y' });
    const repository = open(join(folder, 'we "b"'));
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    expect(tree.entries.map(({ path }) => path)).toEqual(['ä/pacto.yaml']);
  });

  it('is empty where the workspace was not there yet', async () => {
    const folder = createRepository();
    mkdirSync(join(folder, 'workspace'));
    const repository = open(join(folder, 'workspace'));
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    expect(tree.entries).toEqual([]);
  });

  it('does not look where a git hook points', async () => {
    const folder = createRepository({ here: '1' });
    const other = createRepository({ there: '1' }, 'other');
    const repository = open(folder, {
      ...process.env,
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
    });
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    expect(tree.entries.map(({ path }) => path)).toEqual(['here']);
  });
});

describe('blobs', () => {
  it('come in any number, large ones by their size alone, lost ones not at all', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`f${index}`, `${index}\n`.repeat(index)]),
    );
    const repository = open(createRepository(files));
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    const lost = '0'.repeat(40);
    const ids = tree.entries.map(({ id }) => id);
    const blobs = await repository.readBlobs([...ids, lost], 1000);
    for (const { path, id } of tree.entries) {
      const text = files[path]!;
      const blob = blobs.get(id)!;
      const seen = 'bytes' in blob ? Buffer.from(blob.bytes).toString() : blob.size;
      expect(seen).toBe(text.length > 1000 ? text.length : text);
    }
    expect(blobs.has(lost)).toBe(false);
    const [first] = ids;
    expect((await repository.readBlobs([first!], 10)).has(first!)).toBe(true);
  });

  it('are answered in order to those who ask at the same time', async () => {
    const repository = open(createRepository({ a: 'one', b: 'two' }));
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    const textOf = async (path: string): Promise<string> => {
      const { id } = tree.entry(path)!;
      const blob = (await repository.readBlobs([id], 10)).get(id)!;
      return 'bytes' in blob ? Buffer.from(blob.bytes).toString() : 'large';
    };
    expect(await Promise.all(['a', 'b', 'a'].map(textOf))).toEqual(['one', 'two', 'one']);
  });

  it('fail with what git says when it breaks off', async () => {
    const folder = createRepository();
    const repository = open(folder);
    const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
    rmSync(join(folder, '.git'), { recursive: true });
    await expect(repository.readBlobs([tree.entries[0]!.id], 10)).rejects.toThrow(
      /`git cat-file` did not answer: .*not a git repository/,
    );
  });
});

// The disk is the oracle: a commit that was just checked out reads the same.
it('reads a commit as the disk reads what was checked out', async () => {
  const folder = createRepository({
    'shop/api/pacto.yaml': 'service: {name: api}\n',
    'shop/api/schemas/größe.json': '{}',
    'shop/api/deep/er/x.yaml': 'x',
    'shop/common.yaml': 'common',
  });
  const linked = {
    here: 'pacto.yaml',
    up: '../common.yaml',
    dir: 'deep',
    far: 'dir/er/x.yaml',
    no: 'nothing',
  };
  for (const [name, target] of Object.entries(linked)) {
    symlinkSync(target, join(folder, 'shop/api', name));
  }
  symlinkSync('..', join(folder, 'shop/api/deep/back'));
  commit(folder, {});
  const repository = open(folder);
  const tree = await repository.readTree(await mustResolve(repository, 'HEAD'));
  const blobs = await repository.readBlobs(
    tree.entries.map(({ id }) => id),
    1000,
  );
  const textOf = (id: string): string => {
    const blob = blobs.get(id)!;
    return 'bytes' in blob ? Buffer.from(blob.bytes).toString() : '';
  };
  const links = new Map(
    tree.entries.flatMap(({ kind, id }) => (kind === 'link' ? [[id, textOf(id)] as const] : [])),
  );
  const inGit = createGitFiles(tree, { links, blob: (id) => blobs.get(id) });
  const onDisk = createDiskFiles(folder);
  const asked = [
    ...tree.entries.map(({ path }) => path),
    ...['dir', 'dir/er/x.yaml', 'dir/back/pacto.yaml', 'gone'].map((path) => `shop/api/${path}`),
    'shop',
    'shop/api',
  ];
  for (const path of asked) {
    const options = { within: 'shop/api', limit: 10 };
    expect({ path, ...inGit.read(path, options) }).toEqual({
      path,
      ...onDisk.read(path, options),
    });
  }
  for (const path of ['shop', 'shop/api', 'shop/api/deep', 'shop/nowhere']) {
    expect({ path, children: inGit.children(path) }).toEqual({
      path,
      children: onDisk.children(path),
    });
    if (path !== 'shop/nowhere') {
      expect({ path, list: inGit.list(path) }).toEqual({ path, list: onDisk.list(path) });
    }
  }
});

// A workspace in a real folder with a real git repository, for generators that ask git.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
// The tree of a real folder; the devkit does not export it.
// eslint-disable-next-line no-restricted-imports
import { FsTree, flushChanges } from 'nx/src/generators/tree';
import { snapshotOf } from './generator-tree';

export interface CommittedTree {
  readonly folder: string;
  /** A tree of the files as they are on disk. */
  tree(): Tree;
  /** Changes files on disk, as an author would. */
  edit(change: (tree: Tree) => void | Promise<void>): Promise<void>;
  commit(message: string): void;
  git(...parameters: string[]): string;
  remove(): void;
}

const PERSON = { name: 'a', email: 'a@example.com' };

/** Holds the files of `source`, committed on `main`. */
export async function createCommittedTree(source: Tree): Promise<CommittedTree> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-tree-')));
  const git = (...parameters: string[]): string =>
    execFileSync('git', parameters, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: PERSON.name,
        GIT_AUTHOR_EMAIL: PERSON.email,
        GIT_COMMITTER_NAME: PERSON.name,
        GIT_COMMITTER_EMAIL: PERSON.email,
      },
    });
  const committed: CommittedTree = {
    folder,
    git,
    tree: () => new FsTree(folder, false),
    async edit(change) {
      const tree = new FsTree(folder, false);
      await change(tree);
      flushChanges(folder, tree.listChanges());
    },
    commit(message) {
      git('add', '-A');
      git('commit', '-qm', message);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
  git('init', '-q', '-b', 'main');
  await committed.edit((tree) => {
    for (const [path, text] of Object.entries(snapshotOf(source))) tree.write(path, text);
  });
  committed.commit('base');
  return committed;
}

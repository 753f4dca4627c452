// Problems of the workspace as a whole. A run prints them once, not once for each task.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentFolder, type Disk, type ResolvedBundle } from 'pacto-contract/graph';
import { cleanEnvironment } from 'pacto-contract/read';
import { findMisnamedContracts } from '../run/find-misnamed-contracts';
import { findUnreadOverrides } from '../run/find-unread-overrides';

interface SeenWorkspace {
  readonly root: string;
  readonly bundles: readonly ResolvedBundle[];
  /** The bundles of the run. Only files in them and beside them are looked at: others may be many. */
  readonly asked: readonly ResolvedBundle[];
  readonly entries: Disk['entries'];
}

export function findWorkspaceNotices({ root, bundles, asked, entries }: SeenWorkspace): string[] {
  const roots = new Set(bundles.map((bundle) => bundle.root));
  const own = asked.map((bundle) => bundle.root);
  return [
    ...quotedPaths(root, bundles),
    ...worktrees(root, bundles),
    ...own.flatMap((one) => findUnreadOverrides(entries, one)),
    ...findMisnamedContracts(entries, roots, own),
  ];
}

/** Nx compares the paths that git prints with those of its files, and git quotes letters outside ASCII. */
function quotedPaths(workspaceRoot: string, bundles: readonly ResolvedBundle[]): string[] {
  const quoted = bundles.find(({ root }) => /[^\x00-\x7f]/.test(root));
  if (quoted === undefined) return [];
  const { stdout } = spawnSync('git', ['config', '--type=bool', '--get', 'core.quotepath'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
    env: cleanEnvironment(process.env),
  });
  if (stdout?.trim() === 'false') return [];
  return [
    `The folder \`${quoted.root}\` has letters outside ASCII, which git quotes, so \`nx affected\` misses changes in it. Run \`git config core.quotepath false\`.`,
  ];
}

/**
 * A worktree of the repository inside the workspace holds every contract a second time, maybe at another
 * version. Only folders of contracts with the name of another one are looked at.
 */
function worktrees(workspaceRoot: string, bundles: readonly ResolvedBundle[]): string[] {
  const seen = new Map<string, ResolvedBundle>();
  const folders = new Set<string>();
  for (const bundle of bundles) {
    if (bundle.name === undefined) continue;
    const twin = seen.get(bundle.name);
    seen.set(bundle.name, twin ?? bundle);
    for (const one of twin ? [twin, bundle] : []) {
      const folder = worktreeAround(workspaceRoot, one.root);
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders]
    .sort()
    .map(
      (folder) =>
        `The folder \`${folder}\` is a git worktree inside the workspace, so its contracts exist twice. Add \`${folder}\` to \`.gitignore\` or \`.nxignore\`.`,
    );
}

/** In a worktree `.git` is a file that names its folder in the repository, as it is in a submodule. */
function worktreeAround(workspaceRoot: string, root: string): string | undefined {
  for (let folder = root; folder !== '.'; folder = parentFolder(folder)) {
    if (/^gitdir:.*[\\/]worktrees[\\/]/.test(readIfFile(join(workspaceRoot, folder, '.git')))) {
      return folder;
    }
  }
  return undefined;
}

function readIfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

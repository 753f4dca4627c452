// The files of a workspace in a commit, as `disk-files` would give them if the commit were checked out.
// Reading is synchronous, so the caller reads the blobs before it creates these files.
import { baseName, isInside, joinPath, parentFolder } from '../model/bundle-path';
import { BROKEN_LINK } from './describe-unread-file';
import type { FileRead, Files } from './files';
import type { GitBlob } from './git-repository';
import type { GitTree, TreeEntry } from './git-tree';
import { conversionIn } from './read-conversions';

export interface GitFiles extends Files {
  /** The real path behind links, as long as they stay in the folder. */
  locate(path: string, within: string): GitPlace;
}

type GitPlace =
  | { readonly status: 'file'; readonly path: string; readonly id: string }
  | Extract<FileRead, { status: 'missing' | 'folder' | 'outside' | 'unreadable' }>;

interface GitContents {
  /** The target of a link, by the id of its entry. */
  readonly links: ReadonlyMap<string, string>;
  /** By id, asked for at each reading; `undefined` is a blob that the repository lacks. */
  blob(id: string): GitBlob | undefined;
  /** Why the blob of a path is not what a checkout would write; such a file is not read. */
  conversionOf?(path: string): string | undefined;
}

/** A checkout has what a commit alone does not contain: files of submodules, and converted text. */
const HINT_AT_CHECKOUT =
  'Check the base out in another folder, for example with `git worktree add`, and compare with it: `--base=<folder>`.';

const IN_SUBMODULE: GitPlace = {
  status: 'unreadable',
  reason: 'it is in a submodule, and this repository does not contain the files of submodules',
  hint: HINT_AT_CHECKOUT,
};

/** Linux follows the same number. */
const MAX_LINKS = 40;

export function createGitFiles(tree: GitTree, contents: GitContents): GitFiles {
  const locate = (path: string, within: string) => locateFile(path, within, tree, contents.links);
  return {
    locate,
    read(path, { within, limit }): FileRead {
      const place = locate(path, within);
      return place.status === 'file' ? readBlob(place, limit, contents) : place;
    },
    list: (folder) =>
      tree
        .below(folder)
        .filter(({ kind }) => kind === 'file')
        .map(({ path }) => path),
    children: (folder) => tree.children(folder),
  };
}

function locateFile(
  path: string,
  within: string,
  tree: GitTree,
  links: GitContents['links'],
): GitPlace {
  const follow = (one: string) => followLinks(one, tree, links);
  const folder = follow(parentFolder(path));
  const bundle = follow(within);
  if (folder === undefined || bundle === undefined) return { status: 'missing' };
  if (folder === 'outside' || bundle === 'outside') return { status: 'outside' };
  if (!isInside(folder, bundle)) return { status: 'outside' };
  const nothing = (): GitPlace =>
    tree.entry(joinPath(folder, baseName(path))!)?.kind === 'link'
      ? BROKEN_LINK
      : { status: 'missing' };
  const real = follow(path);
  if (real === undefined) return nothing();
  if (real === 'outside' || !isInside(real, bundle)) return { status: 'outside' };
  if (tree.isFolder(real)) return { status: 'folder' };
  if (submoduleAbove(real, tree)) return IN_SUBMODULE;
  const entry = tree.entry(real);
  return entry ? { status: 'file', path: real, id: entry.id } : nothing();
}

function readBlob(
  { path, id }: { readonly path: string; readonly id: string },
  limit: number,
  { blob, conversionOf }: GitContents,
): FileRead {
  const found = blob(id);
  if (!found) {
    const reason = `git lacks its content, ${id}`;
    return { status: 'unreadable', reason, hint: 'Fetch the commits with their files.' };
  }
  const bytes = 'bytes' in found ? found.bytes : undefined;
  const conversion = conversionOf?.(path) ?? (bytes && conversionIn(bytes));
  if (conversion !== undefined) {
    return { status: 'unreadable', reason: conversion, hint: HINT_AT_CHECKOUT };
  }
  const size = 'bytes' in found ? found.bytes.byteLength : found.size;
  if (bytes === undefined || size > limit) return { status: 'too-large', size, limit };
  return { status: 'file', bytes };
}

/** `undefined` where links go round in a circle; `outside` where they leave the workspace. */
function followLinks(
  path: string,
  tree: GitTree,
  links: ReadonlyMap<string, string>,
): string | undefined | 'outside' {
  let real = '.';
  const ahead = path === '.' ? [] : path.split('/').reverse();
  for (let followed = 0; ahead.length > 0;) {
    const part = ahead.pop()!;
    if (part === '' || part === '.') continue;
    const next = joinPath(real, part);
    if (next === undefined) return 'outside';
    const entry = tree.entry(next);
    if (entry?.kind !== 'link') {
      real = next;
      continue;
    }
    const target = links.get(entry.id);
    if (target === undefined || ++followed > MAX_LINKS) return undefined;
    if (target.startsWith('/')) return 'outside';
    ahead.push(...target.split('/').reverse());
  }
  return real;
}

function submoduleAbove(path: string, tree: GitTree): TreeEntry | undefined {
  for (let folder = path; folder !== '.'; folder = parentFolder(folder)) {
    const entry = tree.entry(folder);
    if (entry) return entry.kind === 'submodule' ? entry : undefined;
  }
  return undefined;
}

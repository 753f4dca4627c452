import { compareText } from '../source/text-order';
import { baseName, parentFolder } from '../model/bundle-path';

export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Id of the blob with the content, or the path that is the target of a link. */
  readonly id: string;
}

/** What a commit holds below the workspace root, by path. */
export interface GitTree {
  readonly entries: readonly TreeEntry[];
  entry(path: string): TreeEntry | undefined;
  isFolder(path: string): boolean;
  /** Names of the files and links directly in a folder, in code-unit order. */
  children(folder: string): readonly string[];
  /** Files and links below a folder, in code-unit order. */
  below(folder: string): readonly TreeEntry[];
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '120000': 'link',
  '160000': 'submodule',
};

/** Reads what `git ls-tree -r -z` prints: `<mode> <type> <id>\t<path>\0`, names unquoted. */
export function parseTree(listing: string): GitTree {
  const entries: TreeEntry[] = [];
  for (const line of listing.split('\0')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const [mode, , id] = line.slice(0, tab).split(' ');
    entries.push({ path: line.slice(tab + 1), kind: KINDS[mode!] ?? 'file', id: id! });
  }
  return createTree(entries);
}

function createTree(entries: readonly TreeEntry[]): GitTree {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const folders = new Map<string, Folder>([['.', { entries: [], folders: [] }]]);
  const folderAt = (path: string): Folder => {
    let folder = folders.get(path);
    if (!folder) {
      folder = { entries: [], folders: [] };
      folders.set(path, folder);
      folderAt(parentFolder(path)).folders.push(path);
    }
    return folder;
  };
  for (const entry of entries) folderAt(parentFolder(entry.path)).entries.push(entry);

  const collect = (path: string, found: TreeEntry[]): TreeEntry[] => {
    const folder = folders.get(path);
    found.push(...(folder?.entries ?? []));
    for (const child of folder?.folders ?? []) collect(child, found);
    return found;
  };
  return {
    entries,
    entry: (path) => byPath.get(path),
    isFolder: (path) => folders.has(path),
    children: (path) =>
      (folders.get(path)?.entries ?? [])
        .filter(({ kind }) => kind !== 'submodule')
        .map((entry) => baseName(entry.path))
        .sort(compareText),
    below: (path) =>
      collect(path, [])
        .filter(({ kind }) => kind !== 'submodule')
        .sort((a, b) => compareText(a.path, b.path)),
  };
}

interface Folder {
  readonly entries: TreeEntry[];
  readonly folders: string[];
}

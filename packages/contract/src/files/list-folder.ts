import { readdirSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { childPath } from '../model/bundle-path';
import { compareText } from '../source/text-order';

/** Whether git or Nx ignores a path: such files count as not there. */
export type IsIgnored = (path: string) => boolean;

/** What is directly in a folder, by name in code-unit order. `other` is mostly a symbolic link. */
export type Listing = ReadonlyMap<string, Kind>;
export type Kind = 'file' | 'folder' | 'other';

/** Returns an empty listing if the folder does not exist or cannot be read. */
export function listEntries(folder: string): Listing {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Map(
      entries
        .map((entry) => [entry.name, kindOf(entry)] as const)
        .sort(([a], [b]) => compareText(a, b)),
    );
  } catch {
    return new Map();
  }
}

export function kindOf(entry: Dirent | Stats): Kind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** All files below a folder, without those of git and of installed packages. Links are not followed. */
export function listFiles(workspaceRoot: string, folder: string, isIgnored: IsIgnored): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of entriesOf(join(workspaceRoot, path))) {
      if (entry.name === '.git' || entry.name === 'node_modules') continue;
      const child = childPath(path, entry.name);
      if (entry.isDirectory()) visit(child);
      else if (entry.isFile() && !isIgnored(child)) found.push(child);
    }
  };
  visit(folder);
  return found.sort(compareText);
}

/** An absent folder has no entries. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

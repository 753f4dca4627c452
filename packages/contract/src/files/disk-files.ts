import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { compareText } from '../diagnostics/order';
import { parentFolder } from '../model/bundle-path';
import type { FileRead, Files, ReadOptions } from './files';

/** The workspace on disk. `isIgnored` tells which paths git or Nx ignores: they count as not there. */
export function createDiskFiles(
  workspaceRoot: string,
  isIgnored: (path: string) => boolean = () => false,
): Files {
  const realFolders = new Map<string, string | undefined>();
  const realFolder = (folder: string): string | undefined => {
    if (!realFolders.has(folder)) realFolders.set(folder, realPath(join(workspaceRoot, folder)));
    return realFolders.get(folder);
  };

  const read = (path: string, { within, limit }: ReadOptions): FileRead => {
    const absolute = join(workspaceRoot, path);
    try {
      const folder = realFolder(parentFolder(path));
      const bundle = realFolder(within);
      if (folder === undefined || bundle === undefined) return { status: 'missing' };
      if (!isBelow(folder, bundle)) return { status: 'outside' };
      if (lstatSync(absolute).isSymbolicLink()) {
        const target = realPath(absolute);
        if (target === undefined) return { status: 'missing' };
        if (!isBelow(target, bundle)) return { status: 'outside' };
      }
      const stat = statSync(absolute);
      if (stat.isDirectory()) return { status: 'folder' };
      if (!stat.isFile()) return { status: 'unreadable', reason: 'it is no regular file' };
      if (isIgnored(path)) return { status: 'ignored' };
      if (stat.size > limit) return { status: 'too-large', size: stat.size, limit };
      return { status: 'file', bytes: readFileSync(absolute) };
    } catch (error) {
      return describeFailure(error);
    }
  };

  const list = (folder: string): string[] => {
    const found: string[] = [];
    const visit = (path: string): void => {
      for (const entry of readdirSync(join(workspaceRoot, path), { withFileTypes: true })) {
        if (entry.name === '.git' || entry.name === 'node_modules') continue;
        const child = path === '.' ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) visit(child);
        else if (entry.isFile() && !isIgnored(child)) found.push(child);
      }
    };
    visit(folder);
    return found.sort(compareText);
  };

  const children = (folder: string): string[] => {
    try {
      return readdirSync(join(workspaceRoot, folder), { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .filter((name) => !isIgnored(folder === '.' ? name : `${folder}/${name}`))
        .sort(compareText);
    } catch {
      return [];
    }
  };

  return { read, list, children };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function describeFailure(error: unknown): FileRead {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing' };
  if (code === 'EACCES' || code === 'EPERM')
    return { status: 'unreadable', reason: 'permission is denied' };
  return { status: 'unreadable', reason: `the file system answers ${code ?? 'with an error'}` };
}

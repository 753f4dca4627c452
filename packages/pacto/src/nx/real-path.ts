import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { posixPath } from './posix-path';

/** The real path of a file that may not exist yet. Follows the links of its folders. */
function realPathOf(path: string): string {
  return existsSync(path)
    ? realpathSync.native(path)
    : join(realPathOf(dirname(path)), basename(path));
}

/** The real path relative to a folder, in POSIX form. `isOutside` says whether it leaves the folder. */
export function realPathIn(folder: string, path: string): string {
  return wayTo(folder, realPathOf(join(folder, path)));
}

function wayTo(folder: string, target: string): string {
  return posixPath(relative(realpathSync.native(folder), target));
}

/** The file outside of the workspace that a write to a path would change, because of symbolic links. */
export function targetOutside(workspaceRoot: string, path: string): string | undefined {
  if (!existsSync(workspaceRoot)) return undefined;
  const target = followLinks(realPathOf(join(workspaceRoot, path)));
  return isOutside(wayTo(workspaceRoot, target)) ? target : undefined;
}

/** Whether a path relative to a folder leaves it. A name may begin with `..`, as in `..data`. */
export function isOutside(path: string): boolean {
  return /^(?:\.\.(?:[\\/]|$)|[A-Za-z]:|\/)/.test(path);
}

/** Longer chains of links are an error of the system. */
const MOST_LINKS = 40;

/** Follows links to files that do not exist: a write through them makes the file. */
function followLinks(path: string): string {
  for (let count = 0; count < MOST_LINKS; count++) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
    if (!isLink) return path;
    path = realPathOf(resolve(dirname(path), readlinkSync(path)));
  }
  return path;
}

import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { posixPath } from './posix-path';

/** The real path of a file that may not exist yet. Follows the links of its folders. */
function realPathOf(path: string): string {
  return existsSync(path)
    ? realpathSync.native(path)
    : join(realPathOf(dirname(path)), basename(path));
}

/** The same from a folder, in POSIX form; it begins with `..` or a drive if it is outside. */
export function realPathIn(folder: string, path: string): string {
  return posixPath(relative(realpathSync.native(folder), realPathOf(join(folder, path))));
}

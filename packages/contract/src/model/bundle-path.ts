/** An empty segment, `.` or `..`. */
const SPECIAL_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Joins POSIX paths below the workspace root; `.` is the root. Undefined when the result leaves it. */
export function joinPath(folder: string, relative: string): string | undefined {
  if (!SPECIAL_SEGMENT.test(relative)) return childPath(folder, relative);
  const parts = folder === '.' || folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/') || '.';
}

/** Joins a path to a folder. `name` is normal: without `.` and `..`. */
export function childPath(folder: string, name: string): string {
  return folder === '.' || folder === '' ? name : `${folder}/${name}`;
}

export function parentFolder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** From a folder to a path, both relative to the workspace root. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '.' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** From one folder to another, as a contract names it: it begins with `./` or `..`. */
export function pathToFolder(from: string, folder: string): string {
  const path = parentFolder(relativePath(from, contractPath(folder)));
  return path === '..' || path.startsWith('../') ? path : `./${path}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isInside(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(folder + '/');
}

/** The opposite of `childPath`: from the folder to a path in it. */
export function belowFolder(folder: string, path: string): string {
  return folder === '.' ? path : path.slice(folder.length + 1);
}

/**
 * A path of a contract, joined to its bundle: undefined when it is absolute, has a drive or a
 * backslash, or leaves the bundle by `..`. The file reader checks links.
 */
export function pathInBundle(bundleRoot: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path))
    return undefined;
  const joined = joinPath(bundleRoot, path);
  return joined !== undefined && joined !== bundleRoot && isInside(joined, bundleRoot)
    ? joined
    : undefined;
}

export const CONTRACT_FILE = 'pacto.yaml';
/** The file beside `pacto.yaml` that pins the artifact of each external reference. */
export const LOCK_FILE = 'pacto.lock';

/** The folder of an infrastructure contract that has its templates and their examples. */
export const RENDER_FOLDER = 'render';
/** The folder of override files in a bundle. */
export const OVERRIDES_FOLDER = 'overrides';
/** Folders of a bundle that its artifact holds. */
export const BUNDLE_FOLDERS = [
  'interfaces',
  'configuration',
  'policy',
  RENDER_FOLDER,
  'docs',
  'sbom',
];

export function contractPath(bundleRoot: string): string {
  return childPath(bundleRoot, CONTRACT_FILE);
}

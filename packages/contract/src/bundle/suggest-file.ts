import type { Files } from '../files/files';
import { baseName, belowFolder, contractPath, isInside, parentFolder } from '../model/bundle-path';
import { suggest } from '../schema-check/suggest';

/** The file of a bundle that a path most likely means, relative to the bundle. `path` is relative to the workspace. */
export function suggestFile(files: Files, bundleRoot: string, path: string): string | undefined {
  const inBundle = (file: string) => belowFolder(bundleRoot, file);
  const there = files
    .list(bundleRoot, 'hint')
    .filter((file) => isInside(file, bundleRoot) && file !== contractPath(bundleRoot));
  const beside = there.filter((file) => parentFolder(file) === parentFolder(path));
  const meant =
    only(beside, (file) => stemOf(file) === stemOf(path)) ??
    only(there, (file) => baseName(file) === baseName(path));
  return meant === undefined ? suggest(inBundle(path), there.map(inBundle)) : inBundle(meant);
}

function only(files: readonly string[], isMeant: (file: string) => boolean): string | undefined {
  const found = files.filter(isMeant);
  return found.length === 1 ? found[0] : undefined;
}

/** The name without its ending: `openapi` of `api/openapi.yaml`. */
function stemOf(path: string): string {
  return baseName(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
}

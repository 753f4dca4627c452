import type { Files } from '../files/files';
import { baseName, belowFolder, contractPath, isInside, parentFolder } from '../model/bundle-path';
import { suggest } from '../schema-check/suggest';

/** The file of a bundle that a path most likely means, relative to the bundle. `path` is relative to the workspace. */
export function suggestFile(files: Files, bundleRoot: string, path: string): string | undefined {
  const inBundle = (file: string) => belowFolder(bundleRoot, file);
  const there = files
    .list(bundleRoot, 'hint')
    .filter((file) => isInside(file, bundleRoot) && file !== contractPath(bundleRoot));
  return suggestPath(inBundle(path), there.map(inBundle));
}

/** The path that another most likely means. */
export function suggestPath(path: string, paths: readonly string[]): string | undefined {
  const beside = paths.filter((other) => parentFolder(other) === parentFolder(path));
  return (
    only(beside, (other) => stemOf(other) === stemOf(path)) ??
    only(paths, (other) => baseName(other) === baseName(path)) ??
    suggest(path, paths)
  );
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

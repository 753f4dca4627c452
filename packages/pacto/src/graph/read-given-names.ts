import { baseName, isMapping, parentFolder } from 'pacto-contract/graph';

/**
 * The names that `project.json` and `package.json` files give, by project root. A `package.json` below
 * the root counts even if Nx does not make a project of it. Two projects with one name would break the
 * whole graph, and avoiding a name costs little.
 */
export function readGivenNames(
  read: (path: string) => string,
  files: readonly string[],
  isBundle: (root: string) => boolean,
): Map<string, string> {
  const names = new Map<string, string>();
  const projectRoots = new Set(files.filter(isProjectJson).map(parentFolder));
  // A `project.json` comes last: its name wins over the `package.json` beside it.
  const ordered = [...files].sort((a, b) => Number(isProjectJson(a)) - Number(isProjectJson(b)));
  for (const file of ordered) {
    const root = parentFolder(file);
    const manifest = readMapping(read, file);
    const isPackageAtRoot = !isProjectJson(file) && root === '.' && !projectRoots.has('.');
    // Nx makes a project of the package at the root only when it has an `nx` key.
    if (isPackageAtRoot && manifest.nx === undefined) continue;
    const name = isProjectJson(file) ? manifest.name : nameInPackageJson(manifest);
    if (typeof name === 'string' && name !== '') names.set(root, name);
    // Nx names a project without a name after its folder. Bundles are named by this plugin.
    else if (isProjectJson(file) && !names.has(root) && root !== '.' && !isBundle(root)) {
      names.set(root, baseName(root).toLowerCase());
    }
  }
  return names;
}

function nameInPackageJson(manifest: Record<string, unknown>): unknown {
  const nx = manifest.nx as { name?: unknown } | null | undefined;
  return nx?.name ?? manifest.name;
}

function isProjectJson(file: string): boolean {
  return baseName(file) === 'project.json';
}

function readMapping(read: (path: string) => string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(read(path));
    return isMapping(value) ? value : {};
  } catch {
    // Nx itself reports or ignores a broken file.
    return {};
  }
}

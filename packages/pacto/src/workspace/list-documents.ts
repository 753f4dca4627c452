import type { Tree } from '@nx/devkit';
import { contractPath, joinPath, OVERRIDES_FOLDER } from 'pacto-contract/graph';

/** Paths of a contract and its override files; POSIX, relative to the workspace root. */
export function listDocuments(tree: Tree, root: string): string[] {
  const folder = joinPath(root, OVERRIDES_FOLDER)!;
  const overrides = tree.children(folder).filter((name) => /^values\..+\.ya?ml$/.test(name));
  return [contractPath(root), ...overrides.sort().map((name) => `${folder}/${name}`)];
}

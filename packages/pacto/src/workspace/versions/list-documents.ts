import type { Tree } from '@nx/devkit';
import { EXAMPLE_FOLDER, EXPECTED_ENDING } from 'pacto-contract';
import {
  baseName,
  CONTRACT_FILE,
  contractPath,
  childPath,
  OVERRIDES_FOLDER,
  parentFolder,
} from 'pacto-contract/graph';

const VALUES_FILE = /^values\..+\.ya?ml$/;

/** Paths of a contract and its override files; POSIX, relative to the workspace root. */
export function listDocuments(tree: Tree, root: string): string[] {
  const folder = childPath(root, OVERRIDES_FOLDER);
  const overrides = tree.children(folder).filter((name) => VALUES_FILE.test(name));
  return [contractPath(root), ...overrides.sort().map((name) => `${folder}/${name}`)];
}

/** What the examples of an infrastructure contract are expected to give. */
export function listExpectedOutputs(tree: Tree, root: string): string[] {
  const folder = childPath(root, EXAMPLE_FOLDER);
  const names = tree.children(folder).filter((name) => name.endsWith(EXPECTED_ENDING));
  return names.sort().map((name) => `${folder}/${name}`);
}

/** Whether a path can be that of a contract or of an override file. */
export function isContract(path: string): boolean {
  const isOverride =
    VALUES_FILE.test(baseName(path)) && baseName(parentFolder(path)) === OVERRIDES_FOLDER;
  return isOverride || baseName(path) === CONTRACT_FILE;
}

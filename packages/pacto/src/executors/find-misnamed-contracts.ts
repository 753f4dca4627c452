// Nx makes no project for a contract in a file with another name, so no task reports it. This checks only the folders
// beside contracts, because a search through the whole workspace takes too long.
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import {
  CONTRACT_FILE,
  childPath,
  joinPath,
  parentFolder,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import { listEntries } from '../nx/list-entries';

const NEARLY_CONTRACT = /^pacto\.ya?ml$/i;

export function findMisnamedContracts(
  workspaceRoot: string,
  bundles: readonly ResolvedBundle[],
): string[] {
  const roots = new Set(bundles.map(({ root }) => root));
  const parents = new Set([...roots].map(parentFolder));
  const entriesIn = (folder: string): Dirent[] => listEntries(join(workspaceRoot, folder));
  const beside = [...parents].flatMap((parent) =>
    entriesIn(parent)
      .filter((entry) => entry.isDirectory() && !isForeign(entry.name))
      .map(({ name }) => childPath(parent, name)),
  );
  return beside
    .filter((folder) => !roots.has(folder))
    .flatMap((folder) =>
      entriesIn(folder)
        .filter((entry) => entry.isFile() && NEARLY_CONTRACT.test(entry.name))
        .filter(({ name }) => name !== CONTRACT_FILE)
        .map(({ name }) => describe(folder, name)),
    )
    .sort();
}

function isForeign(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

function describe(folder: string, name: string): string {
  return `The file \`${joinPath(folder, name)}\` is not read, so \`${folder}\` is not a project of this workspace. Rename the file to \`${CONTRACT_FILE}\`.`;
}

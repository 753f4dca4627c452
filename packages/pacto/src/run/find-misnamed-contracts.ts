// Nx makes no project for a contract in a file with another name, so no task reports it. This checks only the folders
// beside contracts, because a search through the whole workspace takes too long.
import { CONTRACT_FILE, childPath, joinPath, parentFolder, type Disk } from 'pacto-contract/graph';

const NEARLY_CONTRACT = /^pacto\.ya?ml$/i;

/** `roots` are those of all bundles, and `beside` those whose neighbors are looked at. */
export function findMisnamedContracts(
  entries: Disk['entries'],
  roots: ReadonlySet<string>,
  beside: readonly string[],
): string[] {
  const foldersIn = (parent: string): string[] =>
    [...entries(parent)]
      .filter(([name, kind]) => kind === 'folder' && !isForeign(name))
      .map(([name]) => childPath(parent, name));
  return [...new Set(beside.map(parentFolder))]
    .flatMap(foldersIn)
    .filter((folder) => !roots.has(folder))
    .flatMap((folder) => {
      const names = [...entries(folder)]
        .filter(([name, kind]) => kind === 'file' && NEARLY_CONTRACT.test(name))
        .map(([name]) => name);
      return names.includes(CONTRACT_FILE) ? [] : names.map((name) => describe(folder, name));
    })
    .sort();
}

function isForeign(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

function describe(folder: string, name: string): string {
  return `The file \`${joinPath(folder, name)}\` is not read, so \`${folder}\` is not a project of this workspace. Rename the file to \`${CONTRACT_FILE}\`.`;
}

import { join } from 'node:path';
import {
  CONTRACT_FILE,
  joinPath,
  NO_FACTS,
  parentFolder,
  readFacts,
  type BundleSummary,
  type ContractFacts,
} from 'pacto-contract/graph';
import { listNames, type DiskMemory } from './disk-memory';
import type { FactCache } from './fact-cache';
import { isEnvironmentName } from '../options';

export const OVERRIDES_FOLDER = 'overrides';

/**
 * The bundles of a workspace by their contract files, in the order of their roots. Values files are
 * found by listing each bundle's folder and its `overrides`, and not by a glob of the plugin: Nx
 * takes the deletion of any file that a plugin's glob matches for the deletion of a project, and
 * calls everything affected.
 */
export function readSummaries(
  contractFiles: readonly string[],
  disk: DiskMemory,
  cache: FactCache,
): BundleSummary[] {
  const facts = (path: string): ContractFacts => readFileFacts(path, disk, cache);
  return contractFiles
    .map(parentFolder)
    .sort()
    .map((root) => ({
      root,
      base: facts(joinPath(root, CONTRACT_FILE)!),
      overrides: valuesFilesOf(root, disk).map((path) => ({
        path,
        ...environmentOf(path),
        facts: facts(joinPath(root, path)!),
      })),
    }));
}

/** YAML files that `-f` may name, relative to the bundle: those beside the contract and in `overrides`. */
export function listValuesFiles(workspaceRoot: string, root: string): string[] {
  return valuesFilesOf(root, { namesIn: (folder) => listNames(join(workspaceRoot, folder)) });
}

function valuesFilesOf(root: string, { namesIn }: Pick<DiskMemory, 'namesIn'>): string[] {
  return pickValuesFiles(namesIn(root), namesIn(joinPath(root, OVERRIDES_FOLDER)!));
}

/** The same from the names of the files in the bundle's folder and in its `overrides`. */
export function pickValuesFiles(beside: readonly string[], below: readonly string[]): string[] {
  return [
    ...beside.filter((name) => isYamlFile(name) && name !== CONTRACT_FILE),
    ...below.filter(isYamlFile).map((name) => `${OVERRIDES_FOLDER}/${name}`),
  ].sort();
}

function isYamlFile(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

export function environmentOf(path: string): { environment?: string } {
  const environment = /^overrides\/values\.(.+)\.ya?ml$/.exec(path)?.[1];
  return environment !== undefined && isEnvironmentName(environment) ? { environment } : {};
}

function readFileFacts(path: string, disk: DiskMemory, cache: FactCache): ContractFacts {
  try {
    const id = disk.idOf(path);
    const known = id === undefined ? undefined : cache.known(id);
    if (id === undefined || known) return known ?? NO_FACTS;
    const content = disk.read(path);
    return content ? cache.factsOf(content, readFacts) : NO_FACTS;
  } catch {
    // It was deleted or cannot be read. Its task reports it.
    return NO_FACTS;
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
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
import type { FactCache } from './fact-cache';
import { isEnvironmentName } from './options';

/** A contract over this size is refused by its task; the graph does not parse it. */
const MAX_CONTRACT_BYTES = 1_000_000;

export const OVERRIDES_FOLDER = 'overrides';

/**
 * The bundles of a workspace by their contract files, in the order of their roots. Values files are
 * found by listing each bundle's folder and its `overrides`, and not by a glob of the plugin: Nx
 * takes the deletion of any file that a plugin's glob matches for the deletion of a project, and
 * calls everything affected.
 */
export function readSummaries(
  workspaceRoot: string,
  contractFiles: readonly string[],
  cache: FactCache,
): BundleSummary[] {
  const facts = (path: string): ContractFacts => readFileFacts(join(workspaceRoot, path), cache);
  return contractFiles
    .map(parentFolder)
    .sort()
    .map((root) => ({
      root,
      base: facts(joinPath(root, CONTRACT_FILE)!),
      overrides: listValuesFiles(workspaceRoot, root).map((path) => ({
        path,
        ...environmentOf(path),
        facts: facts(joinPath(root, path)!),
      })),
    }));
}

/** YAML files that `-f` may name, relative to the bundle: those beside the contract and in `overrides`. */
export function listValuesFiles(workspaceRoot: string, root: string): string[] {
  const folder = join(workspaceRoot, root);
  return [
    ...listYamlFiles(folder).filter((name) => name !== CONTRACT_FILE),
    ...listYamlFiles(join(folder, OVERRIDES_FOLDER)).map((name) => `${OVERRIDES_FOLDER}/${name}`),
  ].sort();
}

function listYamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => /\.ya?ml$/.test(entry.name) && !entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function environmentOf(path: string): { environment?: string } {
  const environment = /^overrides\/values\.(.+)\.yaml$/.exec(path)?.[1];
  return environment !== undefined && isEnvironmentName(environment) ? { environment } : {};
}

function readFileFacts(path: string, cache: FactCache): ContractFacts {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > MAX_CONTRACT_BYTES) return NO_FACTS;
    return cache.factsOf(readFileSync(path), readFacts);
  } catch {
    // It vanished, or may not be read: its task says so.
    return NO_FACTS;
  }
}

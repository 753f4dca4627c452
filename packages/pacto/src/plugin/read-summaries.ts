import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  type Dirent,
} from 'node:fs';
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
export const MAX_CONTRACT_BYTES = 1_000_000;

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
  const beside = listEntries(folder);
  const below = beside.some(({ name }) => name === OVERRIDES_FOLDER)
    ? listEntries(join(folder, OVERRIDES_FOLDER))
    : [];
  return pickValuesFiles(namesOf(beside), namesOf(below));
}

/** The same from the names of the files in the bundle's folder and in its `overrides`. */
export function pickValuesFiles(beside: readonly string[], below: readonly string[]): string[] {
  return [
    ...beside.filter((name) => isYamlFile(name) && name !== CONTRACT_FILE),
    ...below.filter(isYamlFile).map((name) => `${OVERRIDES_FOLDER}/${name}`),
  ].sort();
}

function listEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function namesOf(entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name);
}

function isYamlFile(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

export function environmentOf(path: string): { environment?: string } {
  const environment = /^overrides\/values\.(.+)\.yaml$/.exec(path)?.[1];
  return environment !== undefined && isEnvironmentName(environment) ? { environment } : {};
}

function readFileFacts(path: string, cache: FactCache): ContractFacts {
  try {
    const content = readSmallFile(path);
    return content ? cache.factsOf(content, readFacts) : NO_FACTS;
  } catch {
    // It vanished, or may not be read: its task says so.
    return NO_FACTS;
  }
}

/** Opened without waiting: a pipe in place of a contract must not hang the graph. */
function readSmallFile(path: string): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > MAX_CONTRACT_BYTES) return undefined;
    const content = Buffer.allocUnsafe(stats.size);
    return content.subarray(0, readSync(file, content, 0, stats.size, 0));
  } finally {
    closeSync(file);
  }
}

// The facts of all contracts and of their values files, as the project graph needs them.
import { join } from 'node:path';
import {
  CONTRACT_FILE,
  isEnvironmentName,
  childPath,
  NO_FACTS,
  parentFolder,
  type BundleSummary,
  type ContractFacts,
  OVERRIDES_FOLDER,
} from 'pacto-contract/graph';
import { listNames, type DiskMemory } from './disk-memory';
import type { FactCache, ReadFacts } from './fact-cache';

/**
 * The bundles of a workspace by their contract files, in the order of their roots. Values files are
 * found by listing each bundle's folder and its `overrides`, and not by a glob of the plugin. If a
 * deleted file matches a glob of a plugin, Nx thinks that a project was deleted, and treats everything
 * as affected.
 */
export async function readSummaries(
  contractFiles: readonly string[],
  disk: DiskMemory,
  cache: FactCache,
): Promise<BundleSummary[]> {
  const bundles = contractFiles
    .map(parentFolder)
    .sort()
    .map((root) => ({ root, values: valuesFilesOf(root, disk) }));
  const facts = await readAllFacts(
    bundles.flatMap(({ root, values }) =>
      [CONTRACT_FILE, ...values].map((path) => childPath(root, path)),
    ),
    disk,
    cache,
  );
  return bundles.map(({ root, values }) => ({
    root,
    base: facts.get(childPath(root, CONTRACT_FILE))!,
    overrides: values.map((path) => ({
      path,
      ...environmentOf(path),
      facts: facts.get(childPath(root, path))!,
    })),
  }));
}

/** YAML files that `-f` may name, relative to the bundle: those beside the contract and in `overrides`. */
export function listValuesFiles(workspaceRoot: string, root: string): string[] {
  return valuesFilesOf(root, { namesIn: (folder) => listNames(join(workspaceRoot, folder)) });
}

function valuesFilesOf(root: string, disk: Pick<DiskMemory, 'namesIn'>): string[] {
  return pickValuesFiles(disk.namesIn(root), disk.namesIn(childPath(root, OVERRIDES_FOLDER)));
}

/** Picks these files from the names in the folder of a bundle, and from those in its `overrides`. */
export function pickValuesFiles(beside: readonly string[], below: readonly string[]): string[] {
  return [
    ...beside.filter((name) => isYamlFile(name) && name !== CONTRACT_FILE),
    ...below.filter(isYamlFile).map((name) => `${OVERRIDES_FOLDER}/${name}`),
  ].sort();
}

export function isYamlFile(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

export function environmentOf(path: string): { environment?: string } {
  const environment = /^overrides\/values\.(.+)\.ya?ml$/.exec(path)?.[1];
  return environment !== undefined && isEnvironmentName(environment) ? { environment } : {};
}

/** Facts by path. The reader of YAML is loaded only if a content is new. */
async function readAllFacts(
  paths: readonly string[],
  disk: DiskMemory,
  cache: FactCache,
): Promise<Map<string, ContractFacts>> {
  const facts = new Map<string, ContractFacts>();
  let readFacts: ReadFacts | undefined;
  for (const path of paths) {
    const seen = orNone(() => disk.look(path));
    let found = seen && cache.known(seen.id);
    if (seen && !found) {
      const read = (readFacts ??= (await import('./read-content.js')).readFacts);
      found = orNone(() => {
        const content = seen.content ?? disk.read(path);
        return content && cache.factsOf(content, read, seen.content && seen.id);
      });
    }
    facts.set(path, found ?? NO_FACTS);
  }
  return facts;
}

/** A file that was deleted meanwhile or that cannot be read has no facts. Its task reports the problem. */
function orNone<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

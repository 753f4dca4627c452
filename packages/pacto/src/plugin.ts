// What Nx loads whenever it computes the graph: wiring only, and nothing heavy. It imports only types of
// `@nx/devkit`, and the light entry of the engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependencies, CreateNodes } from '@nx/devkit';
import {
  CONTRACT_FILE,
  INTERFACE_SIZE_LIMIT,
  CONTRACT_SIZE_LIMIT,
  remember,
  type BundleSummary,
} from 'pacto-contract/graph';
import { BASE_VARIABLE, readBaseArgument, ROOT_VARIABLE, RUN_VARIABLE } from './base/choose-base';
import { findInstall, PLUGIN_NAME } from './nx/install-name';
import { isOnDaemon } from './nx/is-on-daemon';
import { workspaceDataFolder } from './nx/workspace-data';
import { buildEdges } from './graph/build-edges';
import { isContract } from './graph/build-nodes';
import { openDiskMemory, readSmallFile, type DiskMemory } from './graph/disk-memory';
import { recallNodes } from './graph/node-memory';
import { buildPluginNode } from './graph/plugin-node';
import { openFactCache } from './graph/fact-cache';
import { normalizeOptions, type PactoPluginOptions } from './options';
import { readGivenNames } from './graph/read-given-names';
import { readSummaries } from './graph/read-summaries';
import type { Command } from './removal/ask-removal-review';
import { hidesOutput } from './run/hides-output';
import { NONE_REMOVED } from './run/removed-units';
import { keepNote } from './run/run-notes';
import type { RunContext } from './run/run-context';

export type { PactoPluginOptions } from './options';
export type { PactoMetadata } from './graph/build-project';

export const name = PLUGIN_NAME;

/**
 * Beside contracts, the files that name projects. A name that the plugin gives must differ from
 * theirs.
 */
const PATTERN = `**/{${CONTRACT_FILE},project.json,package.json}`;

export const createNodes: CreateNodes<PactoPluginOptions> = [
  PATTERN,
  async (files, rawOptions, { workspaceRoot, nxJsonConfiguration }) => {
    const options = normalizeOptions(rawOptions);
    const folder = workspaceDataFolder(workspaceRoot);
    const disk = openDiskMemory(workspaceRoot, folder, CONTRACT_SIZE_LIMIT);
    const contracts = files.filter(isContract);
    const summaries = await readContracts(contracts, disk, folder);
    const roots = new Set(summaries.map(({ root }) => root));
    const readText = (file: string): string => readFileSync(join(workspaceRoot, file), 'utf8');
    const given = readGivenNames(
      readText,
      files.filter((file) => !isContract(file)),
      (root) => roots.has(root),
    );
    const install = findInstall(workspaceRoot, { plugins: nxJsonConfiguration.plugins });
    const facts = {
      files,
      summaries,
      givenNames: [...given],
      options,
      install,
      pluginNode: buildPluginNode(install),
    };
    const { nodes, behind } = recallNodes(folder, facts, {
      namesIn: (path) => disk.namesIn(path),
      checksFiles: createFileQuestion(workspaceRoot, 'x-pacto-facts'),
    });
    disk.save();
    keepNote(workspaceRoot, 'behind', behind);
    return nodes;
  },
];

/** Nx 22 asks for it by this name. */
export const createNodesV2 = createNodes;

export const createDependencies: CreateDependencies<PactoPluginOptions> = (_options, context) =>
  buildEdges(context);

/** The parts of what Nx passes before and after a run; its devkit does not export the types. */
interface RunStart extends Command {
  readonly id: string;
}

/**
 * Passes on the base of `nx affected`. Nx does not give it to tasks, but it copies the variables that this
 * hook sets to all processes that hash and run tasks. Output of a hook in the daemon goes to the log
 * of the daemon, so a batch prints instead, or names the terminal.
 */
export async function preTasksExecution(
  _options: PactoPluginOptions | undefined,
  { id, argv, workspaceRoot }: RunStart,
): Promise<void> {
  keepNote(workspaceRoot, 'printer', isOnDaemon(process.env) ? 'batch' : 'hook');
  keepNote(workspaceRoot, 'hidesOutput', hidesOutput(argv, process.env));
  process.env[ROOT_VARIABLE] = workspaceRoot;
  process.env[RUN_VARIABLE] = id;
  // Removes the base of an outer run of Nx that started this run.
  process.env[BASE_VARIABLE] = readBaseArgument(argv) ?? '';
}

/**
 * Prints and writes the summary of a run that had tasks of this plugin. Rejects if a unit that the
 * change removes fails the run.
 */
export async function postTasksExecution(
  options: PactoPluginOptions | undefined,
  context: RunContext & RunStart,
): Promise<void> {
  // Imported here, because the graph must not load the code that prints reports.
  const { endRun } = await import('./run/end-run.js');
  await endRun(options, context, {
    isOnDaemon: isOnDaemon(process.env),
    async reviewRemoved(normalized, seen, readGraph) {
      const { askRemovalReview } = await import('./removal/ask-removal-review.js');
      const review = askRemovalReview(context, normalized);
      if (!review) return NONE_REMOVED;
      const { reviewRemovedUnits } = await import('./removal/review-removed-units.js');
      const run = { ...context, ...seen, options: normalized };
      return reviewRemovedUnits(run, review, await readGraph());
    },
  });
}

async function readContracts(
  contracts: readonly string[],
  disk: DiskMemory,
  folder: string,
): Promise<BundleSummary[]> {
  const cache = openFactCache(folder);
  const summaries = await readSummaries(contracts, disk, cache);
  cache.save();
  return summaries;
}

/** Whether a file's text holds a word; each file is read once, as far as the engine reads it. */
function createFileQuestion(workspaceRoot: string, word: string): (path: string) => boolean {
  return remember((path) => textOf(join(workspaceRoot, path)).includes(word));
}

function textOf(path: string): string {
  try {
    return readSmallFile(path, INTERFACE_SIZE_LIMIT)?.content.toString('utf8') ?? '';
  } catch {
    return '';
  }
}

// What Nx loads whenever it computes the graph: wiring only, and nothing heavy. `@nx/devkit` is
// imported for its types alone, and the engine by its light entry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependencies, CreateNodes } from '@nx/devkit';
import {
  baseName,
  buildWorkspaceIndex,
  chainLinks,
  closureOf,
  createLockPresenceLink,
  CONTRACT_FILE,
  diffClosureOf,
  findServicesBehind,
  INTERFACE_SIZE_LIMIT,
  isArtifactPath,
  LOCK_FILE,
  parentFolder,
  unitClosureOf,
  type BundleSummary,
  type Closure,
  CONTRACT_SIZE_LIMIT,
} from 'pacto-contract/graph';
import { BASE_VARIABLE, readBaseArgument, ROOT_VARIABLE, RUN_VARIABLE } from './base/choose-base';
import { findInstall } from './nx/install-name';
import {
  findCommandOutput,
  findTerminal,
  writeToOutput,
  writeToTerminal,
  type Terminal,
} from './nx/terminal';
import { workspaceDataFolder } from './nx/workspace-data';
import { buildEdges } from './graph/build-edges';
import { buildProject } from './graph/build-project';
import { openDiskMemory, readSmallFile, type DiskMemory } from './graph/disk-memory';
import { buildIdentityNode } from './graph/identity-node';
import { buildPluginNode, PLUGIN_NODE } from './graph/plugin-node';
import { isContractOnly } from './graph/contract-only';
import { openFactCache } from './graph/fact-cache';
import { nameProjects } from './graph/name-projects';
import { normalizeOptions, type PactoPluginOptions } from './options';
import { readGivenNames } from './graph/read-given-names';
import { readSummaries } from './graph/read-summaries';
import { keepNote, readNote } from './run/run-notes';
import type { RunContext } from './run/summarize-run';

export type { PactoPluginOptions } from './options';
export type { PactoMetadata } from './graph/build-project';

export const name = 'nx-pacto';

/**
 * Beside contracts, the files that name projects. A name that the plugin gives must differ from
 * theirs.
 */
const PATTERN = `**/{${CONTRACT_FILE},project.json,package.json}`;

export const createNodes: CreateNodes<PactoPluginOptions> = [
  PATTERN,
  (files, rawOptions, context) => {
    const options = normalizeOptions(rawOptions);
    const contracts = files.filter(isContract);
    const folder = workspaceDataFolder(context.workspaceRoot);
    const disk = openDiskMemory(context.workspaceRoot, folder, CONTRACT_SIZE_LIMIT);
    const summaries = readContracts(contracts, disk, folder);
    const index = buildWorkspaceIndex(summaries, options);
    keepNote(context.workspaceRoot, 'behind', findServicesBehind(summaries, index));
    const byRoot = new Map(summaries.map((summary) => [summary.root, summary]));
    const manifests = files.filter((file) => !isContract(file));
    const readText = (file: string): string =>
      readFileSync(join(context.workspaceRoot, file), 'utf8');
    const given = readGivenNames(readText, manifests, (root) => byRoot.has(root));
    const names = nameProjects(
      summaries.map(({ root, base }) => ({ root, name: base.name, version: base.version })),
      { template: options.projectName, given },
    );
    const install = findInstall(context.workspaceRoot, {
      plugins: context.nxJsonConfiguration.plugins,
    });
    const mentionsFacts = createFileQuestion(context.workspaceRoot, 'x-pacto-facts');
    const isLocked = (root: string): boolean => disk.namesIn(root).includes(LOCK_FILE);
    const sources = {
      index: chainLinks(index, [createLockPresenceLink(isLocked)]),
      checksFiles: (path: string) => isArtifactPath(path) || mentionsFacts(path),
      summaryOf: (other: string) => byRoot.get(other),
      isLocked,
      foldersIn: (folder: string) =>
        disk.namesIn(folder).flatMap((name) => (name.endsWith('/') ? name.slice(0, -1) : [])),
      deploymentConfiguration: options.render.deploymentConfiguration,
    };
    const known = new Map<string, Closure>();
    const closures = (summary: BundleSummary): Closure => {
      const closure = known.get(summary.root) ?? closureOf(summary, sources);
      known.set(summary.root, closure);
      return closure;
    };
    const holders = foldersAbove(files);
    const pluginNode = buildPluginNode(install);
    const externalNodes = { ...buildIdentityNode(index), ...pluginNode };
    return contracts.map((file, position) => {
      const summary = byRoot.get(parentFolder(file))!;
      const { root } = summary;
      const closure = closures(summary);
      const isRoot = index.bundleAt(root)?.kind === 'root';
      const project = buildProject(summary, names.get(root)!, index, {
        closure,
        diffClosure: diffClosureOf(summary, sources, closure),
        ...(isRoot ? { unitClosure: unitClosureOf(summary, sources, closures) } : {}),
        options,
        install,
        pluginNode: pluginNode ? PLUGIN_NODE : install.name,
        holdsProjects: holders.has(root),
        isContractOnly: isContractOnly(summary, disk.namesIn(root)),
      });
      const projects = { [root]: project };
      return [file, position === 0 ? { projects, externalNodes } : { projects }] as const;
    });
  },
];

/** Nx 22 asks for it by this name. */
export const createNodesV2 = createNodes;

export const createDependencies: CreateDependencies<PactoPluginOptions> = (_options, context) =>
  buildEdges(context);

/** The parts of what Nx passes before and after a run; its devkit does not export the types. */
interface RunStart {
  readonly id: string;
  readonly argv: readonly string[];
  readonly workspaceRoot: string;
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
  keepNote(workspaceRoot, 'printer', isOnDaemon() ? 'batch' : 'hook');
  keepNote(workspaceRoot, 'hidesOutput', hidesOutput(argv));
  process.env[ROOT_VARIABLE] = workspaceRoot;
  process.env[RUN_VARIABLE] = id;
  // Never the base of a run of Nx that started this one.
  process.env[BASE_VARIABLE] = readBaseArgument(argv) ?? '';
}

/** Sums up a run that had tasks of this plugin. */
export async function postTasksExecution(
  rawOptions: PactoPluginOptions | undefined,
  context: RunContext & RunStart,
): Promise<void> {
  try {
    // Not at the top: it prints reports, which the graph must do without.
    const { printRun, readRun, writeRun } = await import('./run/summarize-run.js');
    const options = normalizeOptions(rawOptions);
    const { readRunGraph } = await import('./run/read-run-graph.js');
    const removed = mayReview(context.argv)
      ? await (
          await import('./run/review-removed-units.js')
        ).reviewRemovedUnits(context, options, readRunGraph)
      : [];
    const run = readRun(context, options, { readGraph: readRunGraph, removed });
    writeRun(run, context.workspaceRoot, options);
    const output = isOnDaemon() ? findOutput(context) : { terminal: findTerminal(), write: print };
    const text = output ? printRun(run, options, output.terminal, hidesOutput(context.argv)) : '';
    if (text !== '') output!.write(`\n${text}`);
  } catch (error) {
    // The tasks are done: a summary that cannot be written does not change their result.
    console.error(`The summary of the contracts could not be written. ${(error as Error).message}`);
  }
}

/** Whether a run may compare with a base: only then is the code for it loaded. */
function mayReview(argv: readonly string[]): boolean {
  return argv.includes('affected') && readBaseArgument(argv) !== undefined;
}

/** `nx run` prints what its task prints; the commands for several tasks print it only of those that fail. */
function hidesOutput(argv: readonly string[]): boolean {
  return argv.some((argument) => argument === 'affected' || argument === 'run-many');
}

interface Output {
  readonly terminal: Terminal;
  write(text: string): void;
}

/** What the hook prints to when it runs in the daemon; `undefined` when the batch of this run printed. */
function findOutput({ id, argv, workspaceRoot }: RunContext & RunStart): Output | undefined {
  const terminal = readNote(workspaceRoot, 'terminal');
  if (terminal?.run === id) {
    return { terminal, write: (text) => writeToTerminal(terminal.device!, text) };
  }
  if (readNote(workspaceRoot, 'batch')?.run === id) return undefined;
  const found = findCommandOutput(argv, workspaceRoot);
  return found && { ...found, write: (text) => writeToOutput(found.device, text) };
}

function print(text: string): void {
  process.stdout.write(text);
}

function isOnDaemon(): boolean {
  return process.env.NX_DAEMON_PROCESS === 'true';
}

function readContracts(
  contracts: readonly string[],
  disk: DiskMemory,
  folder: string,
): BundleSummary[] {
  const cache = openFactCache(folder);
  const summaries = readSummaries(contracts, disk, cache);
  cache.save();
  disk.save();
  return summaries;
}

function isContract(file: string): boolean {
  return baseName(file) === CONTRACT_FILE;
}

/** Whether a file's text holds a word; each file is read once, as far as the engine reads it. */
function createFileQuestion(workspaceRoot: string, word: string): (path: string) => boolean {
  const answers = new Map<string, boolean>();
  return (path) => {
    if (!answers.has(path)) answers.set(path, textOf(join(workspaceRoot, path)).includes(word));
    return answers.get(path)!;
  };
}

function textOf(path: string): string {
  try {
    return readSmallFile(path, INTERFACE_SIZE_LIMIT)?.content.toString('utf8') ?? '';
  } catch {
    return '';
  }
}

/** Every folder that has one of these files somewhere below it, and not only in itself. */
function foldersAbove(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    let folder = parentFolder(file);
    while (folder !== '.') {
      folder = parentFolder(folder);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

// The workspace as the tasks of a process see it: its bundles and, for each task, a reader that refuses
// every file that is not an input of the task.
import { join } from 'node:path';
import type { ProjectGraphProjectNode } from '@nx/devkit';
import {
  baseName,
  CONTRACT_FILE,
  createWorkspaceIndex,
  guardFiles,
  LOCK_FILE,
  openDisk,
  parentFolder,
  type AnsweredReference,
  type Disk,
  type Files,
  type ResolvedBundle,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { LockResult } from 'pacto-contract/artifacts';
import { createArtifactCache, type ArtifactCache } from '../artifacts/artifact-cache';
import { createLockReader, digestsIn } from '../artifacts/find-pinned';
import { linkArtifacts, type LinkedSide } from '../artifacts/link-artifacts';
import { readBytes } from '../artifacts/read-bytes';
import { readIgnoredFiles, startReadingIgnoredFiles } from '../nx/ignored-files';
import type { TaskInputs } from '../nx/task-inputs';
import { writeFileAtomically } from '../nx/write-file-atomically';
import type { NormalizedOptions } from '../options';
import { findOutputProblem } from './check-output-file';
import {
  cachedInputsAt,
  candidatePaths,
  findTasksInGraph,
  type TasksInGraph,
} from './tasks-in-graph';
import type { TaskTarget } from './task-runner';
import { bundlesOf, metadataOf, readOptions, type WorkspaceContext } from '../graph/read-graph';

export interface OpenWorkspace {
  readonly options: NormalizedOptions;
  readonly index: WorkspaceIndex;
  /** The bundles of the tasks. */
  readonly asked: readonly ResolvedBundle[];
  /** What is directly in a folder of the workspace. Tasks use it only for notices, because it may not be an input. */
  readonly entries: Disk['entries'];
  bundleOf(project: string): ResolvedBundle | undefined;
  /** Whether the contract of a project, or an override file of it, refers to policies that this workspace may have. */
  pinsPolicies(project: string): boolean;
  inputsOf(task: TaskTarget): TaskInputs;
  /** The files that a task may read. A read of any other file throws. */
  filesOf(task: TaskTarget): Files;
  /** Why the report of a task may not be written to a file of the workspace, in a sentence. */
  outputProblem(
    bundle: ResolvedBundle,
    path: string | undefined,
    option?: 'outputFile' | 'output',
  ): string | undefined;
  /** Whether git or Nx ignores a path. */
  isIgnored(path: string): boolean;
  /** The files, and those of the artifacts that the tasks use. */
  withArtifacts(files: Files): Files;
  /** A lock of the workspace, parsed once for all tasks. */
  lockAt(path: string): LockResult | undefined;
  /** Writes a file of the workspace as a whole, or throws. */
  write(path: string, text: string): void;
}

/**
 * Fetches the artifacts that the tasks need and the store lacks. Git reports meanwhile which files are ignored.
 * Rejects for wrong options of the plugin.
 */
export async function openWorkspace(
  context: WorkspaceContext,
  tasks: readonly TaskTarget[],
): Promise<OpenWorkspace> {
  const { root: workspaceRoot, projectGraph } = context;
  const options = readOptions(context);
  const bundles = bundlesOf(projectGraph);
  const tasksInGraph = findTasksInGraph(context, bundles, tasks);
  const { inputsOf } = tasksInGraph;
  const disk = openDisk(workspaceRoot);
  const candidates = candidatePaths(workspaceRoot, disk.files(), tasksInGraph);
  const ignoredFiles = startReadingIgnoredFiles(workspaceRoot, candidates);
  const workspaceIndex = createWorkspaceIndex([...bundles.values()], options);
  const isIgnored = await ignoredFiles;
  const artifacts = createArtifactCache(workspaceRoot, options, process.env);
  const { lockAt, linked } = linkStore(workspaceIndex, disk.files(isIgnored), artifacts);
  await loadArtifacts(linked, tasksInGraph);
  const { index, withArtifacts } = linked;
  return {
    options,
    index,
    asked: [...new Set(tasks.flatMap(({ project }) => bundles.get(project) ?? []))],
    entries: disk.entries,
    outputProblem: checkOutputsWith({
      workspaceRoot,
      options,
      bundleAt: index.bundleAt,
      inputsAt: (root) => cachedInputsAt(root, options, tasksInGraph),
      isIgnored: (path) => readIgnoredFiles(workspaceRoot, [path])(path),
    }),
    bundleOf: (project) => bundles.get(project),
    pinsPolicies: (project) => refersToPolicies(projectGraph.nodes[project], workspaceIndex),
    inputsOf,
    filesOf: (task) => withArtifacts(guardedFiles(disk, isIgnored, inputsOf(task))),
    isIgnored,
    withArtifacts,
    lockAt,
    write: (path, text) => writeFileAtomically(join(workspaceRoot, path), text),
  };
}

/** The locks among the files, and the workspace with the artifacts that they pin. */
function linkStore(
  index: WorkspaceIndex,
  files: Files,
  artifacts: ArtifactCache,
): { readonly lockAt: OpenWorkspace['lockAt']; readonly linked: LinkedSide } {
  const read = (path: string) => readBytes(files, path);
  const lockAt = createLockReader(read);
  return { lockAt, linked: linkArtifacts(index, artifacts, { lockAt, read, files }) };
}

function checkOutputsWith(
  sources: Omit<Parameters<typeof findOutputProblem>[1], 'option' | 'root'>,
): OpenWorkspace['outputProblem'] {
  return ({ root }, path, option = 'outputFile') =>
    path === undefined ? undefined : findOutputProblem(path, { ...sources, option, root });
}

/** Policies of another registry have no newer version here. That depends on the text of the reference alone. */
function refersToPolicies(
  node: ProjectGraphProjectNode | undefined,
  index: WorkspaceIndex,
): boolean {
  const from = node?.data.root ?? '.';
  return (metadataOf(node)?.references ?? []).some(
    ({ kind, ref }) => kind === 'policy' && index.resolve({ ref, from }).status !== 'external',
  );
}

/** The files that are inputs of a task. Nx hashes a link, not its target, so the target must be an input, too. */
function guardedFiles(disk: Disk, isIgnored: (path: string) => boolean, inputs: TaskInputs): Files {
  const isForeignLink = (path: string): boolean => {
    const file = disk.fileBehind(path);
    return file !== undefined && file !== path && !inputs.file(file);
  };
  const { read, list } = disk.files((path) => isIgnored(path) || isForeignLink(path));
  // A link is listed wherever it leads: reading it says what is wrong.
  const { children } = disk.files(isIgnored);
  return guardFiles({ read, list, children }, inputs);
}

/** Fetches the artifacts that the tasks need and the store lacks. */
async function loadArtifacts(
  linked: LinkedSide,
  { tasks, graph, projectAt, inputsOf }: TasksInGraph,
): Promise<void> {
  const paths = [...new Set(tasks.flatMap((task) => inputsOf(task).files))];
  const own = tasks.map(({ project }) => graph.nodes[project]!.data.root);
  const others = paths.filter((path) => baseName(path) === CONTRACT_FILE).map(parentFolder);
  // The graph read the references of these texts already.
  const referencesAt = (root: string): readonly AnsweredReference[] =>
    metadataOf(graph.nodes[projectAt.get(root) ?? ''])?.references ?? [];
  const named = [
    ...own.flatMap(referencesAt),
    ...others.flatMap(referencesAt).filter(({ files }) => files.includes(CONTRACT_FILE)),
  ];
  await linked.load(
    paths.filter((path) => baseName(path) === LOCK_FILE),
    digestsIn(named.filter(({ kind }) => kind !== 'dependency')),
  );
}

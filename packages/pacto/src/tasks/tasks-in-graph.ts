// The tasks of a process and what the graph says about them: their inputs, and the paths that they may ask about.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childPath, contractPath, type Files, type ResolvedBundle } from 'pacto-contract/graph';
import type { WorkspaceContext } from '../graph/read-graph';
import { isYamlFile } from '../graph/read-summaries';
import { readTaskInputs, type TaskInputs } from '../nx/task-inputs';
import type { NormalizedOptions } from '../options';
import type { TaskTarget } from './task-runner';

export interface TasksInGraph {
  readonly tasks: readonly TaskTarget[];
  readonly graph: WorkspaceContext['projectGraph'];
  /** The project of a bundle, by its root. */
  readonly projectAt: ReadonlyMap<string, string>;
  inputsOf(task: TaskTarget): TaskInputs;
}

/** `bundles` are those of the workspace, by project. */
export function findTasksInGraph(
  { projectGraph: graph, nxJsonConfiguration: nxJson = {} }: WorkspaceContext,
  bundles: ReadonlyMap<string, ResolvedBundle>,
  tasks: readonly TaskTarget[],
): TasksInGraph {
  return {
    tasks,
    graph,
    projectAt: new Map([...bundles].map(([project, { root }]) => [root, project])),
    inputsOf: rememberInputs(graph, nxJson),
  };
}

/** Reads the inputs of each task once. */
function rememberInputs(
  graph: WorkspaceContext['projectGraph'],
  nxJson: NonNullable<WorkspaceContext['nxJsonConfiguration']>,
): (task: TaskTarget) => TaskInputs {
  const projectRoots = new Set(Object.values(graph.nodes).map(({ data }) => data.root));
  const inputs = new Map<string, TaskInputs>();
  return (task) => {
    const key = `${task.project}:${task.target}`;
    const known =
      inputs.get(key) ?? readTaskInputs(task, graph, nxJson, (folder) => projectRoots.has(folder));
    inputs.set(key, known);
    return known;
  };
}

/** The inputs of the cached tasks of the bundle at a root. A bundle that the current change removes has no project. */
export function cachedInputsAt(
  root: string,
  { targetNames }: NormalizedOptions,
  { graph, projectAt, inputsOf }: TasksInGraph,
): TaskInputs[] {
  const project = projectAt.get(root);
  if (project === undefined) return [];
  const targets = graph.nodes[project]!.data.targets ?? {};
  return Object.values(targetNames).flatMap((target) =>
    target !== false && targets[target]?.cache ? inputsOf({ project, target }) : [],
  );
}

/** All files that a task may ask about. So one call of git answers for all of them. */
export function candidatePaths(
  workspaceRoot: string,
  files: Files,
  { tasks, graph, inputsOf }: TasksInGraph,
): string[] {
  const paths = new Set<string>();
  const addBelow = (folder: string): void => {
    if (existsSync(join(workspaceRoot, folder))) {
      for (const path of files.list(folder)) paths.add(path);
    }
  };
  const yamlFolders = new Set<string>();
  for (const task of tasks) {
    const root = graph.nodes[task.project]!.data.root;
    const inputs = inputsOf(task);
    for (const path of [contractPath(root), ...inputs.files]) paths.add(path);
    inputs.folders.forEach(addBelow);
    for (const folder of inputs.yamlFolders) yamlFolders.add(folder);
  }
  for (const folder of yamlFolders) {
    for (const name of files.children(folder)) {
      if (isYamlFile(name)) paths.add(childPath(folder, name));
    }
  }
  return [...paths];
}

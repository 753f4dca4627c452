import type { ExecutorContext, ProjectGraph, Task } from '@nx/devkit';
import { parentFolder } from 'pacto-contract/graph';
import { TARGET_OPTIONS } from './option-names';
import { readOutputPath, type GivenOptions } from './read-report-options';
import type { TargetId } from '../options';

/** Each option that names what a task writes, with advice for a run of several tasks. */
const ADVICE = {
  outputFile:
    'For one file per task, run one target and put `{projectName}` into the path. For one file per run, list its format under `runReports` in `nx.json`.',
  outputFolder:
    'Each task empties its folder first. Give each task a folder of its own: put `{projectName}` into the path.',
  output: 'For one file per task, put `{projectName}` into the path.',
};

type OutputOption = keyof typeof ADVICE;

interface Output {
  readonly id: string;
  readonly option: OutputOption;
  readonly path: string;
}

/** The tasks that write where another task of the run writes, so that the last one would win, each with its problem. */
export function findSharedOutputs(
  /** The options of the tasks of this process, by id, as their executor gets them. */
  options: Readonly<Record<string, object>>,
  { taskGraph, projectGraph }: Pick<ExecutorContext, 'taskGraph' | 'projectGraph'>,
): ReadonlyMap<string, string> {
  const outputs = Object.values(taskGraph?.tasks ?? {}).flatMap((task) =>
    outputsOf(task, { ...(options[task.id] ?? optionsInGraph(task, projectGraph)) }, projectGraph),
  );
  const shared = new Set<Output>();
  for (const group of groupByPath(outputs).values()) {
    if (group.some(({ id }) => id !== group[0]!.id)) group.forEach((one) => shared.add(one));
  }
  const emptied = groupByPath(outputs.filter(({ option }) => option === 'outputFolder'));
  for (const output of outputs) {
    const around = foldersAround(output.path).flatMap((folder) => emptied.get(folder) ?? []);
    const others = around.filter(({ id }) => id !== output.id);
    for (const one of others.length > 0 ? [output, ...others] : []) shared.add(one);
  }
  return new Map([...shared].map(({ id, option }) => [id, sharedOutputProblem(option)]));
}

export function sharedOutputProblem(option: OutputOption): string {
  return `Several tasks of this run would write this \`${option}\`. ${ADVICE[option]}`;
}

/** A task of another process, or one that the cache answered. */
function optionsInGraph({ target, overrides }: Task, { nodes }: ProjectGraph): GivenOptions {
  const { options, configurations } = nodes[target.project]?.data.targets?.[target.target] ?? {};
  const chosen = configurations?.[target.configuration ?? ''];
  return { ...options, ...chosen, ...(overrides as GivenOptions) };
}

function outputsOf({ id, target }: Task, given: GivenOptions, { nodes }: ProjectGraph): Output[] {
  const executor = nodes[target.project]?.data.targets?.[target.target]?.executor ?? '';
  // Targets of others, such as `lint` of Nx, may have an `outputFile` too.
  const own = TARGET_OPTIONS[executor.split(':')[1] as TargetId] ?? ['outputFile'];
  return (Object.keys(ADVICE) as OutputOption[]).flatMap((option) => {
    const path = own.includes(option) ? readOutputPath(option, given[option]) : undefined;
    // A value that is not a path is refused by the reader of options.
    return typeof path === 'string' ? [{ id, option, path }] : [];
  });
}

function groupByPath(outputs: readonly Output[]): ReadonlyMap<string, readonly Output[]> {
  const groups = new Map<string, Output[]>();
  for (const output of outputs) {
    const group = groups.get(output.path);
    if (group) group.push(output);
    else groups.set(output.path, [output]);
  }
  return groups;
}

function foldersAround(path: string): string[] {
  const folders: string[] = [];
  for (let folder = parentFolder(path); folder !== '.'; folder = parentFolder(folder)) {
    folders.push(folder);
  }
  return folders;
}

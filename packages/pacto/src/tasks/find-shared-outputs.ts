import type { ExecutorContext, ProjectGraph, Task } from '@nx/devkit';
import { parentFolder } from 'pacto-contract/graph';
import { TARGET_OPTIONS } from './options/option-names';
import { readOutputPath, type GivenOptions } from './options/read-option';
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

/**
 * The tasks that write to the same place as another task of the run, each with its problem. The last
 * task would overwrite the others.
 */
export function findSharedOutputs(
  /** The options of the tasks of this process, by id, as their executor gets them. */
  options: Readonly<Record<string, object>>,
  { taskGraph, projectGraph }: Pick<ExecutorContext, 'taskGraph' | 'projectGraph'>,
): ReadonlyMap<string, string> {
  const outputs = Object.values(taskGraph?.tasks ?? {}).flatMap((task) =>
    outputsOf(task, { ...(options[task.id] ?? optionsInGraph(task, projectGraph)) }, projectGraph),
  );
  const writers = writersByPath(outputs, ({ path }) => [path]);
  const emptiers = writersByPath(
    outputs.filter(({ option }) => option === 'outputFolder'),
    ({ path }) => [path],
  );
  const foldersOf = ({ path }: Output) => foldersAround(path).filter((one) => emptiers.has(one));
  const inside = writersByPath(outputs, foldersOf);
  const problems = new Map<string, string>();
  for (const output of outputs) {
    const { id, option, path } = output;
    if (problems.has(id)) continue;
    const clash = clashOf(output);
    if (clash !== undefined) problems.set(id, sharedOutputProblem(option, path, clash));
  }
  return problems;

  function clashOf(output: Output): string | undefined {
    const { id, option, path } = output;
    const same = writers.get(path);
    if (hasOther(same, id)) return `${othersInWords(same, id)} would write it too`;
    for (const folder of foldersOf(output)) {
      const around = emptiers.get(folder);
      if (hasOther(around, id)) return `${othersInWords(around, id)} would empty \`${folder}\``;
    }
    const within = option === 'outputFolder' ? inside.get(path) : undefined;
    return hasOther(within, id) ? `${othersInWords(within, id)} would write into it` : undefined;
  }
}

export function sharedOutputProblem(option: OutputOption, path: string, clash: string): string {
  return `\`${option}\` is \`${path}\`, and ${clash}. ${ADVICE[option]}`;
}

/** Ids of tasks. A run may have thousands. */
type Writers = ReadonlySet<string>;

function writersByPath(
  outputs: readonly Output[],
  pathsOf: (output: Output) => readonly string[],
): ReadonlyMap<string, Writers> {
  const byPath = new Map<string, Set<string>>();
  for (const output of outputs) {
    for (const path of pathsOf(output)) {
      const ids = byPath.get(path);
      if (ids) ids.add(output.id);
      else byPath.set(path, new Set([output.id]));
    }
  }
  return byPath;
}

function hasOther(writers: Writers | undefined, own: string): writers is Writers {
  return writers !== undefined && writers.size > (writers.has(own) ? 1 : 0);
}

/** Names at most two other tasks. Every task calls this, so it must not look at all of them. */
export function othersInWords(writers: Writers, own = ''): string {
  const named: string[] = [];
  for (const id of writers) {
    if (named.length === MOST_NAMED) break;
    if (id !== own) named.push(`\`${id}\``);
  }
  const rest = writers.size - (writers.has(own) ? 1 : 0) - named.length;
  if (rest === 0) return named.join(' and ');
  return `${named.join(', ')} and ${rest} ${rest === 1 ? 'other' : 'others'}`;
}

const MOST_NAMED = 2;

/** The options of a task in another process, or of a task that came from the cache. */
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
    // `readOutputPath` refuses a value that is not a path.
    return typeof path === 'string' ? [{ id, option, path }] : [];
  });
}

function foldersAround(path: string): string[] {
  const folders: string[] = [];
  for (let folder = parentFolder(path); folder !== '.'; folder = parentFolder(folder)) {
    folders.push(folder);
  }
  return folders;
}

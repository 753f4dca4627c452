import type { TaskGraph } from '@nx/devkit';
import { readOutputPath } from './read-report-options';

/**
 * The tasks whose `outputFile` another task of the run writes too, so that the last one would win.
 * Tasks that the cache answered have no options here, but what the command line gave is theirs as well.
 */
export function findSharedOutputs(
  options: Readonly<Record<string, { readonly outputFile?: unknown }>>,
  run: TaskGraph,
): ReadonlySet<string> {
  const writers = new Map<string, Set<string>>();
  const add = (id: string, file: unknown): void => {
    const path = readOutputPath(file);
    // A value that is not a path is refused by the reader of options.
    if (typeof path !== 'string') return;
    writers.set(path, (writers.get(path) ?? new Set()).add(id));
  };
  for (const [id, { outputFile }] of Object.entries(options)) add(id, outputFile);
  for (const { id, overrides } of Object.values(run.tasks)) {
    if (options[id] === undefined) add(id, (overrides as { outputFile?: unknown }).outputFile);
  }
  const shared = [...writers.values()].filter((ids) => ids.size > 1);
  return new Set(shared.flatMap((ids) => [...ids]));
}

export const SHARED_OUTPUT_PROBLEM =
  'Several tasks of this run would write this `outputFile`. For one file per task, run one target and put `{projectName}` into the path. For one file per run, list its format under `runReports` in `nx.json`.';

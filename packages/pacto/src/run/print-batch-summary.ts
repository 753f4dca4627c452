import type { ExecutorContext } from '@nx/devkit';
import { RUN_VARIABLE } from '../base/choose-base';
import { findTerminal } from '../nx/terminal';
import { keepNote, readNote } from './run-notes';
import type { TaskResult } from './run-context';
import { printRun, readRun, type ReportFile } from './summarize-run';
import { readOptions } from '../graph/read-graph';

/**
 * Prints the tables of all tasks of a run, including those from the cache. The hook of the plugin
 * normally prints them. The batch does it if the hook runs in the daemon and the command has no
 * terminal. It prints to the output of the process, because Nx stores the output of a task and shows
 * it again.
 */
export async function printBatchSummary(
  context: ExecutorContext,
  file: ReportFile,
  statuses: ReadonlyMap<string, string>,
): Promise<string> {
  const { root, taskGraph } = context;
  if (readNote(root, 'printer') !== 'batch') return '';
  keepNote(root, 'batch', { run: process.env[RUN_VARIABLE] ?? '' });
  const terminal = findTerminal();
  if (terminal.device !== undefined) {
    keepNote(root, 'terminal', { ...terminal, run: process.env[RUN_VARIABLE] ?? '' });
    return '';
  }
  const options = readOptions(context);
  const results = Object.values(taskGraph?.tasks ?? {}).map((task): [string, TaskResult] => [
    task.id,
    { task, status: statuses.get(task.id) ?? 'local-cache' },
  ]);
  const run = await readRun(
    { workspaceRoot: root, taskResults: Object.fromEntries(results) },
    options,
    {
      files: [file],
      readGraph: async () => context.projectGraph,
    },
  );
  const hides = readNote(root, 'hidesOutput') ?? false;
  return printRun(run, options, { terminal, hidesOutput: hides });
}

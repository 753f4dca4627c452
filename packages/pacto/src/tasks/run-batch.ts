import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { printBatchSummary } from '../run/print-batch-summary';
import { findLostOption } from './options/find-lost-option';
import { findSharedOutputs } from './find-shared-outputs';
import { failure, type RequestedTask, type TaskRunner } from './task-runner';
import { orderTasks } from './order-tasks';

/** What Nx takes from a batch for one task; its devkit does not export the type. */
export interface BatchTaskResult {
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly status?: 'skipped';
    readonly terminalOutput: string;
    readonly startTime: number;
    readonly endTime: number;
  };
}

interface Batch<Options> {
  readonly taskGraph: TaskGraph;
  readonly options: Readonly<Record<string, Options>>;
  readonly context: ExecutorContext;
}

/**
 * Runs all tasks in one process. Yields a result for every task, even after an error: Nx runs the
 * batch again if a result is missing, and all tasks fail if the batch throws.
 */
export async function* runBatch<Options extends object>(
  { taskGraph, options, context }: Batch<Options>,
  createRunner: RunnerFactory<Options>,
): AsyncGenerator<BatchTaskResult> {
  const unordered = orderTasks(taskGraph);
  const optionsOf = (id: string): Options => options[id] ?? ({} as Options);
  const runner = await openRunner(
    createRunner,
    context,
    unordered.map(({ id, target }) => ({ task: target, options: optionsOf(id) })),
  );
  const tasks = runner.order?.(unordered) ?? unordered;
  const shared = findSharedOutputs(options, {
    ...context,
    taskGraph: context.taskGraph ?? taskGraph,
  });
  const statuses = new Map<string, string>();
  const failed = new Set<string>();
  for (const task of tasks) {
    const startTime = Date.now();
    if (taskGraph.dependencies[task.id]?.some((id) => failed.has(id))) {
      // Nx does not skip a task of a batch whose dependency in the batch failed.
      failed.add(task.id);
      statuses.set(task.id, 'skipped');
      yield { task: task.id, result: skippedAt(startTime) };
      continue;
    }
    const { success, text } = await runner.run(
      task.target,
      optionsOf(task.id),
      findLostOption(task.overrides) ?? shared.get(task.id),
    );
    if (!success) failed.add(task.id);
    statuses.set(task.id, success ? 'success' : 'failure');
    yield {
      task: task.id,
      result: { success, terminalOutput: text, startTime, endTime: Date.now() },
    };
    // This process sends results only when its event loop runs.
    await new Promise(setImmediate);
  }
  runner.close?.();
  const { reportFile } = runner;
  if (reportFile) await summarize(() => printBatchSummary(context, reportFile, statuses));
}

/** All results are yielded already, so an error here changes none of them. */
async function summarize(print: () => Promise<string>): Promise<void> {
  try {
    const text = await print();
    if (text !== '') process.stdout.write(`\n${text}`);
  } catch (error) {
    console.error(`The contracts could not be summarized. ${(error as Error).message}`);
  }
}

/** Runs one task in its own process, as Nx does with `--batch=false`. */
export async function runAlone<Options extends object>(
  options: Options,
  context: ExecutorContext,
  createRunner: RunnerFactory<Options>,
): Promise<{ success: boolean }> {
  const task = { project: context.projectName!, target: context.targetName! };
  const runner = await openRunner(createRunner, context, [{ task, options }]);
  const { success, text } = await runner.run(task, options, findOwnProblem(options, context));
  runner.close?.();
  process.stdout.write(text);
  return { success };
}

function findOwnProblem(options: object, context: ExecutorContext): string | undefined {
  const { projectName, targetName, configurationName } = context;
  const own = Object.values(context.taskGraph?.tasks ?? {}).find(
    ({ target }) =>
      target.project === projectName &&
      target.target === targetName &&
      target.configuration === configurationName,
  );
  return (
    own &&
    (findLostOption(own.overrides) ?? findSharedOutputs({ [own.id]: options }, context).get(own.id))
  );
}

type RunnerFactory<Options> = (
  context: ExecutorContext,
  tasks: readonly RequestedTask<Options>[],
) => TaskRunner<Options> | Promise<TaskRunner<Options>>;

/** If no runner can be created, for example because the plugin options are wrong, each task fails with the reason. */
async function openRunner<Options extends object>(
  createRunner: RunnerFactory<Options>,
  context: ExecutorContext,
  tasks: readonly RequestedTask<Options>[],
): Promise<TaskRunner<Options>> {
  try {
    const runner = await createRunner(context, tasks);
    for (const notice of runner.notices) console.log(notice);
    return runner;
  } catch (error) {
    const failed = failure((error as Error).message);
    return { run: () => failed, notices: [], reportFile: 'validate.json' };
  }
}

function skippedAt(time: number): BatchTaskResult['result'] {
  return { success: false, status: 'skipped', terminalOutput: '', startTime: time, endTime: time };
}

import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { printBatchPublished } from '../../run/print-batch-published';
import type { TaskResult } from '../../run/run-context';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { createPublishRunner } from './publish-runner';
import type { PublishOptions } from './schema';

export default async function* publishBatch(
  taskGraph: TaskGraph,
  options: Record<string, PublishOptions>,
  _overrides: PublishOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  const results: Record<string, TaskResult> = {};
  for await (const one of runBatch({ taskGraph, options, context }, createPublishRunner)) {
    const { success, terminalOutput } = one.result;
    const status = success ? 'success' : 'failure';
    results[one.task] = { task: taskGraph.tasks[one.task]!, status, terminalOutput };
    yield one;
  }
  process.stdout.write(printBatchPublished(context, results));
}

import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { createPublishRunner } from './publish-runner';
import type { PublishOptions } from './schema';

export default function publishBatch(
  taskGraph: TaskGraph,
  options: Record<string, PublishOptions>,
  _overrides: PublishOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, createPublishRunner);
}

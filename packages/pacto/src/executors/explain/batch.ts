import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { openExplainRunner } from './open-explain-runner';
import type { ExplainOptions } from './schema';

export default function explainBatch(
  taskGraph: TaskGraph,
  options: Record<string, ExplainOptions>,
  _overrides: ExplainOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, openExplainRunner);
}

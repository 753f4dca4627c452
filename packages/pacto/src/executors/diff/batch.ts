import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { openDiffRunner } from './open-diff-runner';
import type { DiffOptions } from './schema';

export default function diffBatch(
  taskGraph: TaskGraph,
  options: Record<string, DiffOptions>,
  _overrides: DiffOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, openDiffRunner);
}

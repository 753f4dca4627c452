import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../run-batch';
import { openRenderRunner } from './open-render-runner';
import type { RenderTaskOptions } from './schema';

export default function renderBatch(
  taskGraph: TaskGraph,
  options: Record<string, RenderTaskOptions>,
  _overrides: RenderTaskOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, openRenderRunner);
}

import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { openRenderRunner } from './open-render-runner';
import type { RenderOptions } from './schema';

export default function renderBatch(
  taskGraph: TaskGraph,
  options: Record<string, RenderOptions>,
  _overrides: RenderOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, openRenderRunner);
}

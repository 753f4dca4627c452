import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { runBatch, type BatchTaskResult } from '../../tasks/run-batch';
import { openValidateRunner } from './open-validate-runner';
import type { ValidateOptions } from './schema';

export default function validateBatch(
  taskGraph: TaskGraph,
  options: Record<string, ValidateOptions>,
  _overrides: ValidateOptions,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskResult> {
  return runBatch({ taskGraph, options, context }, openValidateRunner);
}

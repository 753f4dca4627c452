import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../../tasks/run-batch';
import { openDiffRunner } from './open-diff-runner';
import type { DiffOptions } from './schema';

export default function diffExecutor(
  options: DiffOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openDiffRunner);
}

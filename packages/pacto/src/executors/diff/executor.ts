import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../run-batch';
import { openDiffJudge } from './open-judge';
import type { DiffOptions } from './schema';

export default function diffExecutor(
  options: DiffOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openDiffJudge);
}

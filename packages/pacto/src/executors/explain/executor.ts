import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../../tasks/run-batch';
import { openExplainRunner } from './open-explain-runner';
import type { ExplainOptions } from './schema';

export default function explainExecutor(
  options: ExplainOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openExplainRunner);
}

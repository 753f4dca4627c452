import type { ExecutorContext } from '@nx/devkit';
import { runAlone } from '../../tasks/run-batch';
import { openValidateRunner } from './open-validate-runner';
import type { ValidateOptions } from './schema';

export default function validateExecutor(
  options: ValidateOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return runAlone(options, context, openValidateRunner);
}

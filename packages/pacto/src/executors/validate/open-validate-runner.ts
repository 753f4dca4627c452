import type { ExecutorContext } from '@nx/devkit';
import { openWithWorkspace } from '../../tasks/open-with-workspace';
import type { RequestedTask, TaskRunner } from '../../tasks/task-runner';
import type { ValidateOptions } from './schema';

export function openValidateRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<ValidateOptions>[],
): Promise<TaskRunner<ValidateOptions>> {
  return openWithWorkspace(
    context,
    tasks,
    async () => (await import('./validate-runner.js')).createValidateRunner,
  );
}

import type { ExecutorContext } from '@nx/devkit';
import { openWithWorkspace } from '../../tasks/open-with-workspace';
import type { RequestedTask, TaskRunner } from '../../tasks/task-runner';
import type { ExplainOptions } from './schema';

export function openExplainRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<ExplainOptions>[],
): Promise<TaskRunner<ExplainOptions>> {
  return openWithWorkspace(
    context,
    tasks,
    async () => (await import('./explain-runner.js')).createExplainRunner,
  );
}

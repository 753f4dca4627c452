import type { ExecutorContext } from '@nx/devkit';
import { openWithBases } from '../../tasks/open-with-bases';
import type { RequestedTask, TaskRunner } from '../../tasks/task-runner';
import { askedBase } from './asked-base';
import type { DiffOptions } from './schema';

export function openDiffRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<DiffOptions>[],
): Promise<TaskRunner<DiffOptions>> {
  return openWithBases(
    context,
    tasks,
    (options) => askedBase({ ...options }, context),
    async () => (await import('./diff-runner.js')).createDiffRunner,
  );
}

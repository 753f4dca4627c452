import type { ExecutorContext } from '@nx/devkit';
import { openWithBases } from '../../tasks/open-with-bases';
import type { RequestedTask, TaskRunner } from '../../tasks/task-runner';
import { askedReviewBase } from './asked-review-base';
import type { RenderOptions } from './schema';

export function openRenderRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<RenderOptions>[],
): Promise<TaskRunner<RenderOptions>> {
  return openWithBases(
    context,
    tasks,
    (options) => askedReviewBase({ ...options }, process.env),
    async () => (await import('./render-runner.js')).createRenderRunner,
  );
}

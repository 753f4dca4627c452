import type { ExecutorContext } from '@nx/devkit';
import { createBaseOpener } from '../../base/open-asked-base';
import { bundlesOf, readOptions } from '../../graph/read-graph';
import type { RequestedTask, TaskRunner } from '../task-runner';
import { askedReviewBase } from './asked-review-base';
import type { RenderTaskOptions } from './schema';

/** Git looks for the bases while the engine loads. Throws for wrong options of the plugin. */
export async function openRenderRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<RenderTaskOptions>[],
): Promise<TaskRunner<RenderTaskOptions>> {
  const bases = createBaseOpener({
    root: context.root,
    env: process.env,
    options: readOptions(context),
    bundleRoots: [...bundlesOf(context.projectGraph).values()].map(({ root }) => root),
    compares: true,
  });
  for (const { options } of tasks) {
    const asked = askedReviewBase({ ...options }, process.env);
    if (asked) void bases.open(asked);
  }
  const { createRenderRunner } = await import('./render-runner.js');
  return createRenderRunner(
    context,
    tasks.map(({ task }) => task),
    bases,
  );
}

import type { ExecutorContext } from '@nx/devkit';
import { createBaseOpener } from '../../base/open-asked-base';
import type { RequestedTask, TaskRunner } from '../task-runner';
import { bundlesOf, readOptions } from '../../graph/read-graph';
import { askedBase } from './asked-base';
import type { DiffOptions } from './schema';

/** Git looks for the bases while the engine loads. Throws for options of the plugin that are none. */
export async function openDiffRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<DiffOptions>[],
): Promise<TaskRunner<DiffOptions>> {
  const bases = createBaseOpener({
    root: context.root,
    env: process.env,
    options: readOptions(context),
    bundleRoots: [...bundlesOf(context.projectGraph).values()].map(({ root }) => root),
    compares: true,
  });
  for (const { options } of tasks) void bases.open(askedBase(options, context));
  const { createDiffRunner } = await import('./diff-runner.js');
  return createDiffRunner(
    context,
    tasks.map(({ task }) => task),
    bases,
  );
}

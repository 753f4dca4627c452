import type { ExecutorContext } from '@nx/devkit';
import { createBaseOpener } from '../../base/open-asked-base';
import type { AskedTask, Judge } from '../judge';
import { bundlesOf, readOptions } from '../read-graph';
import { askedBase } from './asked-base';
import type { DiffOptions } from './schema';

/** Git looks for the bases while the engine loads. Throws for options of the plugin that are none. */
export async function openDiffJudge(
  context: ExecutorContext,
  tasks: readonly AskedTask<DiffOptions>[],
): Promise<Judge<DiffOptions>> {
  const bases = createBaseOpener({
    root: context.root,
    env: process.env,
    registries: readOptions(context).registries,
    bundleRoots: [...bundlesOf(context.projectGraph).values()].map(({ root }) => root),
  });
  for (const { options } of tasks) void bases.open(askedBase(options, context));
  const { createDiffJudge } = await import('./judge.js');
  return createDiffJudge(
    context,
    tasks.map(({ task }) => task),
    bases,
  );
}

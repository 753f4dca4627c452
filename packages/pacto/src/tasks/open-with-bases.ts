import type { ExecutorContext } from '@nx/devkit';
import type { AskedBase } from '../base/choose-base';
import { createBaseOpener, type BaseOpener } from '../base/open-asked-base';
import { bundlesOf, readOptions } from '../graph/read-graph';
import type { OpenWorkspace } from './open-workspace';
import { openWithWorkspace } from './open-with-workspace';
import type { RequestedTask, TaskRunner } from './task-runner';

/** Makes the runner of an executor that compares with a base. */
type CreateRunner<Options> = (
  context: ExecutorContext,
  workspace: OpenWorkspace,
  bases: BaseOpener,
) => TaskRunner<Options>;

/** Opens the bases and the workspace while the engine loads. Throws for wrong options of the plugin. */
export async function openWithBases<Options>(
  context: ExecutorContext,
  tasks: readonly RequestedTask<Options>[],
  askedBy: (options: Options) => AskedBase | undefined,
  load: () => Promise<CreateRunner<Options>>,
): Promise<TaskRunner<Options>> {
  const bases = createBaseOpener({
    root: context.root,
    env: process.env,
    options: readOptions(context),
    bundleRoots: [...bundlesOf(context.projectGraph).values()].map(({ root }) => root),
    compares: true,
  });
  for (const { options } of tasks) {
    const asked = askedBy(options);
    if (asked) void bases.open(asked);
  }
  return openWithWorkspace(context, tasks, async () => {
    const createRunner = await load();
    return (...opened) => createRunner(...opened, bases);
  });
}

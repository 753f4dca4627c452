import type { ExecutorContext } from '@nx/devkit';
import { openWorkspace, type OpenWorkspace } from './open-workspace';
import type { RequestedTask, TaskRunner } from './task-runner';

/** Makes the runner of an executor. */
type CreateRunner<Options> = (
  context: ExecutorContext,
  workspace: OpenWorkspace,
) => TaskRunner<Options>;

/**
 * Opens the workspace while the modules of the executor load: git and registries are asked
 * meanwhile. Rejects for wrong options of the plugin.
 */
export async function openWithWorkspace<Options>(
  context: ExecutorContext,
  tasks: readonly RequestedTask<Options>[],
  load: () => Promise<CreateRunner<Options>>,
): Promise<TaskRunner<Options>> {
  const targets = tasks.map(({ task }) => task);
  const [workspace, createRunner] = await Promise.all([openWorkspace(context, targets), load()]);
  return createRunner(context, workspace);
}

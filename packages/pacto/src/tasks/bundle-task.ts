import type { ResolvedBundle } from 'pacto-contract/graph';
import type { OpenWorkspace } from './open-workspace';
import type { GivenOptions } from './options/read-option';
import { failure, type TaskOutcome, type TaskRunner, type TaskTarget } from './task-runner';

/** A task of a project that has a contract. */
export interface BundleTask {
  readonly task: TaskTarget;
  readonly bundle: ResolvedBundle;
  /** The options as Nx passes them, not checked yet. */
  readonly given: GivenOptions;
  /** A problem that the caller found; the task fails with it. */
  readonly problem: string | undefined;
}

/** The function `run` of a runner. A task of a project without a contract fails. */
export function runOnBundles(
  { bundleOf }: Pick<OpenWorkspace, 'bundleOf'>,
  run: (bundleTask: BundleTask) => TaskOutcome | Promise<TaskOutcome>,
): TaskRunner<object>['run'] {
  return (task, options, problem) => {
    const bundle = bundleOf(task.project);
    return bundle
      ? run({ task, bundle, given: { ...options }, problem })
      : failure(describeNoBundle(task.project));
  };
}

function describeNoBundle(project: string): string {
  return `The project \`${project}\` has no contract that the plugin knows. List the plugin under \`plugins\` in \`nx.json\`.`;
}

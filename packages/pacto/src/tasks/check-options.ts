import type { BundleTask } from './bundle-task';
import type { OpenWorkspace } from './open-workspace';
import type { GivenOptions, OptionProblem } from './options/read-option';

/** The options of a task, or a sentence that says why the task cannot use them. */
export function checkOptions<Options extends { readonly outputFile?: string }>(
  { outputProblem }: Pick<OpenWorkspace, 'outputProblem'>,
  { bundle, given, problem }: BundleTask,
  read: (given: GivenOptions) => Options | OptionProblem,
): Options | OptionProblem {
  if (problem !== undefined) return { problem };
  const options = read(given);
  if ('problem' in options) return options;
  const unfit = outputProblem(bundle, options.outputFile);
  return unfit === undefined ? options : { problem: unfit };
}

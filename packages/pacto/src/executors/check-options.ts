import type { ResolvedBundle } from 'pacto-contract/graph';
import type { OpenWorkspace } from './open-workspace';
import type { OptionProblem } from './read-option';

interface GivenTask {
  readonly bundle: ResolvedBundle;
  /** A problem that the caller found already. */
  readonly problem: string | undefined;
}

/** The options of a task, or a sentence that says why the task cannot use them. */
export function checkOptions<Options extends { readonly outputFile?: string }>(
  { outputProblem }: OpenWorkspace,
  { bundle, problem }: GivenTask,
  read: () => Options | OptionProblem,
): Options | OptionProblem {
  if (problem !== undefined) return { problem };
  const options = read();
  if ('problem' in options) return options;
  const unfit = outputProblem(bundle, options.outputFile);
  return unfit === undefined ? options : { problem: unfit };
}

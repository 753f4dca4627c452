import type { Terminal } from '../nx/terminal';
import type { NormalizedOptions } from '../options';
import type { RunContext } from '../run/summarize-run';
import type { Command } from './ask-removal-review';

/** A run at its end that reviews what the change removed. */
export interface RemovalRun extends Command, RunContext {
  readonly options: NormalizedOptions;
  /** Where the reviews are printed. */
  readonly terminal: Terminal;
  /** Whether Nx hides what successful tasks print. */
  readonly hidesOutput: boolean;
}

/** How many tasks of the run render. */
export function countRenderTasks({ taskResults, options }: RemovalRun): number {
  const targets = Object.values(taskResults).map(({ task }) => task.target.target);
  return targets.filter((target) => target === options.targetNames.render).length;
}

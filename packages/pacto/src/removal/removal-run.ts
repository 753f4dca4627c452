import type { Terminal } from '../nx/terminal';
import type { NormalizedOptions } from '../options';
import type { RunContext } from '../run/run-context';
import type { Command } from './ask-removal-review';

/** A run at its end that reviews what the change removed. */
export interface RemovalRun extends Command, RunContext {
  readonly options: NormalizedOptions;
  /** Where the reviews are printed. */
  readonly terminal: Terminal;
  /** Whether Nx hides what successful tasks print. */
  readonly hidesOutput: boolean;
}

/** The ids of the tasks of the run that render. */
export function renderTasksOf({ taskResults, options }: RemovalRun): string[] {
  return Object.values(taskResults).flatMap(({ task: { target } }) =>
    target.target === options.targetNames.render ? `${target.project}:${target.target}` : [],
  );
}

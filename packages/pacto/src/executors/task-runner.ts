import { logLine } from 'pacto-contract/reports';
import type { ReportFile } from '../run/summarize-run';

/** One judge serves all tasks of a process, so that it can share what can be shared. */
export interface TaskRunner<Options> {
  /** Never throws or rejects: what keeps it from judging, a defect of ours included, fails this task alone. */
  run(
    task: TaskTarget,
    options: Options,
    /** What whoever asks already sees wrong in the task; it fails for that. */
    problem?: string,
  ): TaskOutcome | Promise<TaskOutcome>;
  /** What is worth saying once, however many tasks there are. */
  readonly notices: readonly string[];
  /** What each task writes; absent for a target without a report. */
  readonly reportFile?: ReportFile;
  /** Lets go of what would keep the process alive. */
  close?(): void;
}

export interface TaskTarget {
  readonly project: string;
  readonly target: string;
}

/** A task and what its command or its target says. */
export interface RequestedTask<Options> {
  readonly task: TaskTarget;
  readonly options: Options;
}

export interface TaskOutcome {
  readonly success: boolean;
  /** What the terminal gets; it ends with a line end. */
  readonly text: string;
}

/**
 * Nx keeps what a task prints and shows it again, in whatever terminal: so it suits the narrowest that
 * is common, less the margin that Nx puts before it.
 */
export const TEXT_WIDTH = 74;

/** Messages name folders and options, which are other people's text. */
export function failure(message: string): TaskOutcome {
  return { success: false, text: message.split('\n').map(logLine).join('\n') + '\n' };
}

/** A sentence for what should not have happened; with `--verbose` also where it did. */
export function describeDefect(root: string, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = process.env.NX_VERBOSE_LOGGING === 'true' ? `\n${stack}` : '';
  return `The contract in \`${root}\` could not be judged. ${message} This is a defect of the plugin: please report it.${details}`;
}

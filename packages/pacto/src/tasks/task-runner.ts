import type { Task } from '@nx/devkit';
import { logLine } from 'pacto-contract/reports';
import type { ReportFile } from '../run/summarize-run';

/** Runs the tasks of one process, so that they share parsed bundles and compiled schemas. */
export interface TaskRunner<Options> {
  /** Never throws or rejects. An error, even a defect of the plugin, fails only this task. */
  run(
    task: TaskTarget,
    options: Options,
    /** A problem that the caller found; the task fails with it. */
    problem?: string,
  ): TaskOutcome | Promise<TaskOutcome>;
  /** Sorts the tasks of a batch. Without it, they run in the order of Nx. */
  order?(tasks: readonly Task[]): readonly Task[];
  /** Lines that are printed once for all tasks. */
  readonly notices: readonly string[];
  /** The report that each task writes. Absent for a target without a report. */
  readonly reportFile?: ReportFile;
  /** Closes everything that would keep the process running. */
  close?(): void;
}

export interface TaskTarget {
  readonly project: string;
  readonly target: string;
}

/** A task with the options of its command or target. */
export interface RequestedTask<Options> {
  readonly task: TaskTarget;
  readonly options: Options;
}

export interface TaskOutcome {
  readonly success: boolean;
  /** What the terminal shows. It ends with a line end. */
  readonly text: string;
}

/**
 * Nx keeps what a task prints and shows it again in other terminals. The width fits a common narrow terminal,
 * without the margin that Nx adds.
 */
export const TEXT_WIDTH = 74;

/** Messages contain names of folders and options, so control characters are escaped. */
export function failure(message: string): TaskOutcome {
  return { success: false, text: message.split('\n').map(logLine).join('\n') + '\n' };
}

/**
 * Sentences for an unexpected error: the system refused something, or the plugin has a defect. With
 * `--verbose` the stack follows.
 */
export function describeDefect(root: string, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = process.env.NX_VERBOSE_LOGGING === 'true' ? `\n${stack}` : '';
  const isOfSystem = (error as NodeJS.ErrnoException | undefined)?.syscall !== undefined;
  const advice = isOfSystem
    ? 'The system refused this. Check permissions and free space, and run the task again.'
    : 'This is a defect of the plugin: please report it.';
  return `The contract in \`${root}\` could not be processed. ${message.replace(/[^.]$/, '$&.')} ${advice}${details}`;
}

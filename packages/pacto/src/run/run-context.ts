/** The parts of what Nx reports after a run that we need. Its devkit does not export the types. */
export interface RunContext {
  readonly workspaceRoot: string;
  readonly taskResults: Readonly<Record<string, TaskResult>>;
}

export interface TaskResult {
  readonly status: string;
  readonly task: FinishedTask;
  readonly terminalOutput?: string;
}

interface FinishedTask {
  readonly target: { readonly project: string; readonly target: string };
  readonly projectRoot?: string;
  /** POSIX, relative to the workspace root. */
  readonly outputs: readonly string[];
}

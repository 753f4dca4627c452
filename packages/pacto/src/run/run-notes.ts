// What the graph and the hooks know and a run prints at its end. It is stored where Nx keeps what it can
// compute again, and not in a project's configuration or in the environment. Those are in the hash of
// every task, and the daemon compares them to decide whether its graph is still valid.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceBehind } from 'pacto-contract/graph';
import type { Terminal } from '../nx/terminal';
import { workspaceDataFolder } from '../nx/workspace-data';
import { writeFileAtomically } from '../nx/write-file-atomically';

interface RunNotes {
  /** Services of the whole workspace that are behind. */
  readonly behind: readonly ServiceBehind[];
  /**
   * Who prints the summary: the hook that Nx calls when the tasks are over, or the batch, because the
   * hook runs in the daemon, which prints into its log.
   */
  readonly printer: 'hook' | 'batch';
  /** Whether the command runs several tasks: Nx then hides the output of those that succeed. */
  readonly hidesOutput: boolean;
  /**
   * The terminal of the command, as a batch sees it from below: the hook prints there, although it
   * runs in the daemon, because Nx draws over what a batch prints in a terminal. The run is stored
   * with it, because several runs may be active, each in its own terminal.
   */
  readonly terminal: Terminal & { readonly run: string };
  /** The run whose batch was the last to end. A run without a batch came completely from the cache. */
  readonly batch: { readonly run: string };
  /** The run whose batch printed what it published. */
  readonly published: { readonly run: string };
}

export function keepNote<Name extends keyof RunNotes>(
  workspaceRoot: string,
  name: Name,
  value: RunNotes[Name],
): void {
  try {
    writeFileAtomically(notePath(workspaceRoot, name), JSON.stringify(value));
  } catch {
    // In a read-only workspace nothing is stored, and a run prints less at its end.
  }
}

export function readNote<Name extends keyof RunNotes>(
  workspaceRoot: string,
  name: Name,
): RunNotes[Name] | undefined {
  try {
    return JSON.parse(readFileSync(notePath(workspaceRoot, name), 'utf8')) as RunNotes[Name];
  } catch {
    return undefined;
  }
}

function notePath(workspaceRoot: string, name: keyof RunNotes): string {
  return join(workspaceDataFolder(workspaceRoot), `pacto-${name}.json`);
}

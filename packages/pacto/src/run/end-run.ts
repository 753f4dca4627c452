// What a run prints and writes when its tasks are over.
import type { ProjectGraph } from '@nx/devkit';
import {
  findCommandOutput,
  findTerminal,
  writeToOutput,
  writeToTerminal,
  type Terminal,
} from '../nx/terminal';
import { normalizeOptions, type NormalizedOptions } from '../options';
import { hidesOutput } from './hides-output';
import { NONE_REMOVED, type RemovedUnits } from './removed-units';
import { readNote } from './run-notes';
import { printRun, readRun, writeRun, type RunContext } from './summarize-run';

type EndedRun = RunContext & { readonly id: string; readonly argv: readonly string[] };

interface RunEnd {
  readonly isOnDaemon: boolean;
  reviewRemoved(
    options: NormalizedOptions,
    seen: { readonly terminal: Terminal; readonly hidesOutput: boolean },
    readGraph: () => Promise<ProjectGraph | undefined>,
  ): Promise<RemovedUnits>;
}

/** Throws what fails the run beside its tasks: Nx prints the message, and ends with code 1. */
export async function endRun(
  rawOptions: unknown,
  context: EndedRun,
  { isOnDaemon, reviewRemoved }: RunEnd,
): Promise<void> {
  let removed = NONE_REMOVED;
  let isPrinted = false;
  try {
    const options = normalizeOptions(rawOptions);
    const output = isOnDaemon ? findOutput(context) : { terminal: findTerminal(), write: print };
    const terminal = output?.terminal ?? { color: false };
    const hides = hidesOutput(context.argv, process.env);
    removed = await reviewRemoved(options, { terminal, hidesOutput: hides }, readGraph).catch(
      ({ message }: Error) => ({
        ...NONE_REMOVED,
        problems: [`What this change removes could not be reviewed. ${message}`],
      }),
    );
    const run = await readRun(context, options, { readGraph, removed });
    writeRun(run, context.workspaceRoot, options);
    isPrinted = output
      ? printTo(output, printRun(run, options, terminal, hides))
      : printRemoved(context, options, removed);
  } catch (error) {
    // The tasks are done: a summary that cannot be written does not change their result.
    console.error(`The summary of the contracts could not be written. ${(error as Error).message}`);
  }
  if (removed.problems.length > 0) throw new FailedRun(removed, isPrinted);
}

/** Without a stack: Nx would show it, or ask for `--verbose`. */
class FailedRun extends Error {
  constructor({ problems, text }: RemovedUnits, isPrinted: boolean) {
    const lines = ['The run fails, because of deployment units that this change removes.', ''];
    // What could not be printed below the tasks is not lost.
    const review = isPrinted || text === '' ? [] : ['', text.trimEnd()];
    super([...lines, ...problems, ...review].join('\n'));
    this.stack = '';
  }
}

/** Most runs have no breaking change, and then the devkit of Nx is not loaded. */
async function readGraph(): Promise<ProjectGraph | undefined> {
  const { readRunGraph } = await import('./read-run-graph.js');
  return readRunGraph();
}

interface Output {
  readonly terminal: Terminal;
  write(text: string): void;
}

/** What the hook prints to when it runs in the daemon; `undefined` when the batch of this run printed. */
function findOutput({ id, argv, workspaceRoot }: EndedRun): Output | undefined {
  const terminal = readNote(workspaceRoot, 'terminal');
  if (terminal?.run === id) {
    return { terminal, write: (text) => writeToTerminal(terminal.device!, text) };
  }
  if (readNote(workspaceRoot, 'batch')?.run === id) return undefined;
  const found = findCommandOutput(argv, workspaceRoot);
  return found && { ...found, write: (text) => writeToOutput(found.device, text) };
}

function printTo({ write }: Pick<Output, 'write'>, text: string): boolean {
  if (text !== '') write(`\n${text}`);
  return text !== '';
}

/** The batch of a run prints what its tasks say, and knows nothing of units that the change removes. */
function printRemoved(
  { argv, workspaceRoot }: EndedRun,
  options: NormalizedOptions,
  { reports, text }: RemovedUnits,
): boolean {
  if (reports.length === 0) return false;
  const found = findCommandOutput(argv, workspaceRoot);
  if (!found) return false;
  const run = { reports, removedText: text, behind: [], hits: [] };
  const hides = hidesOutput(argv, process.env);
  return printTo(
    { write: (printed) => writeToOutput(found.device, printed) },
    printRun(run, options, found.terminal, hides),
  );
}

function print(text: string): void {
  process.stdout.write(text);
}

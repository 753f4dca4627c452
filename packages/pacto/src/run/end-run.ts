// Prints and writes the results of a run after its tasks.
import type { ProjectGraph } from '@nx/devkit';
import { findCommandOutput } from '../nx/command-output';
import { findTerminal, type Terminal } from '../nx/terminal';
import { writeToOutput, writeToTerminal } from '../nx/write-to-device';
import { normalizeOptions, type NormalizedOptions } from '../options';
import { hidesOutput } from './hides-output';
import { NONE_REMOVED, type RemovedUnits } from './removed-units';
import { readNote } from './run-notes';
import type { RunContext } from './run-context';
import { printRun, readRun, writeRun, type RunOutput } from './summarize-run';

type EndedRun = RunContext & { readonly id: string; readonly argv: readonly string[] };

interface RunEnd {
  readonly isOnDaemon: boolean;
  reviewRemoved(
    options: NormalizedOptions,
    seen: RunOutput,
    readGraph: () => Promise<ProjectGraph | undefined>,
  ): Promise<RemovedUnits>;
}

/** Throws if anything other than a task fails the run. Nx prints the message, and ends with code 1. */
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
    const seen = {
      terminal: output?.terminal ?? { color: false },
      hidesOutput: hidesOutput(context.argv, process.env),
    };
    removed = await reviewRemoved(options, seen, readGraph).catch(({ message }: Error) => ({
      ...NONE_REMOVED,
      problems: [`The deployment units that this change removes could not be reviewed. ${message}`],
    }));
    const found = await readRun(context, options, { readGraph, removed });
    const isPublishedPrinted = readNote(context.workspaceRoot, 'published')?.run === context.id;
    writeRun(found, context.workspaceRoot, options);
    const run = isPublishedPrinted ? { ...found, published: '' } : found;
    isPrinted = output
      ? printTo(output, printRun(run, options, seen))
      : printRest(context, options, removed, run.published);
  } catch (error) {
    // The tasks are done: a summary that cannot be written does not change their result.
    console.error(`The summary of the contracts could not be written. ${(error as Error).message}`);
  }
  if (removed.problems.length > 0)
    throw new FailedRun(removed.problems, isPrinted ? '' : removed.text);
}

/** An error without a stack. Nx would print the stack, or say that `--verbose` shows it. */
class FailedRun extends Error {
  /** `unprinted` is what the run should have printed below its tasks and could not. */
  constructor(problems: readonly string[], unprinted: string) {
    const lines = ['The run fails, because of deployment units that this change removes.', ''];
    const review = unprinted === '' ? [] : ['', unprinted.trimEnd()];
    super([...lines, ...problems, ...review].join('\n'));
    this.stack = '';
  }
}

/** Called only after a breaking change, so most runs do not load the devkit of Nx. */
async function readGraph(): Promise<ProjectGraph | undefined> {
  const { readRunGraph } = await import('./read-run-graph.js');
  return readRunGraph();
}

interface Output {
  readonly terminal: Terminal;
  write(text: string): void;
}

/** The output for the hook, which may run in the daemon. `undefined` if the batch of this run already printed. */
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

/** Prints the results of removed units and what was published, because a batch knows only its tasks. */
function printRest(
  { argv, workspaceRoot }: EndedRun,
  options: NormalizedOptions,
  { reports, text }: RemovedUnits,
  published: string,
): boolean {
  if (reports.length === 0 && published === '') return false;
  const found = findCommandOutput(argv, workspaceRoot);
  if (!found) return false;
  const run = { reports, removedText: text, behind: [], hits: [], published, unread: [] };
  const seen = { terminal: found.terminal, hidesOutput: hidesOutput(argv, process.env) };
  return printTo(
    { write: (printed) => writeToOutput(found.device, printed) },
    printRun(run, options, seen),
  );
}

function print(text: string): void {
  process.stdout.write(text);
}

// What a run prints and writes when its tasks are over.
import type { ProjectGraph } from '@nx/devkit';
import type { RenderReport } from 'pacto-contract/reports';
import {
  findCommandOutput,
  findTerminal,
  writeToOutput,
  writeToTerminal,
  type Terminal,
} from '../nx/terminal';
import { readBaseArgument } from '../base/choose-base';
import { normalizeOptions, type NormalizedOptions } from '../options';
import { hidesOutput } from './hides-output';
import { readNote } from './run-notes';
import { printRun, readRun, writeRun, type RunContext } from './summarize-run';

type EndedRun = RunContext & { readonly id: string; readonly argv: readonly string[] };

export async function endRun(
  rawOptions: unknown,
  context: EndedRun,
  isOnDaemon: boolean,
): Promise<void> {
  try {
    const options = normalizeOptions(rawOptions);
    const removed = await reviewRemoved(context, options);
    const run = await readRun(context, options, { readGraph, removed });
    writeRun(run, context.workspaceRoot, options);
    const output = isOnDaemon ? findOutput(context) : { terminal: findTerminal(), write: print };
    const text = output ? printRun(run, options, output.terminal, hidesOutput(context.argv)) : '';
    if (text !== '') output!.write(`\n${text}`);
  } catch (error) {
    // The tasks are done: a summary that cannot be written does not change their result.
    console.error(`The summary of the contracts could not be written. ${(error as Error).message}`);
  }
}

/** Only `nx affected` with a base reviews them, and the code for it takes long to load. */
async function reviewRemoved(
  context: EndedRun,
  options: NormalizedOptions,
): Promise<RenderReport[]> {
  const base = context.argv.includes('affected') ? readBaseArgument(context.argv) : undefined;
  if (base === undefined) return [];
  const { reviewRemovedUnits } = await import('./review-removed-units.js');
  return reviewRemovedUnits({ ...context, base }, options, readGraph);
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

function print(text: string): void {
  process.stdout.write(text);
}

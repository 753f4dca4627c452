import type { ExecutorContext } from '@nx/devkit';
import { RUN_VARIABLE } from '../base/choose-base';
import { readOptions } from '../graph/read-graph';
import { isParentPiped } from '../nx/command-output';
import { findTerminal } from '../nx/terminal';
import { printPublished } from './print-published';
import type { TaskResult } from './run-context';
import { keepNote, readNote } from './run-notes';

/**
 * What a batch published, where the hook cannot print it: the hook runs in the daemon, and the command prints into a
 * file or a socket. `''` where Nx shows what each task prints.
 */
export function printBatchPublished(
  context: ExecutorContext,
  results: Readonly<Record<string, TaskResult>>,
): string {
  const { root } = context;
  if (readNote(root, 'printer') !== 'batch' || readNote(root, 'hidesOutput') !== true) return '';
  if (findTerminal().device !== undefined || isParentPiped()) return '';
  keepNote(root, 'published', { run: process.env[RUN_VARIABLE] ?? '' });
  const text = printPublished(results, readOptions(context));
  return text === '' ? '' : `\n${text}`;
}

import { closeSync, existsSync, openSync } from 'node:fs';
import { isatty, WriteStream } from 'node:tty';

/** What text for people should look like where it is going to be seen. */
export interface Terminal {
  readonly color: boolean;
  /** `undefined` for a file or a pipe, which has none. */
  readonly width?: number;
}

/** Of a terminal that does not tell. */
const WIDTH = 80;

/**
 * The terminal of the command that the user gave. Nx reads the output of the processes that it
 * starts, and so of workers of plugins and of batches, through pipes; what the text comes to is the
 * output of the process that started ours. Where the system does not let us look at that, the text
 * stays plain.
 */
export function findTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const isFork = env.NX_FORKED_TASK_EXECUTOR === 'true';
  const isWorker = /plugin-worker\.[jt]s$/.test(process.argv[1] ?? '');
  const output = isFork || isWorker ? outputOfParent() : ownOutput();
  return {
    color: wantsColor(env, isFork) ?? output.isTerminal === true,
    width: output.isTerminal === false ? undefined : output.columns || Number(env.COLUMNS) || WIDTH,
  };
}

/** `undefined` where nobody said so. */
export function wantsColor(env: NodeJS.ProcessEnv, isFork: boolean): boolean | undefined {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR || TERM === 'dumb') return false;
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  // Nx sets it to `true` for each process that it forks, wherever the output goes.
  if (FORCE_COLOR && !(isFork && FORCE_COLOR === 'true')) return true;
  return undefined;
}

interface Output {
  /** `undefined` where it cannot be told. */
  readonly isTerminal?: boolean;
  readonly columns?: number;
}

function ownOutput(): Output {
  const { isTTY, columns } = process.stdout;
  return { isTerminal: isTTY === true, columns };
}

function outputOfParent(): Output {
  try {
    const file = openSync(`/proc/${process.ppid}/fd/1`, 'r+');
    try {
      return isatty(file)
        ? { isTerminal: true, columns: new WriteStream(file).columns }
        : { isTerminal: false };
    } finally {
      closeSync(file);
    }
  } catch {
    // A system without such a folder, or a pipe, a socket or a closed file, which are no terminals.
    return existsSync(`/proc/${process.ppid}`) ? { isTerminal: false } : {};
  }
}

import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readlinkSync, writeSync } from 'node:fs';
import { isatty, WriteStream } from 'node:tty';

/** What text for people should look like where it is going to be seen. */
export interface Terminal {
  readonly color: boolean;
  /** `undefined` for a file or a pipe, which has none. */
  readonly width?: number;
  /** The device that it is, where that is known: whoever may write to it is seen. */
  readonly device?: string;
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
    device: output.device,
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

/** Writes below what the command printed last; throws when the terminal is gone. */
export function writeToTerminal(device: string, text: string): void {
  const file = openSync(device, TERMINAL_ACCESS);
  try {
    if (isatty(file)) writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** Without taking the terminal for our own, as a process without one would. */
const TERMINAL_ACCESS = constants.O_RDWR | (constants.O_NOCTTY ?? 0);

interface Output {
  /** `undefined` where it cannot be told. */
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly device?: string;
}

function ownOutput(): Output {
  const { isTTY, columns } = process.stdout;
  return { isTerminal: isTTY === true, columns };
}

function outputOfParent(): Output {
  const folder = `/proc/${process.ppid}`;
  if (!existsSync(folder)) return isatty(0) ? lookAt(terminalByName()) : {};
  try {
    return lookAt(readlinkSync(`${folder}/fd/1`));
  } catch {
    return {};
  }
}

/** What systems without `/proc` tell of the process that started ours. */
function terminalByName(): string | undefined {
  try {
    const parameters = ['-o', 'tty=', '-p', String(process.ppid)];
    return `/dev/${execFileSync('ps', parameters, { encoding: 'utf8' }).trim()}`;
  } catch {
    return undefined;
  }
}

function lookAt(device: string | undefined): Output {
  if (!device?.startsWith('/dev/')) return { isTerminal: false };
  try {
    const file = openSync(device, TERMINAL_ACCESS);
    if (!isatty(file)) {
      closeSync(file);
      return { isTerminal: false };
    }
    const stream = new WriteStream(file);
    const { columns } = stream;
    stream.destroy();
    return { isTerminal: true, columns, device };
  } catch {
    return { isTerminal: false };
  }
}

// Finds the terminal of the person. Nx reads our output through pipes, and hooks run in its daemon,
// so without this search a printed summary would only be in the log of the daemon
// (https://github.com/nrwl/nx/issues/31575). `summary.spec.ts` shows the need: "in a terminal the
// table is below the output of Nx".
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeSync,
} from 'node:fs';
import { basename } from 'node:path';
import { isatty, WriteStream } from 'node:tty';

/** The properties of the place where people see the text. */
export interface Terminal {
  readonly color: boolean;
  /** `undefined` for a file or a pipe, which has none. */
  readonly width?: number;
  /** The device, if it is known. Its permissions show who may write to it. */
  readonly device?: string;
}

/** For a terminal of unknown width. */
const WIDTH = 80;

/**
 * The terminal of the command that the user gave. Nx reads the output of the processes that it
 * starts, and so of workers of plugins and of batches, through pipes; the text ends up in the
 * output of the process that started ours. If the system does not show us that output, the text has
 * no colours.
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

/** `undefined` where it was not set. */
export function wantsColor(env: NodeJS.ProcessEnv, isFork: boolean): boolean | undefined {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR || TERM === 'dumb') return false;
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  // Nx sets it to `true` for each process that it forks, wherever the output goes.
  if (FORCE_COLOR && !(isFork && FORCE_COLOR === 'true')) return true;
  return undefined;
}

/** Writes below the last output of the command. Throws if the terminal is closed. */
export function writeToTerminal(device: string, text: string): void {
  const file = openSync(device, TERMINAL_ACCESS);
  try {
    if (isatty(file)) writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

/**
 * Where the command of this user prints, seen from the daemon of Nx, which did not start it: the process
 * with this command line in this folder. Hooks run in the daemon, and when every task comes from the
 * cache no batch runs that could name the terminal. `undefined` without `/proc`, for a file, and
 * when several commands fit.
 */
export function findCommandOutput(
  argv: readonly string[],
  workspaceRoot: string,
): { readonly terminal: Terminal; readonly device: string } | undefined {
  const found = listProcesses().filter((folder) => isCommand(folder, argv, workspaceRoot));
  if (found.length !== 1) return undefined;
  try {
    const device = `${found[0]}/fd/1`;
    const target = readlinkSync(device);
    const output = lookAt(target);
    if (output.isTerminal !== true && !target.startsWith('pipe:')) return undefined;
    const color = wantsColor(readEnvironment(found[0]!), false) ?? output.isTerminal === true;
    const width = output.isTerminal === true ? output.columns || WIDTH : undefined;
    return { terminal: { color, width }, device };
  } catch {
    return undefined;
  }
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => `/proc/${name}`);
  } catch {
    return [];
  }
}

/** The command line has the script as it was typed, where `argv` of Node has its full path. */
function isCommand(folder: string, argv: readonly string[], workspaceRoot: string): boolean {
  try {
    const [script = '', ...parameters] = argv.slice(1);
    const words = readFileSync(`${folder}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const start = words.length - parameters.length;
    if (words.slice(start).join('\0') !== parameters.join('\0')) return false;
    if (basename(words[start - 1] ?? '') !== basename(script)) return false;
    const cwd = readlinkSync(`${folder}/cwd`);
    return cwd === workspaceRoot || cwd.startsWith(`${workspaceRoot}/`);
  } catch {
    // The process belongs to another user, or has just ended.
    return false;
  }
}

function readEnvironment(folder: string): NodeJS.ProcessEnv {
  const lines = readFileSync(`${folder}/environ`, 'utf8').split('\0');
  const entries = lines.map((line): [string, string] => {
    const end = line.indexOf('=');
    return [line.slice(0, Math.max(end, 0)), line.slice(end + 1)];
  });
  return Object.fromEntries(entries);
}

/** Appends to the output of another process: a terminal or a pipe. */
export function writeToOutput(device: string, text: string): void {
  const file = openSync(device, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

/** A pipe accepts only what fits. This waits while the reader reads, and stops if the reader does not. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let patience = PATIENCE;
  for (let done = 0; done < bytes.length;) {
    const taken = writeSome(file, bytes.subarray(done));
    done += taken;
    if (taken > 0) patience = PATIENCE;
    else if (patience-- > 0) Atomics.wait(NOTHING, 0, 0, PAUSE);
    else return;
  }
}

function writeSome(file: number, bytes: Buffer): number {
  try {
    return writeSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

/** Milliseconds between two tries, and how many tries in a row may find a full pipe. */
const PAUSE = 10;
const PATIENCE = 200;
const NOTHING = new Int32Array(new SharedArrayBuffer(4));

/** Opens the terminal without making it the controlling terminal of this process. */
const TERMINAL_ACCESS = constants.O_RDWR | (constants.O_NOCTTY ?? 0);

interface Output {
  /** `undefined` where it is unknown. */
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

/** What systems without `/proc` report about the process that started ours. */
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

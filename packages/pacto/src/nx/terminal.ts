// Finds the terminal of the person. Nx reads our output through pipes, and hooks run in its daemon,
// so without this search a printed summary would only be in the log of the daemon
// (https://github.com/nrwl/nx/issues/31575). `summary.spec.ts` shows the need: "in a terminal the
// table is below the output of Nx".
import { execFileSync } from 'node:child_process';
import { existsSync, readlinkSync } from 'node:fs';
import { isatty } from 'node:tty';
import { lookAt, type Output } from './terminal-device';

/** The properties of the place where people see the text. */
export interface Terminal {
  readonly color: boolean;
  /** `undefined` for a file or a pipe, which has none. */
  readonly width?: number;
  /** The device, if it is known. Its permissions show who may write to it. */
  readonly device?: string;
}

/** For a terminal of unknown width. */
export const UNKNOWN_WIDTH = 80;

/**
 * The terminal of the command that the user gave. Nx reads the output of the processes that it
 * starts, and so of workers of plugins and of batches, through pipes; the text ends up in the
 * output of the process that started ours. If the system does not show us that output, the text has
 * no colours.
 */
export function findTerminal(): Terminal {
  const { env } = process;
  const isFork = env.NX_FORKED_TASK_EXECUTOR === 'true';
  const isWorker = /plugin-worker\.[jt]s$/.test(process.argv[1] ?? '');
  const output = isFork || isWorker ? outputOfParent() : ownOutput();
  return {
    color: wantsColor(isFork ? settingsOfPerson(env) : env) ?? output.isTerminal === true,
    width:
      output.isTerminal === false
        ? undefined
        : output.columns || Number(env.COLUMNS) || UNKNOWN_WIDTH,
    device: output.device,
  };
}

/**
 * The environment of a forked process without the setting that is not from a person. Nx sets `FORCE_COLOR` to `true`
 * for each process that it forks, wherever the output goes.
 */
export function settingsOfPerson(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env.FORCE_COLOR === 'true' ? { ...env, FORCE_COLOR: undefined } : env;
}

/** Whether the environment asks for colours. `undefined` where it does not say. */
export function wantsColor(env: NodeJS.ProcessEnv): boolean | undefined {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR || TERM === 'dumb') return false;
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  return FORCE_COLOR ? true : undefined;
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

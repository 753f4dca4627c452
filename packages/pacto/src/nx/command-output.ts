// Finds where the command of a person prints: from the daemon of Nx, which did not start the command, and from a batch.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { UNKNOWN_WIDTH, wantsColor, type Terminal } from './terminal';
import { lookAt } from './terminal-device';

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
    if (output.isTerminal !== true && !isPipe(target)) return undefined;
    const color = wantsColor(readEnvironment(found[0]!)) ?? output.isTerminal === true;
    const width = output.isTerminal === true ? output.columns || UNKNOWN_WIDTH : undefined;
    return { terminal: { color, width }, device };
  } catch {
    return undefined;
  }
}

/** Whether the command, which started this process, prints into a pipe. The daemon can open it. */
export function isParentPiped(): boolean {
  try {
    return isPipe(readlinkSync(`/proc/${process.ppid}/fd/1`));
  } catch {
    return false;
  }
}

function isPipe(target: string): boolean {
  return target.startsWith('pipe:');
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

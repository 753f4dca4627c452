// Writes to the terminal or to the output of another process.
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { TERMINAL_ACCESS } from './terminal-device';

/** Writes below the last output of the command. Throws if the terminal is closed. */
export function writeToTerminal(device: string, text: string): void {
  const file = openSync(device, TERMINAL_ACCESS);
  try {
    if (isatty(file)) writeAll(file, text);
  } finally {
    closeSync(file);
  }
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

import { statSync } from 'node:fs';

/** The times of files may lag behind the clock by this much. */
const LAG_MS = 20;

/**
 * Waits until a new change of these files is in another second than their last change. Nx
 * compares the times of files in whole seconds. It does not see the second of two changes within
 * one second, and keeps the old edges and hashes (https://github.com/nrwl/nx/issues/20406).
 * `wait-for-next-second.spec.ts` shows it. Absent files need no wait.
 */
export function waitForNextSecond(files: readonly string[]): void {
  const now = Date.now();
  const waits = files.map((file) => {
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return (Math.floor(changed / 1000) + 1) * 1000 + LAG_MS - now;
  });
  // A longer wait would mean that the time of the file is in the future. Waiting does not help then.
  const wait = Math.max(0, ...waits.filter((milliseconds) => milliseconds <= 1000 + LAG_MS));
  if (wait > 0) sleep(wait);
}

/** Blocks the process. A generator has nothing else to do before Nx writes its files. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

// The answers of registries in one run, for its other processes: the process that hashes a task
// asks, and the process that runs it must compare with the same digest, even if a tag moved
// meanwhile.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceDataFolder } from '../../nx/workspace-data';
import { RUN_VARIABLE } from '../choose-base';

interface RunMemory<Value> {
  recall(key: string): Value | undefined;
  keep(key: string, value: Value): void;
}

const FOLDER = 'pacto-published';
const OLD_MS = 24 * 60 * 60 * 1000;

/** One file for each run. Without a run, or if the file cannot be written, nothing is remembered. */
export function openRunMemory<Value>(
  workspaceRoot: string,
  env: NodeJS.ProcessEnv,
): RunMemory<Value> {
  const run = env[RUN_VARIABLE];
  if (!run) return { recall: () => undefined, keep: () => undefined };
  const folder = join(workspaceDataFolder(workspaceRoot, env), FOLDER);
  const file = join(folder, `${createHash('sha1').update(run).digest('hex')}.jsonl`);
  const known = readLines<Value>(file);
  let isOpen = false;
  return {
    recall: (key) => known.get(key),
    keep(key, value) {
      known.set(key, value);
      try {
        if (!isOpen) removeOld(folder);
        isOpen = true;
        appendFileSync(file, `${JSON.stringify([key, value])}\n`);
      } catch {
        // A read-only workspace works too: the other process asks again.
      }
    },
  };
}

function readLines<Value>(file: string): Map<string, Value> {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return new Map(lines.map((line) => JSON.parse(line) as [string, Value]));
  } catch {
    return new Map();
  }
}

function removeOld(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { force: true });
  }
}

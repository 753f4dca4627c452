// Nx hashes tasks with a hasher of their own one at a time (https://github.com/nrwl/nx/pull/33327),
// and hands no object from one call to the next. So the map of waiting tasks is in this module. Its
// key is the task graph, which ends with the run.
import type { CustomHasher, Hash, Task } from '@nx/devkit';

export type HasherContext = Parameters<CustomHasher>[1];

interface Pending {
  readonly task: Task;
  readonly env: NodeJS.ProcessEnv;
  settle(hash: Hash): void;
  fail(error: unknown): void;
}

const waiting = new WeakMap<HasherContext['taskGraph'], Pending[]>();

/**
 * The hash that Nx would give a task without a hasher of its own. Nx calls such a hasher for one
 * task after the other. A thousand single hashes take seconds, so all tasks of one turn are hashed
 * together.
 */
export function hashTogether(task: Task, context: HasherContext): Promise<Hash> {
  return new Promise((settle, fail) => {
    const pending = waiting.get(context.taskGraph) ?? [];
    pending.push({ task, env: envOf(context), settle, fail });
    if (pending.length > 1) return;
    waiting.set(context.taskGraph, pending);
    setImmediate(() => {
      waiting.delete(context.taskGraph);
      void hashAll(pending, context);
    });
  });
}

async function hashAll(pending: readonly Pending[], context: HasherContext): Promise<void> {
  try {
    const hashes = await hashesOf(pending, context);
    for (const [index, { settle }] of pending.entries()) settle(hashes[index]!);
  } catch (error) {
    for (const { fail } of pending) fail(error);
  }
}

/**
 * Every Nx accepts one environment for all tasks. The first versions of Nx 22 do not accept one
 * environment for each task, and their daemon then ends. Environments differ only if projects have
 * their own `.env` files.
 */
function hashesOf(
  pending: readonly Pending[],
  { hasher, taskGraph }: HasherContext,
): Promise<readonly Hash[]> {
  const tasks = pending.map(({ task }) => task);
  const { env } = pending[0]!;
  if (pending.every((one) => areEqual(one.env, env))) {
    return hasher.hashTasks(tasks, taskGraph, env);
  }
  return hasher
    .hashTasks(tasks, taskGraph, environmentsOf(pending))
    .catch(() => Promise.all(pending.map((one) => hasher.hashTask(one.task, taskGraph, one.env))));
}

function areEqual(one: NodeJS.ProcessEnv, other: NodeJS.ProcessEnv): boolean {
  if (one === other) return true;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

function environmentsOf(pending: readonly Pending[]): Record<string, NodeJS.ProcessEnv> {
  return Object.fromEntries(pending.map(({ task, env }) => [task.id, env]));
}

/** Nx gives the environment, but the type in its devkit does not list it. */
function envOf(context: HasherContext): NodeJS.ProcessEnv {
  return (context as { env?: NodeJS.ProcessEnv }).env ?? process.env;
}

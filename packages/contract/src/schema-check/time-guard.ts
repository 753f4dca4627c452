import { createContext, Script } from 'node:vm';

export type Guarded<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/** A time limit around code that a schema or a regular expression from a contract drives. */
export interface TimeGuard {
  /**
   * Runs `work` for at most `limitMs` (a whole number, 1 or more). What `work` throws is thrown
   * on, unchanged. Guards may be nested: an outer limit ends the inner work as well.
   *
   * When time is up, V8 stops `work` where it stands: none of its `catch` and `finally` blocks
   * run. So `work` must not leave shared state half-changed, nor load modules.
   */
  runGuarded<T>(limitMs: number, work: () => T): Guarded<T>;
}

/**
 * A running regular expression can only be stopped from outside the isolate's own code; the
 * watchdog of `vm` does that without a worker, at about 0.1 ms a call. One context serves all
 * calls of a guard: hold one guard per session.
 */
export function createTimeGuard(): TimeGuard {
  const script = new Script('work()');
  const slot: { work: (() => void) | undefined } = { work: undefined };
  let context: ReturnType<typeof createContext> | undefined;

  function runGuarded<T>(limitMs: number, work: () => T): Guarded<T> {
    context ??= createContext(slot);
    // Caught in here, so that an error of `work` cannot be mistaken for the end of its time.
    let outcome: { value: T } | { error: unknown } | undefined;
    const outer = slot.work;
    slot.work = () => {
      try {
        outcome = { value: work() };
      } catch (error) {
        outcome = { error };
      }
    };
    try {
      script.runInContext(context, { timeout: limitMs });
    } catch (error) {
      if (outcome === undefined && !isTimeout(error)) throw error;
    } finally {
      slot.work = outer;
    }
    const ended = outcome as { value: T } | { error: unknown } | undefined;
    if (ended === undefined) return { done: false };
    if ('error' in ended) throw ended.error;
    return { done: true, value: ended.value };
  }

  return { runGuarded };
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

// A limit on processor time around code that a pattern from a contract drives. A running regular
// expression can only be stopped from outside; the watchdog of `vm` does that without a worker.
// `validate/hostile-contracts.spec.ts` shows the need: "patterns of keys that backtrack are stopped".
import { createContext, Script } from 'node:vm';

type Guarded<T> = { readonly done: true; readonly value: T } | { readonly done: false };

export interface TimeGuard {
  /**
   * Runs `work` until it ends or has used `limitMs` of processor time (a whole number, 1 or more). What
   * `work` throws is thrown on, unchanged.
   *
   * When time is up, V8 stops `work` where it is: none of its `catch` and `finally` blocks run. It may
   * be run again from the start. So `work` must not leave shared state half-changed, nor load modules.
   */
  runGuarded<T>(limitMs: number, work: () => T): Guarded<T>;
}

/** Processor time of this process in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** About 0.1 ms a call. One context serves all calls of a guard: hold one guard per session. */
export function createTimeGuard(timeUsed: () => number = processorTime): TimeGuard {
  const script = new Script('work()');
  const slot: { work: (() => void) | undefined } = { work: undefined };
  let context: ReturnType<typeof createContext> | undefined;

  function runOnce<T>(clockMs: number, work: () => T): Guarded<T> {
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
      script.runInContext(context, { timeout: clockMs });
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

  /**
   * The watchdog counts by the clock. On a busy machine it may fire before the work had its time; then
   * the work runs again for longer, so that the load of a machine does not change a result.
   */
  function runGuarded<T>(limitMs: number, work: () => T): Guarded<T> {
    for (let clockMs = limitMs; ; clockMs *= 2) {
      const start = timeUsed();
      const outcome = runOnce(clockMs, work);
      if (outcome.done || timeUsed() - start >= limitMs * NEARLY) return outcome;
    }
  }

  return { runGuarded };
}

/** The watchdog and the processor's clock can differ by milliseconds. */
const NEARLY = 0.9;

function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

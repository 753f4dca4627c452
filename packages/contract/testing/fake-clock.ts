import type { Clock } from '../src/registry/client/clock';

/** A clock that moves only when a test moves it. `sleep` moves it at once and is recorded. */
export interface FakeClock extends Clock {
  readonly slept: readonly number[];
  /** Moves the clock and calls what became due. */
  advance(milliseconds: number): void;
}

export function createFakeClock(): FakeClock {
  const slept: number[] = [];
  const timers = new Set<{ readonly due: number; readonly onTime: () => void }>();
  let now = Date.parse('2026-01-01T00:00:00Z');
  return {
    slept,
    now: () => now,
    random: () => 1,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
    startTimer: (milliseconds, onTime) => {
      const timer = { due: now + milliseconds, onTime };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (milliseconds) => {
      now += milliseconds;
      for (const timer of [...timers].filter(({ due }) => due <= now)) {
        timers.delete(timer);
        timer.onTime();
      }
    },
  };
}

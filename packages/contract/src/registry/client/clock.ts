/** Time, passed in so that tests do not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits before a request is sent again. */
  sleep(milliseconds: number): Promise<void>;
  /** Calls back after this time, unless the returned function is called before. */
  startTimer(milliseconds: number, onTime: () => void): () => void;
  /** At least 0, below 1. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  startTimer: (milliseconds, onTime) => {
    const timer = setTimeout(onTime, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

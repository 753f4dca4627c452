/** Runs what it is given, at most so many at one time, in the order in which they came. */
export function limitAtOnce(most: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await run();
    } finally {
      // The place goes to the next in line.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

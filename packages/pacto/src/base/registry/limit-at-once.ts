/** Returns a function that runs calls in their order, at most `most` of them at one time. */
export function limitAtOnce(most: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await run();
    } finally {
      // The next call that waits gets the free place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

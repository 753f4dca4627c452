/** A small generator of numbers that a seed determines, so that a failing test can be run again as it was. */
export interface Random {
  /** From 0 up to, not including, `end`. */
  below(end: number): number;
  pick<Value>(values: readonly Value[]): Value;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number): number => {
    // The constants of Numerical Recipes.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  return { below, pick: (values) => values[below(values.length)]! };
}

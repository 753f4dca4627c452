/** The effects that a comparison of two parts found, without its findings. */
export interface Effects {
  readonly narrows: boolean;
  readonly widens: boolean;
  readonly undecided: boolean;
  /** The number of differences. The fewer, the more similar. */
  readonly count: number;
}

export function isUnchanged(effects: Effects): boolean {
  return !effects.narrows && !effects.widens && !effects.undecided;
}

/** Whether the head accepts every value that the base accepts, as far as the comparison could determine. */
export function keepsAll(effects: Effects): boolean {
  return !effects.narrows && !effects.undecided;
}

/** Whether the head lets no new value through. */
export function addsNone(effects: Effects): boolean {
  return !effects.widens && !effects.undecided;
}

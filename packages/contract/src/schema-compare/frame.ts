/** How the compared part affects the whole. */
export interface Frame {
  readonly path: string;
  /** 1: what narrows it narrows the whole; -1: the other way round (inside `not`); 0: either way. */
  readonly polarity: 1 | -1 | 0;
  /**
   * Names that values may have although this schema does not declare them, because another part of
   * the base mentions them. `all` where undeclared keys must not count as unused.
   */
  readonly used: ReadonlySet<string> | 'all';
}

/** The effects that a comparison of two parts found, without its findings. */
export interface Effects {
  readonly narrows: boolean;
  readonly widens: boolean;
  readonly undecided: boolean;
  /** The number of differences. The fewer, the more similar. */
  readonly count: number;
}

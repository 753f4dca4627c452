/** How the compared part affects the whole. */
export interface Frame {
  readonly path: string;
  /** 1: what narrows it narrows the whole; -1: the other way round (inside `not`); 0: either way. */
  readonly polarity: 1 | -1 | 0;
  /**
   * Names that values may hold although this very schema declares none of them, since the base
   * mentions them beside it; `all` where undeclared keys may not be taken for unused.
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

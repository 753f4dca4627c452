import type { SchemaView } from '../view/schema-view';

export const NO_NAMES: ReadonlySet<string> = new Set<string>();

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
  /** Whether every value of the base has this part, so that a default applied to none of them. */
  readonly isGiven?: boolean;
}

/** Two views that are compared, and how they affect the whole. */
export interface ViewPair {
  readonly base: SchemaView;
  readonly head: SchemaView;
  readonly frame: Frame;
}

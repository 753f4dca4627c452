import type { Pointer } from '../source/pointer';
import type { ProblemPlace } from '../bundle/bundle-problem';
import type { Range } from '../source/range';

/** What a rule yields: a place and words. It does not contain severity, file, line and output. */
export interface Finding {
  /**
   * POSIX path relative to the workspace root of the document that the pointer is in; absent for
   * the effective contract, whose places know the file that they came from.
   */
  readonly document?: string;
  readonly pointer: Pointer;
  /** Point at the key instead of at the value (unknown keys, parents of missing keys). */
  readonly on?: 'key' | 'value';
  /** The exact place in `document`, where it is a part of what the pointer names. */
  readonly range?: Range;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly ProblemPlace[];
}

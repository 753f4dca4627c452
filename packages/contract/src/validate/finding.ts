import type { Pointer } from '../source/pointer';
import type { Position } from '../source/range';

/** What a rule yields: a place and words. Severity, file, line and output are not its business. */
export interface Finding {
  /**
   * POSIX path relative to the workspace root of the document that the pointer is in; absent for
   * the effective contract, whose places know the file that they came from.
   */
  readonly document?: string;
  readonly pointer: Pointer;
  /** Point at the key instead of at the value (unknown keys, parents of missing keys). */
  readonly on?: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedFinding[];
}

export interface RelatedFinding {
  readonly message: string;
  readonly document?: string;
  readonly pointer: Pointer;
  readonly on?: 'key' | 'value';
  /** Where a text that cannot be parsed is broken: it has no places that a pointer could name. */
  readonly at?: Position;
}

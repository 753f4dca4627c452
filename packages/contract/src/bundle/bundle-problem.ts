import type { Pointer } from '../source/pointer';
import type { Position, Range } from '../source/range';

/** Why a bundle cannot be opened. Validation turns it into a diagnostic with code and severity. */
export interface BundleProblem {
  /** Id of the validation rule that it breaks. */
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  /** Path of the file, in the workspace or in an artifact. */
  readonly file: string;
  readonly pointer: Pointer;
  readonly range?: Range;
}

/** A further place that a problem mentions. */
export interface ProblemPlace {
  readonly message: string;
  /** Path of the document that the pointer is in; absent for the effective contract. */
  readonly document?: string;
  readonly pointer: Pointer;
  /** Point at the key instead of at the value (unknown keys, parents of missing keys). */
  readonly on?: 'key' | 'value';
  /** Where a text that cannot be parsed is broken: it has no places that a pointer can name. */
  readonly at?: Position;
}

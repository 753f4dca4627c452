import type { Pointer } from '../source/pointer';
import type { Range } from '../source/range';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface RelatedPlace {
  readonly message: string;
  /** POSIX, relative to the workspace root. */
  readonly file: string;
  readonly pointer: Pointer;
  readonly range?: Range;
}

/** A finding with everything that a reader needs; the only thing that is printed. */
export interface Diagnostic {
  /** SCREAMING_SNAKE, shared with the Go tool where it has one. */
  readonly code: string;
  /** The id of the rule that found it, kebab-case. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** Where the code is explained: a path inside the published package, with a fragment. */
  readonly docs?: string;
  /** POSIX, relative to the workspace root. */
  readonly file: string;
  readonly pointer: Pointer;
  /** 1-based line and column in UTF-16 units, end exclusive; absent when the file has no such place. */
  readonly range?: Range;
  readonly related: readonly RelatedPlace[];
}

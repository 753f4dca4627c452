import type { Range } from './range';

/** Why a text is no document: found while parsing, so it has a range and no pointer. */
export interface SourceProblem {
  readonly message: string;
  readonly hint?: string;
  readonly range: Range;
}

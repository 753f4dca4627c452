import type { Range } from './range';

/** Why a text is not a document. It is found while parsing, so it has a range and no pointer. */
export interface SourceProblem {
  readonly message: string;
  readonly hint?: string;
  readonly range: Range;
}

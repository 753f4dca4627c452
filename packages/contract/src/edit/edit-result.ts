import type { SourceProblem } from '../source/source-problem';

/** What an edit did: at `offset` of the old text, `inserted` replaced `removed`. */
export interface Splice {
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
}

/** The new text with its one splice, or why the text was left alone, with the place. */
export type EditResult =
  | { readonly text: string; readonly splice: Splice; readonly problem?: undefined }
  | { readonly text?: undefined; readonly splice?: undefined; readonly problem: SourceProblem };

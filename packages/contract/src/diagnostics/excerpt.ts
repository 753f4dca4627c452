import type { Diagnostic } from './diagnostic';

/** The source lines around a diagnostic, cut by the engine while it has the text; reports never read files. */
export interface Excerpt {
  /** 1-based number of the first line. */
  readonly firstLine: number;
  /** Raw lines without their line ends; tabs and wide characters as they stand in the file. */
  readonly lines: readonly string[];
}

/** Looks an excerpt up by its diagnostic's place; `undefined` where there is none. */
export type ExcerptOf = (diagnostic: Pick<Diagnostic, 'file' | 'range'>) => Excerpt | undefined;

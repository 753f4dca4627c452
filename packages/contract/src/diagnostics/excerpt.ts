import type { Diagnostic } from './diagnostic';

/** The source lines around a diagnostic, cut by the engine while it has the text; reports never read files. */
export interface Excerpt {
  /** 1-based number of the first line. */
  readonly firstLine: number;
  /** Raw lines without their line ends; tabs and wide characters are unchanged. */
  readonly lines: readonly string[];
}

/** Looks up an excerpt by its diagnostic's place; `undefined` if there is no excerpt. */
export type ExcerptOf = (diagnostic: Pick<Diagnostic, 'file' | 'range'>) => Excerpt | undefined;

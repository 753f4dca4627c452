import type { GitStandIn } from './git-stand-in';
import type { SourceDocument } from './source-document';
import type { SourceProblem } from './source-problem';
import type { SourceText } from './source-text';

export interface ParsedSource {
  readonly source: SourceText;
  /** Absent when there are problems. */
  readonly document?: SourceDocument;
  readonly problems: readonly SourceProblem[];
}

/**
 * Whether the nodes of a text, which know their places, are kept. They take many times the memory of the
 * text, and most contracts have nothing to report. So by default they are read again when the first place
 * is asked for.
 */
export type Positions = 'kept' | 'on-demand';

export function refuse(source: SourceText, ...problems: SourceProblem[]): ParsedSource {
  return { source, problems };
}

/** The problem of a file that git left without its content. */
export function describeStandIn(
  source: SourceText,
  { message, hint, start, end }: GitStandIn,
): SourceProblem {
  return { message: `The file ${message}`, hint, range: source.rangeAt(start, end) };
}

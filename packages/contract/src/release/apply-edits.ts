import { setScalar } from '../edit/set-scalar';
import type { SourceProblem } from '../source/source-problem';
import type { TextEdit } from './text-edit';

/**
 * The text of one file after its edits, with its comments and layout. If one edit cannot be made, the
 * reason and its place.
 */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string } | { readonly problem: SourceProblem } {
  let current = text;
  for (const { pointer, to } of edits) {
    const result = setScalar(current, pointer, to);
    if (result.problem) return { problem: result.problem };
    current = result.text;
  }
  return { text: current };
}

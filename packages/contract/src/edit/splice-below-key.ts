import type { Node, Pair } from 'yaml';
import { isEmpty, separatorEnd } from './content-end';
import type { Splice } from './edit-result';
import { lineEnd, newlineOf } from './lines';
import { splitTrailing } from './splice-flow';

/** Replaces the value of a key, which is absent or ends in the line of the key, by indented lines below it. */
export function spliceBelowKey(
  text: string,
  pair: Pair<Node, Node | null>,
  node: Node | null,
  lines: string,
): Splice | undefined {
  const start = separatorEnd(pair);
  if (start === undefined) return undefined;
  const stop = lineEnd(text, start);
  const written = node && !isEmpty(node) ? node.range![1] : start;
  // A value below its key would leave comments between the two without an owner.
  if (written > stop) return undefined;
  const trailing = splitTrailing(text.slice(written, stop));
  if (trailing === undefined) return undefined;
  return {
    offset: start,
    removed: text.slice(start, stop),
    inserted: trailing + newlineOf(text) + lines,
  };
}

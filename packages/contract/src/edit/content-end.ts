// Ranges of block collections in the tree run on over blank lines and comments; an insertion needs the
// offset behind the last thing that was written.
import type { CST, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { loadYaml } from '../source/yaml/yaml-tree';

type BlockItem = {
  start: CST.SourceToken[];
  sep?: CST.SourceToken[];
  value?: CST.Token;
};

export function isFlow(node: YAMLMap | YAMLSeq): boolean {
  return node.flow === true;
}

/** Offset behind the node's last token; undefined for a shape that is not edited. */
function contentEnd(node: Node): number | undefined {
  const yaml = loadYaml();
  if (yaml.isSeq(node) && !isFlow(node)) return itemEnd(node, node.items.length - 1);
  if (yaml.isMap(node) && !isFlow(node)) {
    const last = node.items[node.items.length - 1] as Pair<Node, Node | null> | undefined;
    return last && pairEnd(last);
  }
  return node.range?.[1];
}

/** Offset behind the item at `index` of a block sequence. */
export function itemEnd(sequence: YAMLSeq, index: number): number | undefined {
  const item = sequence.items[index] as Node | null | undefined;
  if (item && !isEmpty(item)) return contentEnd(item);
  const token = sequenceTokens(sequence)[index];
  return token && lastTokenEnd(token.start);
}

/** Offset of the `-` of the item at `index`. */
export function dashOffset(sequence: YAMLSeq, index: number): number | undefined {
  const token = sequenceTokens(sequence)[index];
  return token?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
}

export function pairEnd(pair: Pair<Node, Node | null>): number | undefined {
  if (pair.value && !isEmpty(pair.value)) return contentEnd(pair.value);
  return separatorEnd(pair);
}

/** Offset behind the `:` of a pair (and what properties its empty value has). */
export function separatorEnd(pair: Pair<Node, Node | null>): number | undefined {
  const token = (pair as { srcToken?: BlockItem }).srcToken;
  if (!token || token.start.some(({ type }) => type === 'explicit-key-ind')) return undefined;
  return token.sep && lastTokenEnd(token.sep);
}

/** True for the null of `key:` and of `-`, which takes no room in the text. */
export function isEmpty(node: Node): boolean {
  return loadYaml().isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function sequenceTokens(sequence: YAMLSeq): BlockItem[] {
  const token = sequence.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'));
}

function lastTokenEnd(tokens: readonly CST.SourceToken[]): number | undefined {
  const written = tokens.filter(({ type }) => !['space', 'newline', 'comment'].includes(type));
  const last = written[written.length - 1];
  return last && last.offset + last.source.length;
}

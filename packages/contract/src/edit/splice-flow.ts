import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { Splice } from './edit-result';
import { lineStart, newlineOf } from './lines';
import { loadYaml } from '../source/yaml/yaml-tree';

/** Puts an item (or `key: value`) behind the one at `index`, -1 for an empty collection. */
export function insertIntoFlow(
  text: string,
  collection: YAMLSeq | YAMLMap,
  index: number,
  printed: string,
): Splice | undefined {
  const [start, end] = collection.range!;
  if (index < 0) {
    // Before the bracket, after any comments inside.
    const inside = text.slice(start + 1, end - 1);
    const spaced = loadYaml().isMap(collection) && inside === '' ? ` ${printed} ` : printed;
    return { offset: end - 1, removed: '', inserted: spaced };
  }
  const item = collection.items[index] as Node | Pair<Node, Node | null> | undefined;
  const range = rangeOf(item);
  if (!range) return undefined;
  const line = lineStart(text, range[0]);
  const before = text.slice(line, range[0]);
  if (line <= start || before.trim() !== '') {
    return { offset: range[1], removed: '', inserted: `, ${printed}` };
  }
  const newLine = newlineOf(text) + before;
  // A comment on the line of the item stays with it.
  const [removed, comma] = /^[ \t]*(,?)[ \t]+#[^\r\n]*/.exec(text.slice(range[1])) ?? [];
  if (removed === undefined) {
    return { offset: range[1], removed: '', inserted: `,${newLine}${printed}` };
  }
  const own = comma === ',' ? removed : `,${removed}`;
  return { offset: range[1], removed, inserted: `${own}${newLine}${printed}${comma}` };
}

function rangeOf(item: Node | Pair<Node, Node | null> | undefined): [number, number] | undefined {
  if (!item) return undefined;
  if (!loadYaml().isPair(item)) {
    const range = (item as Node).range;
    return range ? [range[0], range[1]] : undefined;
  }
  const { key, value } = item as Pair<Node, Node | null>;
  const end = value?.range?.[1] ?? key.range?.[1];
  return key.range && end !== undefined ? [key.range[0], end] : undefined;
}

/** What may follow a value on its line: nothing, or a comment; undefined for anything else. */
export function splitTrailing(rest: string): string | undefined {
  const trimmed = rest.trim();
  if (trimmed === '') return '';
  return trimmed.startsWith('#') && /^\s/.test(rest) ? rest : undefined;
}

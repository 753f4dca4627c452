// Adds an item to a YAML list. All other bytes of the file stay the same.
import type { Node, Pair, YAMLSeq } from 'yaml';
import { parseSource } from '../source/yaml/parse-source';
import { formatPointer, parsePointer, type Pointer } from '../source/pointer';
import { appendMember } from './append-to-mapping';
import { applySplice, withChange } from './apply-splice';
import { dashOffset, isEmpty, isFlow, itemEnd } from './content-end';
import type { EditResult, Splice } from './edit-result';
import { columnOf, endOfDeeperComments, indentLines, lineEnd, newlineOf } from './lines';
import { describe, kindOf, locate, refuse, refuseLayout, type Located } from './locate';
import { openDocument, type OpenDocument } from './open-document';
import { loadYaml } from '../source/yaml/yaml-tree';
import { printFlow } from './print-yaml';
import { spliceBelowKey } from './splice-below-key';
import { insertIntoFlow } from './splice-flow';

export interface AppendOptions {
  /** Index of the item that the new one follows; the last one when absent. */
  readonly after?: number;
}

/**
 * Appends one item to the list at `pointer`. `entryYaml` is the item as separate YAML, without a
 * dash. An absent or empty list is created, with the keys above it. `[]` becomes a block list
 * unless something around it is in flow style.
 */
export function appendToSequence(
  text: string,
  pointer: Pointer,
  entryYaml: string,
  options: AppendOptions = {},
): EditResult {
  const opened = openDocument(text);
  if (opened.problem) return { problem: opened.problem };
  const { document } = opened;
  const entry = parseSource('', entryYaml);
  if (!entry.document) return { problem: entry.problems[0]! };
  const located = locate(document, pointer);
  if (located.problem) return { problem: located.problem };
  const { found } = located;
  const { value } = entry.document;
  return found.missing.length > 0
    ? appendFirst(document, found, pointer, { entryYaml, value })
    : appendNext(document, found, pointer, { entryYaml, value, ...options });
}

/** The item as separate YAML, and its data. */
interface Entry extends AppendOptions {
  readonly entryYaml: string;
  readonly value: unknown;
}

/** With the list and the keys above it that the text does not have. */
function appendFirst(
  document: OpenDocument,
  found: Located,
  pointer: Pointer,
  { entryYaml, value }: Entry,
): EditResult {
  const present = parsePointer(pointer).slice(0, -found.missing.length);
  const [key, ...deeper] = found.missing;
  const block = '\n' + nestedList(deeper, entryYaml, listOffset(document));
  const member = { key: key!, block, value: nest(deeper, [value]) };
  return appendMember(document, found, formatPointer(present), member);
}

function appendNext(
  document: OpenDocument,
  found: Located,
  pointer: Pointer,
  { entryYaml, value, after }: Entry,
): EditResult {
  const { node } = found;
  const yaml = loadYaml();
  const list = yaml.isSeq(node) ? (node as YAMLSeq) : undefined;
  const isNothing = node === null || (yaml.isScalar(node) && node.value === null);
  if (!list && !isNothing) {
    const message = `${describe(parsePointer(pointer))} is ${kindOf(node)}; a list is needed to append to.`;
    return refuse(document, node, message);
  }
  const last = (list?.items.length ?? 0) - 1;
  const index = Math.min(after ?? last, last);
  const splice =
    list && last >= 0 && !isFlow(list)
      ? spliceBlock(document, found, index, entryYaml)
      : spliceOther(document, found, index, { entryYaml, value });
  if (!splice) return refuseLayout(document, node, pointer);
  const expected = withChange(document.value, pointer, (old) => {
    const items = Array.isArray(old) ? old : [];
    return [...items.slice(0, index + 1), value, ...items.slice(index + 1)];
  });
  return applySplice(document, splice, expected);
}

function spliceBlock(
  { source: { text } }: OpenDocument,
  { node, column }: Located,
  index: number,
  entryYaml: string,
): Splice | undefined {
  const sequence = node as YAMLSeq;
  const dash = dashOffset(sequence, index);
  const end = itemEnd(sequence, index);
  if (dash === undefined || end === undefined) return undefined;
  const indent = ' '.repeat(columnOf(text, dash));
  const newline = newlineOf(text);
  const lines = indentLines(entryYaml, indent + '- ', indent + '  ', newline);
  if (end > 0 && text[end - 1] === '\n') {
    // A block scalar ends behind its line end.
    return { offset: end, removed: '', inserted: lines + newline };
  }
  const isLast = index === sequence.items.length - 1;
  const stop = lineEnd(text, end);
  const offset = isLast ? endOfDeeperComments(text, stop, column) : stop;
  return { offset, removed: '', inserted: newline + lines };
}

function spliceOther(
  document: OpenDocument,
  { node, pair, column, inFlow }: Located,
  index: number,
  { entryYaml, value }: Entry,
): Splice | undefined {
  const { text } = document.source;
  const flow = node && loadYaml().isSeq(node) ? (node as YAMLSeq) : undefined;
  const inside = flow && text.slice(flow.range![0] + 1, flow.range![1] - 1).trim();
  if (flow && (inFlow || inside !== '')) {
    return insertIntoFlow(text, flow, index, printFlow(value));
  }
  if (inFlow) {
    if (!node || isEmpty(node)) return undefined;
    const removed = text.slice(node.range![0], node.range![1]);
    return { offset: node.range![0], removed, inserted: `[${printFlow(value)}]` };
  }
  const newline = newlineOf(text);
  const indent = ' '.repeat(Math.max(column, 0) + (pair ? listOffset(document) : 0));
  const lines = indentLines(entryYaml, indent + '- ', indent + '  ', newline);
  if (!pair) {
    if (!node || column >= 0) return undefined;
    const removed = text.slice(node.range![0], node.range![1]);
    return { offset: node.range![0], removed, inserted: lines };
  }
  return spliceBelowKey(text, pair, node, lines);
}

/** The indent of lists below their key in this document: as in its first list, else two. */
function listOffset({ contents, source: { text } }: OpenDocument): number {
  const yaml = loadYaml();
  let offset: number | undefined;
  if (contents) {
    yaml.visit(contents as never, {
      Pair(_, pair) {
        const { key, value } = pair as Pair<Node, Node | null>;
        if (!yaml.isSeq(value) || isFlow(value as YAMLSeq) || !key?.range) return undefined;
        const dash = dashOffset(value as YAMLSeq, 0);
        if (dash === undefined) return undefined;
        offset = columnOf(text, dash) - columnOf(text, key.range[0]);
        return yaml.visit.BREAK;
      },
    });
  }
  return offset === undefined || offset < 0 ? 2 : offset;
}

function nestedList(keys: readonly string[], entryYaml: string, offset: number): string {
  const indent = ' '.repeat(offset);
  const list = indentLines(entryYaml, indent + '- ', indent + '  ', '\n');
  return [...keys]
    .reverse()
    .reduce((block, key) => `  ${printFlow(key)}:\n${indentLines(block, '  ', '  ', '\n')}`, list);
}

function nest(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

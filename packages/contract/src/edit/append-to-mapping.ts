import type { Node, Pair, YAMLMap } from 'yaml';
import { parseSource } from '../source/yaml/parse-source';
import { formatPointer, joinPointer, parsePointer, type Pointer } from '../source/pointer';
import { applySplice, withChange } from './apply-splice';
import { isEmpty, isFlow, pairEnd } from './content-end';
import type { EditResult, Splice } from './edit-result';
import {
  columnOf,
  endOfDeeperComments,
  hasBlankLineBefore,
  indentLines,
  lineEnd,
  newlineOf,
} from './lines';
import { describe, kindOf, locate, refuse, refuseLayout, type Located } from './locate';
import { openDocument, type OpenDocument } from './open-document';
import { loadYaml } from '../source/yaml/yaml-tree';
import { printFlow } from './print-yaml';
import { spliceBelowKey } from './splice-below-key';
import { insertIntoFlow } from './splice-flow';

/** One `key: value` to add; `block` is what follows the colon: a space and the value, or a line end and an indented block. */
interface Member {
  readonly key: string;
  readonly block: string;
  readonly value: unknown;
}

/**
 * Adds `key` to the mapping at `pointer`, at its end. `valueYaml` is the value as a YAML text of its own.
 * A key that is there already is refused; a mapping that is absent or empty is made.
 */
export function appendToMapping(
  text: string,
  pointer: Pointer,
  key: string,
  valueYaml: string,
): EditResult {
  const opened = openDocument(text);
  if (opened.problem) return { problem: opened.problem };
  const { document } = opened;
  const entry = parseSource('', valueYaml);
  if (!entry.document) return { problem: entry.problems[0]! };
  const { value } = entry.document;
  const located = locate(document, joinPointer(pointer, key));
  if (located.problem) return { problem: located.problem };
  const { found } = located;
  if (found.missing.length === 0) {
    const message = `${describe(parsePointer(pointer))} has \`${key}\` already.`;
    return refuse(document, found.pair?.key ?? found.node, message);
  }
  const [first, ...rest] = found.missing;
  let block = memberBlock(valueYaml, value);
  let nested = value;
  for (const name of [...rest].reverse()) {
    block = indentLines(`${printFlow(name)}:${block}`, '\n  ', '  ', '\n');
    nested = { [name]: nested };
  }
  const present = [...parsePointer(pointer), key].slice(0, -found.missing.length);
  return appendMember(document, found, formatPointer(present), {
    key: first!,
    block,
    value: nested,
  });
}

/** Behind the `:`: a line end and an indented block, or a space and the value. */
function memberBlock(valueYaml: string, value: unknown): string {
  const inline = value === null || typeof value !== 'object' || /^[[{]/.test(valueYaml.trimStart());
  return inline
    ? ' ' + indentLines(valueYaml.trim(), '', '  ', '\n')
    : indentLines(valueYaml, '\n  ', '  ', '\n');
}

/** Adds a member at `at`, the deepest place on the path that the text has. */
export function appendMember(
  document: OpenDocument,
  found: Located,
  at: Pointer,
  member: Member,
): EditResult {
  const { node } = found;
  const yaml = loadYaml();
  const isNothing = node === null || (yaml.isScalar(node) && node.value === null);
  if (!isNothing && !yaml.isMap(node)) {
    const message = `${describe(parsePointer(at))} is ${kindOf(node)}; a mapping is needed to add \`${member.key}\` to.`;
    return refuse(document, node, message);
  }
  const lines = `${printFlow(member.key)}:${member.block}`;
  const splice = spliceMember(document, found, lines, member);
  if (!splice) return refuseLayout(document, node, at);
  const expected = withChange(document.value, joinPointer(at, member.key), () => member.value);
  return applySplice(document, splice, expected);
}

function spliceMember(
  document: OpenDocument,
  found: Located,
  lines: string,
  member: Member,
): Splice | undefined {
  const { node, pair, column, inFlow } = found;
  const { text } = document.source;
  const map = node && loadYaml().isMap(node) ? (node as YAMLMap) : undefined;
  if (map && !isFlow(map) && map.items.length > 0) return spliceIntoBlock(text, map, lines);
  if (map && (inFlow || !isBare(text, map))) {
    const printed = `${printFlow(member.key)}: ${printFlow(member.value)}`;
    return insertIntoFlow(text, map, map.items.length - 1, printed);
  }
  if (inFlow) return undefined;
  if (pair) {
    const indent = ' '.repeat(column + 2);
    return spliceBelowKey(text, pair, node, indentLines(lines, indent, indent, newlineOf(text)));
  }
  return column < 0 ? spliceAsDocument(text, node, lines) : undefined;
}

/** Behind the last member of a block mapping. */
function spliceIntoBlock(text: string, map: YAMLMap, lines: string): Splice | undefined {
  const newline = newlineOf(text);
  const last = map.items[map.items.length - 1] as Pair<Node, Node | null>;
  const [start] = last.key.range!;
  const indent = ' '.repeat(columnOf(text, start));
  const end = pairEnd(last);
  if (end === undefined) return undefined;
  const inserted = indentLines(lines, indent, indent, newline);
  if (end > 0 && text[end - 1] === '\n') {
    return { offset: end, removed: '', inserted: inserted + newline };
  }
  const offset = endOfDeeperComments(text, lineEnd(text, end), indent.length);
  // Where blank lines part the members, one parts the new one too.
  const gap = hasBlankLineBefore(text, start) ? newline : '';
  return { offset, removed: '', inserted: newline + gap + inserted };
}

/** In place of a document without members, or at the end of a text without a value. */
function spliceAsDocument(text: string, node: Node | null, lines: string): Splice {
  const newline = newlineOf(text);
  const inserted = indentLines(lines, '', '', newline);
  if (node && !isEmpty(node)) {
    const [start, end] = node.range!;
    return { offset: start, removed: text.slice(start, end), inserted };
  }
  if (text === '' || text.endsWith('\n') || text === '\uFEFF') {
    return { offset: text.length, removed: '', inserted: inserted + newline };
  }
  return { offset: text.length, removed: '', inserted: newline + inserted };
}

/** Whether nothing is written between the brackets. */
function isBare(text: string, { range }: YAMLMap): boolean {
  return text.slice(range![0] + 1, range![1] - 1).trim() === '';
}

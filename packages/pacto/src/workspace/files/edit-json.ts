// Edits JSON and keeps every other byte. `jsonc-parser` can edit too, but it reformats the lines that it
// touches.
import { findNodeAtLocation, parse, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { isDeepStrictEqual } from 'node:util';
import type { PlannedWrites } from './planned-writes';

type Path = (string | number)[];

/**
 * Plans setting one member of a JSON file (comments and trailing commas are accepted). An existing
 * member is replaced. Otherwise it is added at the end of its object or array, with the objects
 * above it. Every other byte stays. An absent file starts as `{}`.
 */
export function editJson(writes: PlannedWrites, path: string, at: Path, value: unknown): void {
  const old = writes.readToEdit(path);
  const text = old === undefined || old.trim() === '' ? '{}\n' : old;
  const tree = checkJson(path, text);
  const present = findNodeAtLocation(tree, at);
  const next = present ? replaceNode(text, present, value) : addMember(text, tree, at, value);
  if (next === undefined || !isDeepStrictEqual(valueAt(next, at), value)) {
    throw new Error(`\`${at.join('.')}\` cannot be set in ${path}. Make this edit by hand.`);
  }
  writes.write(path, next);
}

/** The syntax tree of a JSON object; an `Error` with the line for anything else. */
export function checkJson(path: string, text: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length === 0 && tree?.type === 'object') return tree;
  const line = text.slice(0, errors[0]?.offset ?? 0).split('\n').length;
  throw new Error(
    `${path}:${line} is not valid JSON (comments are accepted), so it cannot be edited. Fix the file and try again.`,
  );
}

function replaceNode(text: string, node: Node, value: unknown): string {
  const printed = print(text, node.parent, value, indentAt(text, node.offset));
  return text.slice(0, node.offset) + printed + text.slice(node.offset + node.length);
}

function addMember(text: string, tree: Node, at: Path, value: unknown): string | undefined {
  let depth = at.length - 1;
  while (depth > 0 && !findNodeAtLocation(tree, at.slice(0, depth))) depth--;
  const container = depth === 0 ? tree : findNodeAtLocation(tree, at.slice(0, depth))!;
  if (container.type !== (typeof at[depth] === 'number' ? 'array' : 'object')) return undefined;
  const nested = at
    .slice(depth + 1)
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const key = container.type === 'object' ? `${JSON.stringify(at[depth])}: ` : '';
  const last = container.children?.[container.children.length - 1];
  return last ? addBehind(text, last, key, nested) : addFirst(text, container, key, nested);
}

function addFirst(text: string, container: Node, key: string, value: unknown): string {
  const base = indentAt(text, container.offset);
  const indent = base + unitAt(text, container);
  const newline = newlineOf(text);
  const close = container.offset + container.length - 1;
  const before = text.slice(0, close).replace(/\s+$/, '');
  return `${before}${newline}${indent}${key}${print(text, container, value, indent)}${newline}${base}${text.slice(close)}`;
}

/** A comma and comments on the line of the last member. The comments stay with it. */
const REST_OF_LINE = /^[ \t]*(,?)[ \t]*(?:\/\*[^\r\n]*?\*\/[ \t]*)*(?:\/\/[^\r\n]*)?/;

function addBehind(text: string, last: Node, key: string, value: unknown): string {
  const end = last.offset + last.length;
  const indent = indentAt(text, last.offset);
  const printed = key + print(text, last.parent, value, indent);
  const lineStart = text.lastIndexOf('\n', last.offset - 1) + 1;
  const isOnOwnLine = text.slice(lineStart, last.offset) === indent;
  if (!isOnOwnLine) return `${text.slice(0, end)}, ${printed}${text.slice(end)}`;
  const [rest, comma] = REST_OF_LINE.exec(text.slice(end))!;
  const next = newlineOf(text) + indent + printed;
  if (rest.trim() === '') return `${text.slice(0, end)},${next}${text.slice(end)}`;
  const own = comma === ',' ? rest : `,${rest}`;
  return `${text.slice(0, end)}${own}${next}${comma}${text.slice(end + rest.length)}`;
}

function print(text: string, container: Node | undefined, value: unknown, indent: string): string {
  const printed = JSON.stringify(value, undefined, unitAt(text, container));
  return printed.replace(/\n/g, newlineOf(text) + indent);
}

function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)![0];
}

/** By how much the nearest object or array indents what is in it. An empty one, or one in a line, does not show it. */
function unitAt(text: string, container: Node | undefined): string {
  for (let node = container; node !== undefined; node = node.parent) {
    const [first] = node.children ?? [];
    if (first === undefined || node.type === 'property') continue;
    const base = indentAt(text, node.offset);
    const indent = indentAt(text, first.offset);
    const isInNewLine = text.slice(node.offset, first.offset).includes('\n');
    if (isInNewLine && indent !== base && indent.startsWith(base)) return indent.slice(base.length);
  }
  return '  ';
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function valueAt(text: string, at: Path): unknown {
  let value: unknown = parse(text, undefined, { allowTrailingComma: true });
  for (const token of at) value = (value as Record<string | number, unknown> | undefined)?.[token];
  return value;
}

// Writes data as YAML that has the same meaning in versions 1.1 and 1.2. Output has only mappings, lists
// and scalars: no anchors, no tags, no folded text.
import { isObject } from '../../source/mapping';
import { literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import { asListed, type KeyOrder } from './key-order';
import { isBlockText, isPlainText, quoteText } from './plain-text';
import { writeNumber } from './write-number';

/** Go's YAML refuses a longer key unless it follows `?`; escapes count. */
const KEY_LIMIT = 1000;

interface YamlLine {
  readonly text: string;
  /** The place of the value that the line writes, or begins to write. */
  readonly pointer: Pointer;
}

/** The text of a YAML file. The value holds JSON data, with the texts of long numbers beside it. */
export function writeYaml(value: unknown, order = asListed): string {
  return (
    yamlLines(value, order)
      .map(({ text }) => text)
      .join('\n') + '\n'
  );
}

export function yamlLines(value: unknown, order: KeyOrder): YamlLine[] {
  const lines: YamlLine[] = [];
  if (isFilled(value)) writeNested(value, '', '', { lines, order });
  else for (const text of inlineLines(value, '  ')) lines.push({ text, pointer: '' });
  return lines;
}

type Filled = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Whether a value needs lines of its own: it is a list or mapping with entries. */
function isFilled(value: unknown): value is Filled {
  return isObject(value) && Object.keys(value).length > 0;
}

interface Writing {
  readonly lines: YamlLine[];
  readonly order: KeyOrder;
}

function writeNested(value: Filled, pointer: Pointer, indent: string, writing: Writing): void {
  if (Array.isArray(value)) writeList(value, pointer, indent, writing);
  else writeMapping(value as Readonly<Record<string, unknown>>, pointer, indent, writing);
}

function writeMapping(
  mapping: Readonly<Record<string, unknown>>,
  above: Pointer,
  indent: string,
  writing: Writing,
): void {
  const { lines, order } = writing;
  for (const key of order(Object.keys(mapping), above)) {
    const value = mapping[key];
    const pointer = joinPointer(above, key);
    const name = isPlainText(key) ? key : quoteText(key);
    const isLong = name.length > KEY_LIMIT;
    if (isLong) lines.push({ text: `${indent}? ${name}`, pointer });
    const head = isLong ? `${indent}:` : `${indent}${name}:`;
    if (isFilled(value)) {
      lines.push({ text: head, pointer });
      writeNested(value, pointer, `${indent}  `, writing);
    } else {
      const [first, ...rest] = inlineLines(value, `${indent}  `, literalAt(mapping, key));
      lines.push({ text: `${head} ${first}`, pointer });
      for (const text of rest) lines.push({ text, pointer });
    }
  }
}

function writeList(
  items: readonly unknown[],
  above: Pointer,
  indent: string,
  writing: Writing,
): void {
  const { lines } = writing;
  for (const [index, item] of items.entries()) {
    const pointer = joinPointer(above, index);
    const at = lines.length;
    if (isFilled(item)) {
      writeNested(item, pointer, `${indent}  `, writing);
      // The first line of the entry follows its dash.
      const first = lines[at]!;
      lines[at] = { ...first, text: `${indent}- ${first.text.slice(indent.length + 2)}` };
    } else {
      const [first, ...rest] = inlineLines(item, `${indent}  `, literalAt(items, index));
      lines.push({ text: `${indent}- ${first}`, pointer });
      for (const text of rest) lines.push({ text, pointer });
    }
  }
}

/** The text after a key or dash, and the lines below for a text with line ends. */
function inlineLines(value: unknown, indent: string, literal?: string): string[] {
  switch (typeof value) {
    case 'string':
      return textLines(value, indent);
    case 'number':
      return [writeNumber(value, literal)];
    case 'boolean':
      return [String(value)];
    default:
      if (value === null) return ['null'];
      if (value === undefined) throw new TypeError('An absent value cannot be written as YAML.');
      return [Array.isArray(value) ? '[]' : '{}'];
  }
}

function textLines(text: string, indent: string): string[] {
  if (isPlainText(text)) return [text];
  if (!isBlockText(text)) return [quoteText(text)];
  const endsInLine = text.endsWith('\n');
  const body = (endsInLine ? text.slice(0, -1) : text).split('\n');
  return [endsInLine ? '|' : '|-', ...body.map((line) => (line === '' ? '' : indent + line))];
}

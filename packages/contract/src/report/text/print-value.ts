// Values of contracts on one line, as reports show them.
import { firstDifference } from '../../source/first-difference';
import { literalAt } from '../../source/number-literals';
import { cutToWidth } from './display-width';
import { oneLine } from './escape-text';

const DEEPEST = 6;
/** How much of two values is compared. */
const LONGEST = 100_000;
const LOOKS_LIKE_ANOTHER_TYPE = /^(|-?[\d.].*|true|false|null|none|[[{"'].*|\s.*|.*\s)$/s;

/**
 * An old or new value on one line of at most `width` cells: text as it is, unless it would pass for
 * a number or a list, the rest as JSON. `none` is what is not there.
 */
export function printValue(value: unknown, width: number): string {
  return printHeld({ value }, 'value', width);
}

/** The value at a key of what holds it, with the digits that its author wrote. */
export function printHeld(holder: object, key: string, width: number): string {
  const value = (holder as Record<string, unknown>)[key];
  if (value === undefined) return 'none';
  const text =
    typeof value === 'string' && !LOOKS_LIKE_ANOTHER_TYPE.test(value)
      ? value
      : compact(holder, key, DEEPEST, width);
  return cutToWidth(oneLine(text), width);
}

/**
 * The values at two keys, each on one line of at most `width` cells. Long texts are shown from
 * where they differ.
 */
export function printPair(
  holder: object,
  keys: readonly [string, string],
  width: number,
): [string, string] {
  const [one, other] = keys.map((key) => printHeld(holder, key, width)) as [string, string];
  if (!looksEqual(one, other)) return [one, other];
  const [a, b] = keys.map((key) => compact(holder, key, DEEPEST, LONGEST)) as [string, string];
  if (a === b) return [one, other];
  const from = firstDifference(a, b) - Math.ceil(width / 3);
  return [cutAround(a, from, width), cutAround(b, from, width)];
}

/** Whether all that two texts differ in was cut, or is a quote. */
function looksEqual(one: string, other: string): boolean {
  if (one === other) return true;
  const isCut = [one, other].every((text) => text.endsWith('...'));
  const [a, b] = [one, other].map((text) => text.replace(/^"/, '').replace(/\.\.\.$/, ''));
  return isCut && (a!.startsWith(b!) || b!.startsWith(a!));
}

/** The text from an offset on, with dots where it was cut. */
function cutAround(text: string, from: number, width: number): string {
  if (from <= 3) return cutToWidth(oneLine(text), width);
  // A character takes at most a few cells, and its second half does not begin a text.
  const start = /[\udc00-\udfff]/.test(text[from]!) ? from + 1 : from;
  return cutToWidth(oneLine(`...${text.slice(start, start + 4 * width)}`), width);
}

/** JSON of what can be seen of a value: no deeper and not much longer than asked. */
function compact(holder: object, name: string, depth: number, width: number): string {
  const value = (holder as Record<string, unknown>)[name];
  if (value === null || typeof value !== 'object') {
    return literalAt(holder, name) ?? JSON.stringify(value) ?? String(value);
  }
  const list = Array.isArray(value);
  if (depth === 0) return list ? '[...]' : '{...}';
  let text = list ? '[' : '{';
  for (const key of Object.keys(value)) {
    if (text.length > 1) text += ', ';
    if (text.length > width) return text;
    text += (list ? '' : `${JSON.stringify(key)}: `) + compact(value, key, depth - 1, width);
  }
  return text + (list ? ']' : '}');
}

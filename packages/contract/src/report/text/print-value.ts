import { literalAt } from '../../source/number-literals';
import { cutToWidth } from './display-width';
import { oneLine } from './neutralize';

const DEEPEST = 6;
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

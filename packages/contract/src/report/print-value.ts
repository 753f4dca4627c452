import { cutToWidth } from './display-width';
import { oneLine } from './neutralize';

const DEEPEST = 6;
const LOOKS_LIKE_ANOTHER_TYPE = /^(|-?[\d.].*|true|false|null|none|[[{"'].*|\s.*|.*\s)$/s;

/**
 * An old or new value on one line of at most `width` cells: text as it is, unless it would pass for
 * a number or a list, the rest as JSON. `none` is what is not there.
 */
export function printValue(value: unknown, width: number): string {
  if (value === undefined) return 'none';
  const text =
    typeof value === 'string' && !LOOKS_LIKE_ANOTHER_TYPE.test(value)
      ? value
      : compact(value, DEEPEST, width);
  return cutToWidth(oneLine(text), width);
}

/** JSON of what can be seen of a value: no deeper and not much longer than asked. */
function compact(value: unknown, depth: number, width: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? String(value);
  const list = Array.isArray(value);
  if (depth === 0) return list ? '[...]' : '{...}';
  let text = list ? '[' : '{';
  for (const [key, item] of Object.entries(value)) {
    if (text.length > 1) text += ', ';
    if (text.length > width) return text;
    text += (list ? '' : `${JSON.stringify(key)}: `) + compact(item, depth - 1, width);
  }
  return text + (list ? ']' : '}');
}

import { literalAt } from '../../source/number-literals';

/**
 * Characters that `JSON.stringify` does not escape, although they move a cursor, change the direction of
 * the text or are invisible. They occur only inside strings, where the escape is the same value.
 */
const LEFT_RAW =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Two blanks of indent, keys in the order of the value, a line end behind it. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value, markLongNumbers, 2)
    .replace(LEFT_RAW, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(MARKED, '$1');
  return `${text}\n`;
}

/** `JSON.stringify` would round them: their digits are marked, and the mark is removed afterwards. */
const MARK = '\u0000digits of a number:';
const MARKED = /"\\u0000digits of a number:(-?[\d.eE+-]+)"/g;

function markLongNumbers(this: unknown, key: string, value: unknown): unknown {
  const literal = typeof value === 'number' ? literalAt(this, key) : undefined;
  return literal === undefined ? value : MARK + literal;
}

import { code } from '../diagnostics/words';
import { firstDifference } from '../source/first-difference';

/** A cut text ends after 60 characters, so a difference before this one can be seen. */
const VISIBLE = 50;
const BEFORE_DIFFERENCE = 20;

/** A value in a message. */
export function printShort(value: unknown): string {
  return code(jsonOf(value));
}

/** Two different values in a message. Long ones are shown from where they differ. */
export function printShortPair(one: unknown, other: unknown): [string, string] {
  const texts: [string, string] = [jsonOf(one), jsonOf(other)];
  const first = firstDifference(...texts);
  if (first < VISIBLE) return [code(texts[0]), code(texts[1])];
  const from = first - BEFORE_DIFFERENCE;
  // The second half of a character does not begin a text.
  const start = /[\udc00-\udfff]/.test(texts[0].charAt(from)) ? from + 1 : from;
  return [code(`…${texts[0].slice(start)}`), code(`…${texts[1].slice(start)}`)];
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

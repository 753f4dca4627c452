/**
 * Characters that `JSON.stringify` does not escape, although they move a cursor, change the direction of
 * the text or are invisible. They occur only inside strings, where the escape is the same value.
 */
const LEFT_RAW =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Two blanks of indent, keys in the order of the value, a line end behind it. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    LEFT_RAW,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}

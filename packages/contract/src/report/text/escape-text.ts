/**
 * Contracts are other people's text. Nothing in it may move a cursor, hide or reorder what a reader
 * sees, begin a line of its own, or act as a command of the runner that shows the log.
 */

/**
 * Controls, lone surrogates, and format characters that are invisible or turn the direction of the
 * text. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

const ZERO_WIDTH_SPACE = '\u200b';

/** Every character that cannot be seen, written as an escape such as `\x1b` or `\u202e`. */
export function showUnseen(text: string): string {
  return text.replace(UNSEEN, (character) => escapeOf(character.codePointAt(0)!));
}

function escapeOf(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return codePoint <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/** Text for one line: white space runs become a blank, unseen characters become escapes. */
export function oneLine(text: string): string {
  return showUnseen(text.replace(/\s*[\r\n\t\v\f\u2028\u2029]\s*/g, ' ').trim());
}

/**
 * Splits text that a runner would execute in a log (`::command::`, `##[command]`, `##vso[command]`)
 * with a character without width, so it looks the same.
 */
export function breakCommands(text: string): string {
  return text
    .replace(/##(?=\w*\[)/g, `##${ZERO_WIDTH_SPACE}`)
    .replace(/(?<=^|\s)::(?=[A-Za-z])/g, `:${ZERO_WIDTH_SPACE}:`);
}

/** One line for a terminal or a log. */
export function logLine(text: string): string {
  return breakCommands(oneLine(text));
}

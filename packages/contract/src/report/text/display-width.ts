/** Widths in terminal cells, by grapheme: a wide character takes two cells, a combining mark none. */

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const NOTHING_BUT_MARKS = /^[\p{M}\u200c\u200d]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}/u;
/** Blocks with East Asian Width W or F, from the Unicode character database. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u;

interface Grapheme {
  readonly text: string;
  readonly width: number;
  /** UTF-16 offset in the text that it was taken from. */
  readonly offset: number;
}

export function graphemesOf(text: string): Grapheme[] {
  if (PRINTABLE_ASCII.test(text)) {
    return Array.from(text, (character, offset) => ({ text: character, width: 1, offset }));
  }
  const graphemes: Grapheme[] = [];
  for (const { segment, index } of new Intl.Segmenter('en').segment(text)) {
    graphemes.push({ text: segment, width: graphemeWidth(segment), offset: index });
  }
  return graphemes;
}

function graphemeWidth(grapheme: string): number {
  if (grapheme === '\u200b' || NOTHING_BUT_MARKS.test(grapheme)) return 0;
  return WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1;
}

export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + grapheme.width, 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0));
}

/** The text, or as much of it as leaves room for the dots that say that it goes on. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const dots = '.'.repeat(Math.max(Math.min(3, width), 0));
  let kept = '';
  let used = dots.length;
  for (const grapheme of graphemesOf(text)) {
    used += grapheme.width;
    if (used > width) break;
    kept += grapheme.text;
  }
  return kept + dots;
}

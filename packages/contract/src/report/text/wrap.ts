import { displayWidth } from './display-width';

/**
 * Lines of at most `width` cells, broken at blanks. A word that is longer keeps its own line whole:
 * a path or an address that is cut cannot be clicked.
 */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').filter((word) => word !== '')) {
    const cells = displayWidth(word);
    if (line !== '' && used + 1 + cells > width) {
      lines.push(line);
      line = '';
    }
    used = line === '' ? cells : used + 1 + cells;
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Lines of at most `width` cells; all but the first are indented by two. */
export function wrapIndented(text: string, width: number): string[] {
  return wrapWords(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** Wrapped after a label; the following lines are aligned with the first word. */
export function wrapLabelled(label: string, text: string, width: number): string[] {
  const indent = displayWidth(label);
  return wrapWords(text, width - indent).map((line, index) =>
    index === 0 ? label + line : ' '.repeat(indent) + line,
  );
}

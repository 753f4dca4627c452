const BYTE_ORDER_MARK = '\uFEFF';

export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith(BYTE_ORDER_MARK) ? 1 : start;
}

/** Offset of the line end (of `\r\n`, of `\n` or of the text) that follows. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** 0-based column. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The line end of the file: that of its first line. */
export function newlineOf(text: string): string {
  const feed = text.indexOf('\n');
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** Every line but empty ones moved right; the first is given its own prefix. */
export function indentLines(block: string, first: string, rest: string, newline: string): string {
  return block
    .trimEnd()
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? first + line : line === '' ? '' : rest + line))
    .join(newline);
}

/**
 * The offset after the comment lines that follow `offset` and are indented deeper than `column`:
 * they belong to the line before them. `offset` is a line end.
 */
export function endOfDeeperComments(text: string, offset: number, column: number): number {
  let end = offset;
  let next = offset;
  while (next < text.length) {
    const start = text.indexOf('\n', next) + 1;
    if (start === 0 || start >= text.length) break;
    next = lineEnd(text, start);
    const line = text.slice(start, next);
    const comment = /^( *)#/.exec(line);
    if (comment && comment[1]!.length > column) end = next;
    else if (line.trim() !== '') break;
  }
  return end;
}

/** Whether a blank line is before the line of `offset`, or before the comments above it. */
export function hasBlankLineBefore(text: string, offset: number): boolean {
  const above = text.slice(0, lineStart(text, offset)).split('\n').slice(0, -1);
  let line = above.pop();
  while (line?.trimStart().startsWith('#')) line = above.pop();
  return line !== undefined && line.trim() === '';
}

import type { Range } from '../source/range';
import type { Excerpt } from './excerpt';

/** An excerpt in which every character of these ranges is a star, so that columns stay as they are. */
export function maskExcerpt(excerpt: Excerpt, secrets: readonly Range[]): Excerpt {
  const { firstLine } = excerpt;
  const lines = excerpt.lines.map((text, index) => {
    const line = firstLine + index;
    return secrets.reduce((shown, { start, end }) => {
      if (line < start.line || line > end.line) return shown;
      const from = line === start.line ? start.column - 1 : 0;
      const to = line === end.line ? end.column - 1 : shown.length;
      const hidden = shown.slice(from, to).replace(/\S/g, '*');
      return shown.slice(0, from) + hidden + shown.slice(to);
    }, text);
  });
  return { firstLine, lines };
}

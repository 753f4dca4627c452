/**
 * The source around a range: line numbers in a gutter, the range underlined. Everything is counted
 * in terminal cells, since a UTF-16 column is neither what is seen nor what a tab or an emoji takes.
 */
import type { Range } from '../../source/range';
import type { Excerpt } from '../../diagnostics/excerpt';
import { displayWidth, graphemesOf } from '../text/display-width';
import { breakCommands, showUnseen } from '../text/escape-text';

interface FramePaint {
  gutter(text: string): string;
  mark(text: string): string;
}

const CONTEXT = 2;
const TAB = 4;
const DOTS = '...';
/** If a range has more lines than this, the first three and the last are shown. */
const MOST_RANGE_LINES = 5;
const FIRST_RANGE_LINES = 3;
/** Raw characters of a line that are looked at; a minified file may be one line of a megabyte. */
const MOST_CHARACTERS = 4096;
const LEAST_CELLS = 16;

/** One printed grapheme: its place in the raw line, and its cells. */
interface Cell {
  readonly text: string;
  readonly offset: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Lines without line ends; none when the excerpt does not reach the range. */
export function buildCodeFrame(
  excerpt: Excerpt,
  range: Range,
  width: number,
  paint: FramePaint,
): string[] {
  const start = range.start;
  const end = lastPosition(range);
  const last = Math.min(end.line + CONTEXT, excerpt.firstLine + excerpt.lines.length - 1);
  const first = Math.max(start.line - CONTEXT, excerpt.firstLine);
  if (start.line < excerpt.firstLine || start.line > last) return [];

  const digits = String(last).length;
  const room = Math.max(width - digits - 5, LEAST_CELLS);
  const skipped = rawOffset(excerpt, start);
  const cellsOfLine = (line: number) => layOut(excerpt.lines[line - excerpt.firstLine], skipped);
  const covered = (line: number, cells: readonly Cell[]) => coveredCells(line, cells, start, end);

  const shown = linesToShow(first, last, start.line, end.line);
  const laid = new Map(shown.map((line) => [line, cellsOfLine(line)]));
  const left = windowStart([...laid.values()], covered(start.line, laid.get(start.line)!), room);

  const frame: string[] = [];
  let previous = first - 1;
  for (const line of shown) {
    if (line > previous + 1) frame.push(paint.gutter(`  ${' '.repeat(digits)} ${DOTS}`));
    previous = line;
    const cells = laid.get(line)!;
    const inRange = line >= start.line && line <= end.line;
    const number = String(line).padStart(digits);
    const head = inRange
      ? `${paint.mark('>')} ${paint.gutter(`${number} |`)}`
      : paint.gutter(`  ${number} |`);
    frame.push(`${head} ${breakCommands(cutToWindow(cells, left, room))}`.trimEnd());
    const under = inRange ? underline(covered(line, cells), left, room) : '';
    if (under !== '') {
      frame.push(
        `${paint.gutter(`  ${' '.repeat(digits)} |`)} ${under.replace(/\^+/, paint.mark)}`,
      );
    }
  }
  return frame;
}

/** The end of a range as a place in its last line; a range that ends before a first column ends in the line above. */
function lastPosition({ start, end }: Range): { line: number; column: number } {
  if (end.line > start.line && end.column <= 1) return { line: end.line - 1, column: Infinity };
  return end.line < start.line ? start : end;
}

function rawOffset(excerpt: Excerpt, start: Range['start']): number {
  const line = excerpt.lines[start.line - excerpt.firstLine];
  if (line.length <= MOST_CHARACTERS) return 0;
  const offset = Math.max(Math.min(start.column - 1, line.length) - MOST_CHARACTERS / 4, 0);
  return /^[\udc00-\udfff]/.test(line.slice(offset)) ? offset - 1 : offset;
}

function linesToShow(first: number, last: number, start: number, end: number): number[] {
  const shown: number[] = [];
  for (let line = first; line <= last; line++) {
    const folded =
      end - start >= MOST_RANGE_LINES && line >= start + FIRST_RANGE_LINES && line < end;
    if (!folded) shown.push(line);
  }
  return shown;
}

function layOut(line: string, skipped: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const grapheme of graphemesOf(line.slice(skipped, skipped + MOST_CHARACTERS))) {
    const offset = skipped + grapheme.offset;
    const text = grapheme.text === '\t' ? ' '.repeat(TAB - (at % TAB)) : showUnseen(grapheme.text);
    const width = text === grapheme.text ? grapheme.width : displayWidth(text);
    cells.push({ text, offset, end: offset + grapheme.text.length, from: at, to: at + width });
    at += width;
  }
  return cells;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The part of a line that the range covers. Lines after the first count from their first visible
 * character.
 */
function coveredCells(
  line: number,
  cells: readonly Cell[],
  start: Range['start'],
  end: Range['end'],
): Span | undefined {
  const from = line === start.line ? start.column - 1 : 0;
  const to = line === end.line ? Math.max(end.column - 1, from + 1) : Infinity;
  let inside = cells.filter((cell) => cell.end > from && cell.offset < to);
  if (line > start.line) {
    const visible = inside.findIndex((cell) => cell.text.trim() !== '');
    inside = visible < 0 ? [] : inside.slice(visible);
  }
  if (inside.length > 0) {
    const begin = inside[0].from;
    return { from: begin, to: Math.max(inside[inside.length - 1].to, begin + 1) };
  }
  if (line > start.line) return undefined;
  const width = widthOf(cells);
  return { from: width, to: width + 1 };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.length === 0 ? 0 : cells[cells.length - 1].to;
}

/** The first cell that is shown: 0 unless a line is too long and the range is far to the right. */
function windowStart(lines: readonly Cell[][], range: Span | undefined, room: number): number {
  const longest = Math.max(...lines.map(widthOf), range?.to ?? 0);
  if (!range || longest <= room || range.to + DOTS.length <= room) return 0;
  const around = Math.max(room - (range.to - range.from), 2 * DOTS.length + 2);
  return Math.max(Math.min(range.from - Math.floor(around / 2), longest - room), 0);
}

function cutToWindow(cells: readonly Cell[], left: number, room: number): string {
  const width = widthOf(cells);
  const cutLeft = left > 0 && width > 0;
  const cutRight = width > left + room;
  const from = left + (cutLeft ? DOTS.length : 0);
  const to = left + room - (cutRight ? DOTS.length : 0);
  if (width <= from) return cutLeft ? DOTS : '';
  let text = '';
  let at = from;
  for (const cell of cells) {
    if (cell.from < from || cell.to > to) continue;
    text += ' '.repeat(cell.from - at) + cell.text;
    at = cell.to;
  }
  if (cutRight) text += ' '.repeat(Math.max(to - at, 0));
  return (cutLeft ? DOTS : '') + text + (cutRight ? DOTS : '');
}

function underline(range: Span | undefined, left: number, room: number): string {
  if (!range) return '';
  const from = Math.max(range.from - left, left > 0 ? DOTS.length : 0);
  const to = Math.min(range.to - left, room);
  return to > from ? ' '.repeat(from) + '^'.repeat(to - from) : '';
}

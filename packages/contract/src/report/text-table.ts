import { cutToWidth, displayWidth, padEnd } from './display-width';

export interface TextCell {
  readonly text: string;
  /** Applied to the padded text. */
  readonly colour?: (text: string) => string;
}

export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Is cut before all others. */
  readonly yields?: boolean;
}

const GAP = '  ';
const LEAST_COLUMN = 3;
const LEAST_YIELDING = 6;

/** Lines of at most `width` cells: the widest columns are cut until the row fits. */
export function layOutTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
  width: number,
  titleColour: (text: string) => string,
): string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index].text))),
  );
  shrink(widths, columns, width - GAP.length * (columns.length - 1));
  const line = (cells: readonly TextCell[]) =>
    cells
      .map(({ text, colour }, index) => {
        const last = index === cells.length - 1;
        const cell = alignCell(text, widths[index], columns[index].align, last);
        return colour ? colour(cell) : cell;
      })
      .join(GAP);
  return [
    line(columns.map(({ title }) => ({ text: title, colour: titleColour }))),
    ...rows.map(line),
  ];
}

function alignCell(text: string, width: number, align: TextColumn['align'], last: boolean): string {
  const cut = cutToWidth(text, width);
  if (align === 'right') return ' '.repeat(width - displayWidth(cut)) + cut;
  return last ? cut : padEnd(cut, width);
}

function shrink(widths: number[], columns: readonly TextColumn[], room: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (; excess > 0; excess--) {
    const yielding = widths.map((width, index) => (columns[index].yields ? width : 0));
    const candidates = yielding.some((width) => width > LEAST_YIELDING) ? yielding : widths;
    const widest = candidates.indexOf(Math.max(...candidates));
    if (widths[widest] <= LEAST_COLUMN) return;
    widths[widest]--;
  }
}

// Lays out a table for the terminal, whose columns fit its width.
import { cutToWidth, displayWidth, padEnd } from './display-width';

interface TextCell {
  readonly text: string;
  /** Applied to the padded text. */
  readonly colour?: (text: string) => string;
}

export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The width of the column if the table is too wide. */
  readonly short?: { readonly title: string; text?(text: string): string };
}

const GAP = '  ';
const LEAST_COLUMN = 3;

/** Lines of at most `width` cells: columns are shortened, in their order, until the rows fit; then the widest are cut. */
export function layOutTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
  width: number,
  titleColour: (text: string) => string,
): string[] {
  const room = width - GAP.length * (columns.length - 1);
  let table = { columns, rows, widths: widthsOf(columns, rows) };
  for (const index of columns.keys()) {
    if (sum(table.widths) > room && columns[index].short) table = shortenColumn(table, index);
  }
  cutWidest(table.widths, room);
  return linesOf(table, titleColour);
}

interface Table {
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly TextCell[])[];
  readonly widths: number[];
}

function linesOf(
  { columns, rows, widths }: Table,
  titleColour: (text: string) => string,
): string[] {
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

function alignCell(
  text: string,
  width: number,
  align: TextColumn['align'],
  isLast: boolean,
): string {
  const cut = cutToWidth(text, width);
  if (align === 'right') return ' '.repeat(width - displayWidth(cut)) + cut;
  return isLast ? cut : padEnd(cut, width);
}

function widthsOf(columns: Table['columns'], rows: Table['rows']): number[] {
  return columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index].text))),
  );
}

function shortenColumn({ columns, rows }: Table, index: number): Table {
  const { title, text = (whole: string) => whole } = columns[index].short!;
  const shorter = {
    columns: columns.map((column, at) => (at === index ? { ...column, title } : column)),
    rows: rows.map((row) =>
      row.map((cell, at) => (at === index ? { ...cell, text: text(cell.text) } : cell)),
    ),
  };
  return { ...shorter, widths: widthsOf(shorter.columns, shorter.rows) };
}

function cutWidest(widths: number[], room: number): void {
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest] <= LEAST_COLUMN) return;
    widths[widest]--;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

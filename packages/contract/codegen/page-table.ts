/** A Markdown table for a generated page, padded as prettier would. The first row is its head. */
export function printPageTable(rows: readonly (readonly string[])[]): string {
  const [head] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const ruler = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), ruler, ...rows.slice(1).map(line)].join('\n');
}

import type { Position, Range } from './range';

/** A file's text, and the line and column of an offset. Lines end at LF, CRLF or CR. */
export class SourceText {
  #lineStarts: number[] | undefined;

  constructor(
    /** POSIX, relative to the workspace root. */
    readonly path: string,
    readonly text: string,
  ) {}

  positionAt(offset: number): Position {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** The inverse of `positionAt`. */
  offsetAt({ line, column }: Position): number {
    return (this.lineStarts()[line - 1] ?? this.text.length) + column - 1;
  }

  /** A range inside of the text: the YAML library places what is missing at the end behind the text. */
  rangeAt(start: number, end: number): Range {
    const from = Math.min(start, this.text.length);
    const to = Math.min(Math.max(end, from), this.text.length);
    return { start: this.positionAt(from), end: this.positionAt(to) };
  }

  /** The raw lines `first` to `last`, 1-based and inclusive, without their line ends. */
  lines(first: number, last: number): string[] {
    const starts = this.lineStarts();
    const lines: string[] = [];
    for (let line = Math.max(first, 1); line <= Math.min(last, starts.length); line++) {
      const end = starts[line] ?? this.text.length;
      lines.push(this.text.slice(starts[line - 1], end).replace(/\r?\n$|\r$/, ''));
    }
    return lines;
  }

  private lineStarts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let i = 0; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 10) starts.push(i + 1);
      else if (code === 13 && this.text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
}

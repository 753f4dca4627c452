// Values that end with their line or their lines: scalars in all styles, and collections in brackets.
import { readBlockScalar } from './block-scalar';
import { giveUp } from './not-simple';
import { endOfQuoted, foldLines, quotedValue } from './quoted-scalar';
import { Code } from './simple-cursor';
import { SimpleLineReader } from './simple-line-reader';

const INDENT = / */y;

export class SimpleScalarReader extends SimpleLineReader {
  /** Reads the value at `pos`. `parent` is the column of the mapping or list that holds it. */
  protected readInline(parent: number): unknown {
    const code = this.code();
    switch (code) {
      case Code.Quote:
      case Code.Apostrophe:
        return this.readQuoted(parent);
      case Code.Bar:
      case Code.Greater: {
        const start = this.pos;
        const { value, end } = readBlockScalar(this.text, start, parent);
        this.place(start, end, value, value);
        this.pos = end;
        this.nodeEnd = end;
        this.sawComment = false;
        this.skipToContent();
        if (this.column > parent) giveUp();
        return value;
      }
      case Code.OpenMap:
      case Code.OpenList: {
        const value = this.readFlow(parent, 1);
        const { node } = this;
        this.endValue(parent);
        this.node = node;
        return value;
      }
      default:
        return this.readPlain(parent);
    }
  }

  private endValue(parent: number): void {
    this.endLine();
    if (this.column > parent) giveUp();
  }

  private readQuoted(parent: number): string {
    const start = this.pos;
    const end = endOfQuoted(this.text, start);
    const raw = this.text.slice(start, end);
    for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
      INDENT.lastIndex = at + 1;
      const indent = INDENT.exec(raw)![0];
      if (raw[at + 1 + indent.length] !== '\n' && indent.length <= parent) giveUp();
    }
    const value = quotedValue(raw);
    this.pos = end;
    this.place(start, end, value, value);
    this.endValue(parent);
    return value;
  }

  private readPlain(parent: number): unknown {
    const { text } = this;
    this.refuseStart();
    const start = this.pos;
    let end = this.endOfPlainLine(start);
    if (text.charCodeAt(end) === Code.Colon) giveUp();
    let isFolded = false;
    for (let next = this.continuation(end, parent); next >= 0;) {
      isFolded = true;
      end = this.endOfPlainLine(next);
      if (text.charCodeAt(end) === Code.Colon) giveUp();
      next = this.continuation(end, parent);
    }
    end = this.trimEnd(end);
    const raw = text.slice(start, end);
    const source = isFolded ? foldLines(raw) : raw;
    this.pos = end;
    const value = this.plain(source, 'value');
    this.place(start, end, value, source);
    this.endValue(parent);
    return value;
  }

  /** Where a plain scalar that ends its line at `end` goes on; -1 where it does not. */
  private continuation(end: number, parent: number): number {
    const { text } = this;
    if (text.charCodeAt(end) !== Code.Newline) return -1;
    let lineStart = end + 1;
    for (let at = lineStart; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === Code.Tab) giveUp();
      if (code === Code.Newline) lineStart = at + 1;
      else if (code !== Code.Space) return code !== Code.Hash && at - lineStart > parent ? at : -1;
    }
    return -1;
  }
}

// The lines of a block: where the next content starts, and whether a key starts there.
import { giveUp } from './not-simple';
import { endOfQuoted } from './quoted-scalar';
import { Code } from './simple-cursor';
import { SimpleFlowReader } from './simple-flow-reader';

const KEY_LIMIT = 1000;
const NO_COLUMN = -1;

export class SimpleLineReader extends SimpleFlowReader {
  /** Where the value that was read last ends, with the rest of its line. */
  protected nodeEnd = 0;
  /** The column of the next line with content; `pos` is at its content. */
  protected column = NO_COLUMN;
  /** Whether a comment was passed since the last indicator or value. */
  protected sawComment = false;
  /** Where `endOfKey` looked last, and what it found. Several callers ask for the same place. */
  private keyStart = -1;
  private keyEnd = -1;

  /** Moves `pos` from the start of a line after a value to the next content. */
  protected skipToContent(): void {
    const deepest = this.skipComments();
    // Such a comment belongs to the value before it, so that value ends at another place.
    if (this.wantsPlaces && deepest > Math.max(this.column, 0)) giveUp();
  }

  /**
   * Moves `pos` from the start of a line to the next content. Returns the column of the comment farthest to the right,
   * -1 without a comment.
   */
  protected skipComments(): number {
    const { text } = this;
    let deepest = -1;
    this.column = NO_COLUMN;
    while (this.pos < text.length) {
      const start = this.pos;
      this.skipSpaces();
      const code = this.code();
      if (code === Code.Tab) giveUp();
      if (code === Code.Hash) {
        deepest = Math.max(deepest, this.pos - start);
        this.skipLine();
      } else if (code === Code.Newline) this.pos += 1;
      else if (this.pos < text.length) {
        this.column = this.pos - start;
        if (this.column === 0 && this.isMarker()) giveUp();
        break;
      }
    }
    if (deepest >= 0) this.sawComment = true;
    return deepest;
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.pos);
    this.pos = end < 0 ? this.text.length : end + 1;
  }

  /** Skips the rest of a line, which may be a comment. Returns false if the line holds more. */
  protected skipLineRest(): boolean {
    this.skipSpaces();
    const code = this.code();
    if (code === Code.Newline) {
      this.pos += 1;
      return true;
    }
    if (code === Code.Hash && this.isBlank(this.pos - 1)) {
      this.sawComment = true;
      this.skipLine();
      return true;
    }
    return this.pos >= this.text.length;
  }

  /** Ends a value that must be the last one in its line, and moves to the next content. */
  protected endLine(): void {
    if (!this.skipLineRest()) giveUp();
    this.nodeEnd = this.pos;
    this.sawComment = false;
    this.skipToContent();
  }

  /** Whether a mapping or a list starts here. */
  protected startsBlock(): boolean {
    return this.isDash() || this.endOfKey() >= 0;
  }

  /** Where a plain scalar ends in its line: at the line end, before a comment, or at the colon of a key. */
  protected endOfPlainLine(start: number): number {
    const { text } = this;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === Code.Newline) return at;
      if (code === Code.Tab) giveUp();
      if (code === Code.Colon && this.isBlank(at + 1)) return at;
      if (code === Code.Hash && text.charCodeAt(at - 1) === Code.Space) return at;
    }
    return text.length;
  }

  /** Returns the place of the colon that ends the key at `pos`; -1 without a key. */
  protected endOfKey(): number {
    if (this.keyStart !== this.pos) {
      this.keyEnd = this.findEndOfKey();
      this.keyStart = this.pos;
    }
    return this.keyEnd;
  }

  private findEndOfKey(): number {
    const { text, pos } = this;
    const code = this.code();
    let end: number;
    if (code === Code.Quote || code === Code.Apostrophe) {
      end = endOfQuoted(text, pos);
      while (text.charCodeAt(end) === Code.Space) end += 1;
      if (text.charCodeAt(end) !== Code.Colon || !this.isBlank(end + 1)) return -1;
    } else {
      if (code === Code.OpenMap || code === Code.OpenList) return -1;
      if (code === Code.Bar || code === Code.Greater) return -1;
      this.refuseStart();
      end = this.endOfPlainLine(pos);
      if (text.charCodeAt(end) !== Code.Colon) return -1;
    }
    if (end - pos > KEY_LIMIT) giveUp();
    return end;
  }
}

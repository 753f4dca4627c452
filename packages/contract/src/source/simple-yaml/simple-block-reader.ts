// Collections by indentation: a mapping or a list ends where a line starts further left.
import { keepLiteral } from '../number-literals';
import { readBlockScalar } from './block-scalar';
import { giveUp } from './not-simple';
import { endOfQuoted, foldLines, quotedValue } from './quoted-scalar';
import { Code, DEPTH_LIMIT, type Key } from './simple-cursor';
import { SimpleFlowReader } from './simple-flow-reader';
import { ListNode, MapNode, ScalarNode, type SimpleNode } from './simple-tree';

/**
 * Characters that some readers count as a line end or ignore, tags of git, and directives of a
 * document.
 */
const SPECIAL = /[\r\v\f\u0085\u2028\u2029\ufeff]|^<<<<<<<|^%/m;
const DOCUMENT_START = /(?:(?:[ ]*#[^\n]*)?\n)*---[ ]*\n/y;
const INDENT = / */y;
const KEY_LIMIT = 1000;
const NO_COLUMN = -1;

export class SimpleReader extends SimpleFlowReader {
  /** Where the value that was read last ends, with the rest of its line. */
  private nodeEnd = 0;
  /** The column of the next line with content; `pos` is at its content. */
  private column = NO_COLUMN;
  /** Whether a comment was passed since the last indicator or value. */
  private sawComment = false;
  /** Where a key was looked for last, and what was found. */
  private keyStart = -1;
  private keyEnd = -1;

  read(): unknown {
    const { text } = this;
    if (SPECIAL.test(text)) giveUp();
    DOCUMENT_START.lastIndex = 0;
    this.pos = DOCUMENT_START.exec(text)?.[0].length ?? 0;
    this.toContent(false);
    const first = this.code();
    let value: unknown;
    if (first === Code.OpenMap || first === Code.OpenList) {
      value = this.readFlow(-1, 1);
      this.endLine();
    } else {
      if (this.column < 0 || !this.startsBlock()) giveUp();
      value = this.readBlock(-1);
    }
    if (this.column >= 0) giveUp();
    return value;
  }

  /** From the start of a line to the next content. */
  private toContent(isInside = true): void {
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
    if (deepest < 0) return;
    this.sawComment = true;
    // Such a comment belongs to the value before it, so that value ends at another place.
    if (this.wantsPlaces && isInside && deepest > Math.max(this.column, 0)) giveUp();
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.pos);
    this.pos = end < 0 ? this.text.length : end + 1;
  }

  /** Over the rest of a line, which may hold a comment; false where it holds more. */
  private skipRest(): boolean {
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

  /** After a value that shares its line with nothing else. */
  private endLine(): void {
    if (!this.skipRest()) giveUp();
    this.nodeEnd = this.pos;
    this.sawComment = false;
    this.toContent();
  }

  /** Whether a mapping or a list starts here. */
  private startsBlock(): boolean {
    return this.isDash() || this.endOfKey() >= 0;
  }

  /** A value that starts on a line of its own, in a mapping or list of the column `parent`. */
  private readBlock(parent: number): unknown {
    if (this.path.length > DEPTH_LIMIT) giveUp();
    const { column } = this;
    if (this.isDash()) return this.readList(column, false);
    if (this.endOfKey() >= 0) return this.readMap(column);
    return this.readInline(parent);
  }

  private readList(column: number, isLevel: boolean): unknown {
    const start = this.pos;
    const items: unknown[] = [];
    const nodes: SimpleNode[] = [];
    do {
      this.pos += 1;
      this.path.push(items.length);
      items.push(this.readItem(column));
      this.path.pop();
      if (this.literal !== undefined) keepLiteral(items, items.length - 1, this.literal);
      this.literal = undefined;
      if (this.wantsPlaces) nodes.push(this.node!);
      // A comment between a list and the next key counts to the list where both have one column.
      if (isLevel && this.wantsPlaces && this.sawComment && !this.isDash()) giveUp();
    } while (this.column === column && this.isDash());
    if (this.column > column) giveUp();
    if (this.wantsPlaces) this.node = new ListNode([start, this.nodeEnd], nodes);
    return items;
  }

  private readItem(column: number): unknown {
    const lineStart = this.pos - 1 - column;
    this.sawComment = false;
    this.skipSpaces();
    const empty = this.pos;
    if (this.skipRest()) {
      this.toContent();
      return this.column > column ? this.readBlock(column) : this.readEmpty(empty);
    }
    const inner = this.pos - lineStart;
    if (!this.startsBlock()) return this.readInline(column);
    if (this.path.length > DEPTH_LIMIT) giveUp();
    return this.isDash() ? this.readList(inner, false) : this.readMap(inner);
  }

  private readMap(column: number): unknown {
    const start = this.pos;
    const result: Record<string, unknown> = {};
    const nodes: { key: ScalarNode; value: SimpleNode }[] = [];
    do {
      const key = this.readKey();
      this.enter(result, key);
      result[key.text] = this.readValue(column);
      this.leave(result, key.text);
      if (this.wantsPlaces) nodes.push({ key: key.node!, value: this.node! });
    } while (this.column === column);
    if (this.column > column) giveUp();
    if (this.wantsPlaces) this.node = new MapNode([start, this.nodeEnd], nodes);
    return result;
  }

  /** What follows the colon of a key in a mapping of the column `column`. */
  private readValue(column: number): unknown {
    this.sawComment = false;
    this.skipSpaces();
    const empty = this.pos;
    if (!this.skipRest()) return this.readInline(column);
    this.toContent();
    if (this.column > column) return this.readBlock(column);
    if (this.column === column && this.isDash()) {
      if (this.path.length > DEPTH_LIMIT) giveUp();
      return this.readList(column, true);
    }
    return this.readEmpty(empty);
  }

  private readEmpty(at: number): null {
    if (this.wantsPlaces && this.sawComment) giveUp();
    this.nodeEnd = at;
    if (this.wantsPlaces) this.node = new ScalarNode([at, at], null, '');
    return null;
  }

  private readInline(parent: number): unknown {
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
        this.toContent();
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

  /** Where a plain scalar ends in its line: at the line end, before a comment, or at the colon of a key. */
  private endOfPlainLine(start: number): number {
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
  private endOfKey(): number {
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

  /** Reads a key of a block mapping and its colon. */
  private readKey(): Key {
    const start = this.pos;
    const colon = this.endOfKey();
    if (colon < 0) giveUp();
    const end = this.trimEnd(colon);
    this.pos = colon + 1;
    return this.keyOf(start, end);
  }
}

// Collections by indentation: a mapping or a list ends where a line starts further left.
import { keepLiteral } from '../number-literals';
import { giveUp } from './not-simple';
import { Code, DEPTH_LIMIT, type Key } from './simple-cursor';
import { SimpleScalarReader } from './simple-scalar-reader';
import { ListNode, MapNode, ScalarNode, type SimpleNode } from './simple-tree';

/**
 * Characters that some readers count as a line end or ignore, tags of git, and directives of a
 * document.
 */
const SPECIAL = /[\r\v\f\u0085\u2028\u2029\ufeff]|^<<<<<<<|^%/m;
const DOCUMENT_START = /(?:(?:[ ]*#[^\n]*)?\n)*---[ ]*\n/y;

export class SimpleBlockReader extends SimpleScalarReader {
  read(): unknown {
    const { text } = this;
    if (SPECIAL.test(text)) giveUp();
    DOCUMENT_START.lastIndex = 0;
    this.pos = DOCUMENT_START.exec(text)?.[0].length ?? 0;
    // A comment here belongs to no value.
    this.skipComments();
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

  /** A value that starts on a line of its own, in a mapping or list of the column `parent`. */
  private readBlock(parent: number): unknown {
    if (this.path.length > DEPTH_LIMIT) giveUp();
    const { column } = this;
    if (this.isDash()) return this.readList(column, parent);
    if (this.endOfKey() >= 0) return this.readMap(column);
    return this.readInline(parent);
  }

  /** A list whose dashes are in the column `column`, in a mapping or list of the column `parent`. */
  private readList(column: number, parent: number): unknown {
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
      if (column === parent && this.wantsPlaces && this.sawComment && !this.isDash()) giveUp();
    } while (this.column === column && this.isDash());
    if (this.column > column) giveUp();
    if (this.wantsPlaces) this.node = new ListNode(start, this.nodeEnd, nodes);
    return items;
  }

  private readItem(column: number): unknown {
    const lineStart = this.pos - 1 - column;
    this.sawComment = false;
    this.skipSpaces();
    const empty = this.pos;
    if (this.skipLineRest()) {
      this.skipToContent();
      return this.column > column ? this.readBlock(column) : this.readEmpty(empty);
    }
    const inner = this.pos - lineStart;
    if (!this.startsBlock()) return this.readInline(column);
    if (this.path.length > DEPTH_LIMIT) giveUp();
    return this.isDash() ? this.readList(inner, column) : this.readMap(inner);
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
    if (this.wantsPlaces) this.node = new MapNode(start, this.nodeEnd, nodes);
    return result;
  }

  /** What follows the colon of a key in a mapping of the column `column`. */
  private readValue(column: number): unknown {
    this.sawComment = false;
    this.skipSpaces();
    const empty = this.pos;
    if (!this.skipLineRest()) return this.readInline(column);
    this.skipToContent();
    if (this.column > column) return this.readBlock(column);
    if (this.column === column && this.isDash()) {
      if (this.path.length > DEPTH_LIMIT) giveUp();
      return this.readList(column, column);
    }
    return this.readEmpty(empty);
  }

  private readEmpty(at: number): null {
    if (this.wantsPlaces && this.sawComment) giveUp();
    this.nodeEnd = at;
    if (this.wantsPlaces) this.node = new ScalarNode(at, at, null, '');
    return null;
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

// Collections in brackets: JSON, and what YAML writes like it.
import { keepLiteral } from '../number-literals';
import { giveUp } from './not-simple';
import { endOfQuoted, quotedValue } from './quoted-scalar';
import { Code, DEPTH_LIMIT, SimpleCursor, type Key } from './simple-cursor';
import { ListNode, MapNode, type ScalarNode, type SimpleNode } from './simple-tree';

export class SimpleFlowReader extends SimpleCursor {
  /** Reads a flow collection and moves `pos` behind its closing bracket. `level` is 1 for the outermost one. */
  protected readFlow(parent: number, level: number): unknown {
    if (this.path.length > DEPTH_LIMIT) giveUp();
    return this.code() === Code.OpenList
      ? this.readFlowList(parent, level)
      : this.readFlowMap(parent, level);
  }

  private readFlowList(parent: number, level: number): unknown {
    const start = this.pos;
    const items: unknown[] = [];
    const nodes: SimpleNode[] = [];
    this.pos += 1;
    this.skipFlowSpace(parent, level);
    while (this.code() !== Code.CloseList) {
      this.path.push(items.length);
      items.push(this.readFlowValue(parent, level));
      this.path.pop();
      if (this.literal !== undefined) keepLiteral(items, items.length - 1, this.literal);
      this.literal = undefined;
      if (this.wantsPlaces) nodes.push(this.node!);
      this.endFlowItem(parent, level, Code.CloseList);
    }
    this.pos += 1;
    if (this.wantsPlaces) this.node = new ListNode(start, this.pos, nodes);
    return items;
  }

  private readFlowMap(parent: number, level: number): unknown {
    const start = this.pos;
    const result: Record<string, unknown> = {};
    const nodes: { key: ScalarNode; value: SimpleNode }[] = [];
    this.pos += 1;
    this.skipFlowSpace(parent, level);
    while (this.code() !== Code.CloseMap) {
      const key = this.readFlowKey();
      this.enter(result, key);
      this.skipFlowSpace(parent, level);
      result[key.text] = this.readFlowValue(parent, level);
      this.leave(result, key.text);
      if (this.wantsPlaces) nodes.push({ key: key.node!, value: this.node! });
      this.endFlowItem(parent, level, Code.CloseMap);
    }
    this.pos += 1;
    if (this.wantsPlaces) this.node = new MapNode(start, this.pos, nodes);
    return result;
  }

  private endFlowItem(parent: number, level: number, close: number): void {
    this.skipFlowSpace(parent, level);
    if (this.code() === Code.Comma) {
      this.pos += 1;
      this.skipFlowSpace(parent, level);
    } else if (this.code() !== close) giveUp();
  }

  private readFlowKey(): Key {
    const start = this.pos;
    const code = this.code();
    const isQuoted = code === Code.Quote || code === Code.Apostrophe;
    const end = isQuoted ? endOfQuoted(this.text, start) : this.endOfFlowPlain();
    this.pos = end;
    this.skipSpaces();
    if (this.code() !== Code.Colon || (!isQuoted && !this.isBlank(this.pos + 1))) giveUp();
    this.pos += 1;
    return this.keyOf(start, end);
  }

  private readFlowValue(parent: number, level: number): unknown {
    const start = this.pos;
    const code = this.code();
    if (code === Code.OpenList || code === Code.OpenMap) return this.readFlow(parent, level + 1);
    const isQuoted = code === Code.Quote || code === Code.Apostrophe;
    const end = isQuoted ? endOfQuoted(this.text, start) : this.endOfFlowPlain();
    const raw = this.text.slice(start, end);
    if (isQuoted && raw.includes('\n')) giveUp();
    const source = isQuoted ? quotedValue(raw) : raw;
    const value = isQuoted ? source : this.plain(source, 'value');
    this.pos = end;
    this.place(start, end, value, source);
    return value;
  }

  private endOfFlowPlain(): number {
    const { text, pos } = this;
    this.refuseStart();
    const second = text[pos + 1] ?? '';
    if ('-?:'.includes(text[pos]!) && !/[\w.]/.test(second)) giveUp();
    let at = pos;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === Code.Newline || code === Code.Comma) break;
      if (code === Code.OpenList || code === Code.CloseList) break;
      if (code === Code.OpenMap || code === Code.CloseMap) break;
      if (code === Code.Tab) giveUp();
      if (code === Code.Hash && text.charCodeAt(at - 1) === Code.Space) giveUp();
      if (code === Code.Colon && (this.isBlank(at + 1) || ',[]{}'.includes(text[at + 1]!))) break;
    }
    const end = this.trimEnd(at);
    if (end === pos) giveUp();
    return end;
  }

  /** White space and line ends between the parts of a flow collection; lines in a block must be indented. */
  private skipFlowSpace(parent: number, level: number): void {
    for (;;) {
      const code = this.code();
      if (code === Code.Space || (code === Code.Tab && parent < 0)) this.pos += 1;
      else if (code === Code.Newline) {
        this.pos += 1;
        const start = this.pos;
        this.skipSpaces();
        const indent = this.pos - start;
        if (indent === 0 && this.isMarker()) giveUp();
        if (indent > parent || this.code() === Code.Newline) continue;
        const isEnd = this.code() === Code.CloseList || this.code() === Code.CloseMap;
        if (indent < parent || level > 1 || !isEnd) giveUp();
      } else if (code === Code.Hash) giveUp();
      else break;
    }
  }
}

// A place in a text, and what block and flow collections read in the same way: keys and plain scalars.
import { ambiguityOf } from '../ambiguity';
import { isExact, keepLiteral } from '../number-literals';
import { formatPointer, type PointerToken } from '../pointer';
import type { AmbiguousScalar } from '../source-document';
import { giveUp } from './not-simple';
import { mayBeAmbiguous, plainValue } from './plain-scalar';
import { quotedValue } from './quoted-scalar';
import { ScalarNode, type SimpleNode } from './simple-tree';

export const DEPTH_LIMIT = 90;

export const enum Code {
  Tab = 0x09,
  Newline = 0x0a,
  Space = 0x20,
  Quote = 0x22,
  Hash = 0x23,
  Apostrophe = 0x27,
  Comma = 0x2c,
  Dash = 0x2d,
  Colon = 0x3a,
  Greater = 0x3e,
  Question = 0x3f,
  OpenList = 0x5b,
  CloseList = 0x5d,
  OpenMap = 0x7b,
  Bar = 0x7c,
  CloseMap = 0x7d,
}

export interface Key {
  readonly text: string;
  readonly node: ScalarNode | undefined;
}

export class SimpleCursor {
  readonly ambiguous: AmbiguousScalar[] = [];
  /** The node of the value that was read last, if places are wanted. */
  node: SimpleNode | undefined;
  protected pos = 0;
  /** The text of the number that was read last, if a double cannot hold it. */
  protected literal: string | undefined;
  protected readonly path: PointerToken[] = [];

  constructor(
    protected readonly text: string,
    protected readonly wantsPlaces: boolean,
  ) {}

  protected code(): number {
    return this.text.charCodeAt(this.pos);
  }

  /** Whether what is at an offset ends a word: white space, or the end of the text. */
  protected isBlank(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return (
      code === Code.Space || code === Code.Newline || code === Code.Tab || at >= this.text.length
    );
  }

  protected isDash(): boolean {
    return this.code() === Code.Dash && this.isBlank(this.pos + 1);
  }

  protected skipSpaces(): void {
    while (this.code() === Code.Space) this.pos += 1;
  }

  protected isMarker(): boolean {
    const { text, pos } = this;
    return (text.startsWith('---', pos) || text.startsWith('...', pos)) && this.isBlank(pos + 3);
  }

  protected trimEnd(end: number): number {
    while (this.text.charCodeAt(end - 1) === Code.Space) end -= 1;
    return end;
  }

  protected place(start: number, end: number, value: unknown, source: string): void {
    if (this.wantsPlaces) this.node = new ScalarNode(start, end, value, source);
  }

  /** Characters that no plain scalar starts with, or that start something else. */
  protected refuseStart(): void {
    const { text, pos } = this;
    if ('&*!|>%@`,[]{}#"\''.includes(text[pos]!)) giveUp();
    if ('-?:'.includes(text[pos]!) && this.isBlank(pos + 1)) giveUp();
  }

  /** The value of a plain scalar, noted where it is ambiguous. */
  protected plain(source: string, on: 'key' | 'value'): unknown {
    const value = plainValue(source);
    if (typeof value === 'number' && on === 'value' && !isExact(source, value))
      this.literal = source;
    if (typeof value === 'number' || mayBeAmbiguous(source)) {
      const found = ambiguityOf(source, value, on);
      if (found)
        this.ambiguous.push({ pointer: formatPointer(this.path), on, source, value, ...found });
    }
    return value;
  }

  protected keyOf(start: number, end: number): Key {
    const raw = this.text.slice(start, end);
    const isQuoted = raw.startsWith('"') || raw.startsWith("'");
    if (isQuoted && raw.includes('\n')) giveUp();
    const text = isQuoted ? quotedValue(raw) : raw;
    let value: unknown = text;
    if (!isQuoted) {
      this.path.push(text);
      value = this.plain(text, 'key');
      this.path.pop();
    }
    return { text, node: this.wantsPlaces ? new ScalarNode(start, end, value, text) : undefined };
  }

  protected enter(result: object, { text }: Key): void {
    if (text === '<<' || text === '__proto__' || Object.hasOwn(result, text)) {
      giveUp();
    }
    this.path.push(text);
  }

  protected leave(result: object, key: string): void {
    this.path.pop();
    if (this.literal !== undefined) keepLiteral(result, key, this.literal);
    this.literal = undefined;
  }
}

// A place in the tokens of a `.proto` text, which are read one by one.
import { stringValue } from './proto-strings';
import { parseProtoTokens, ProtoSyntaxError } from './proto-tokens';
import type { ProtoToken } from './proto-tokens';

export class ProtoCursor {
  private readonly tokens: readonly ProtoToken[];
  private index = 0;

  constructor(text: string) {
    this.tokens = parseProtoTokens(text);
  }

  peek(ahead = 0): ProtoToken {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
  }

  next(): ProtoToken {
    const token = this.peek();
    if (token.kind !== 'end') this.index += 1;
    return token;
  }

  unexpected(token: ProtoToken, expected: string): ProtoSyntaxError {
    const seen = token.kind === 'end' ? 'the text ends' : `it has \`${token.text}\``;
    return new ProtoSyntaxError(`Expected ${expected} here, but ${seen}.`, token.start);
  }

  readString(): string {
    const token = this.next();
    if (token.kind !== 'string') throw this.unexpected(token, 'a text in quotes');
    const literals = [token.text];
    while (this.peek().kind === 'string') literals.push(this.next().text);
    return stringValue(literals);
  }

  readWord(expected: string): string {
    const token = this.next();
    if (token.kind !== 'word') throw this.unexpected(token, expected);
    return token.text;
  }

  expect(sign: string): void {
    const token = this.next();
    if (token.text !== sign || token.kind === 'string') throw this.unexpected(token, `\`${sign}\``);
  }

  accept(sign: string): boolean {
    const token = this.peek();
    if (token.text !== sign || token.kind !== 'sign') return false;
    this.next();
    return true;
  }

  readTypeName(): string {
    let name = this.accept('.') ? '.' : '';
    name += this.readWord('the name of a type');
    while (this.accept('.')) name += '.' + this.readWord('the name of a type');
    return name;
  }

  readInteger(): number {
    const sign = this.accept('-') ? -1 : 1;
    const token = this.next();
    const value = /^0[0-7]+$/.test(token.text) ? parseInt(token.text, 8) : Number(token.text);
    if (token.kind !== 'number' || !Number.isInteger(value)) {
      throw this.unexpected(token, 'a whole number');
    }
    return sign * value || 0;
  }

  /** The token that was read last. */
  get last(): ProtoToken {
    return this.tokens[this.index - 1];
  }

  /** The tokens that `read` reads. */
  tokensOf(read: () => void): readonly ProtoToken[] {
    const first = this.index;
    read();
    return this.tokens.slice(first, this.index);
  }
}

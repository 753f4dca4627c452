// The text of a `.proto` file -> what it declares, with the place of every declaration. It reads
// proto2, proto3 and editions, and is tolerant: what it need not understand (option values,
// extension ranges) is kept as text, so that only a text that is no protobuf at all is refused.
import { formatPointer } from '../../../source/pointer';
import type { Pointer } from '../../../source/pointer';
import type { Position, Range } from '../../../source/range';
import type {
  ProtoEnum,
  ProtoEnumValue,
  ProtoField,
  ProtoFile,
  ProtoLabel,
  ProtoMessage,
  ProtoRpc,
  ProtoService,
} from './proto-file';
import { parseProtoTokens, ProtoSyntaxError } from './proto-tokens';
import type { ProtoToken } from './proto-tokens';

export type ProtoParse =
  { readonly file: ProtoFile } | { readonly defect: string; readonly at: Position };

/** Never throws: a text that is no protobuf gives the first thing that is wrong, and where. */
export function parseProto(text: string): ProtoParse {
  try {
    return { file: new Parser(text).parseFile() };
  } catch (error) {
    if (!(error instanceof ProtoSyntaxError)) throw error;
    return { defect: error.message, at: positionAt(lineStarts(text), error.offset) };
  }
}

type Options = Map<string, string>;
type OpenReserved = { ranges: { from: number; to: number }[]; names: string[] };

const LARGEST_FIELD_NUMBER = 536870911;
const LARGEST_ENUM_NUMBER = 2147483647;
const DEEPEST_NESTING = 64;

class Parser {
  private readonly tokens: ProtoToken[];
  private readonly lines: number[];
  private index = 0;
  private syntax = 'proto2';
  private package = '';
  private readonly imports: string[] = [];
  private readonly options: Options = new Map();
  private readonly messages = new Map<string, ProtoMessage>();
  private readonly enums = new Map<string, ProtoEnum>();
  private readonly services = new Map<string, ProtoService>();
  private readonly places = new Map<Pointer, Range>();

  constructor(private readonly text: string) {
    this.tokens = parseProtoTokens(text);
    this.lines = lineStarts(text);
  }

  parseFile(): ProtoFile {
    while (this.peek().kind !== 'end') this.topLevel();
    const { syntax, imports, options, messages, enums, services, places } = this;
    return { syntax, package: this.package, imports, options, messages, enums, services, places };
  }

  private topLevel(): void {
    const start = this.peek();
    if (this.accept(';')) return;
    const word = this.word('a declaration such as `message` or `service`');
    if (word === 'syntax' || word === 'edition') {
      this.expect('=');
      this.syntax = this.string();
      this.endStatement('/syntax', start);
    } else if (word === 'package') {
      this.package = this.typeName();
      this.endStatement('/package', start);
    } else if (word === 'import') {
      if (this.peek().kind === 'word') this.next();
      const name = this.string();
      this.imports.push(name);
      this.endStatement(formatPointer(['imports', name]), start);
    } else if (word === 'option') {
      const name = this.option(this.options);
      this.endStatement(formatPointer(['options', name]), start);
    } else if (word === 'service') {
      this.service(start);
    } else if (!this.type(word, '', start, 0)) {
      throw this.unexpected(start, 'a declaration such as `message` or `service`');
    }
  }

  /** `message`, `enum` and `extend`, which may stand at the top and in messages. */
  private type(word: string, scope: string, start: ProtoToken, depth: number): boolean {
    if (word === 'message') {
      this.message(qualify(scope, this.word('the name of a message')), start, depth);
    } else if (word === 'enum') {
      this.enumeration(qualify(scope, this.word('the name of an enum')), start);
    } else if (word === 'extend') {
      this.message(qualify(scope, `extend ${this.typeName()}`), start, depth);
    } else {
      return false;
    }
    return true;
  }

  private message(name: string, start: ProtoToken, depth: number): void {
    this.refuseTooDeep(start, depth);
    const pointer = formatPointer(['messages', name]);
    const fields: ProtoField[] = [];
    const options: Options = new Map();
    const reserved: OpenReserved = { ranges: [], names: [] };
    this.expect('{');
    this.place(pointer, start);
    while (!this.accept('}')) this.messageItem(name, fields, options, reserved, undefined, depth);
    // Several `extend` blocks of one message are one list of extensions.
    const before = this.messages.get(name);
    this.messages.set(name, {
      name,
      pointer,
      fields: before === undefined ? fields : [...before.fields, ...fields],
      reserved,
      options,
    });
  }

  private messageItem(
    scope: string,
    fields: ProtoField[],
    options: Options,
    reserved: OpenReserved,
    oneof: string | undefined,
    depth: number,
  ): void {
    const start = this.peek();
    if (this.accept(';')) return;
    const ahead = this.peek(1);
    // `message`, `option`, ... are legal type names too, but a type is followed by a name and `=`.
    const isKeyword = this.peek(2).text !== '=' || start.text === 'option';
    if (start.kind === 'word' && isKeyword) {
      if (start.text === 'option') {
        this.next();
        this.option(options);
        this.expect(';');
        return;
      }
      if (start.text === 'reserved' && ahead.text !== '.') {
        this.next();
        this.reserved(reserved, LARGEST_FIELD_NUMBER);
        return;
      }
      if (start.text === 'extensions' && ahead.text !== '.') {
        this.next();
        const from = this.peek().start;
        const to = this.skipStatement();
        options.set('extensions', this.plain(from, to));
        return;
      }
      if (start.text === 'oneof' && this.peek(2).text === '{') {
        this.refuseTooDeep(start, depth + 1);
        this.next();
        const name = this.word('the name of a oneof');
        this.expect('{');
        while (!this.accept('}')) {
          this.messageItem(scope, fields, options, reserved, name, depth + 1);
        }
        return;
      }
      if (['message', 'enum', 'extend'].includes(start.text) && this.opensType()) {
        this.next();
        this.type(start.text, scope, start, depth + 1);
        return;
      }
    }
    fields.push(this.field(scope, oneof, depth));
  }

  /** The parser recurses where blocks nest, so without a limit a hostile text would end the stack. */
  private refuseTooDeep(start: ProtoToken, depth: number): void {
    if (depth <= DEEPEST_NESTING) return;
    throw new ProtoSyntaxError(
      `Blocks are nested deeper than ${DEEPEST_NESTING} levels in a message.`,
      start.start,
    );
  }

  private opensType(): boolean {
    for (let ahead = 1; ; ahead += 1) {
      const token = this.peek(ahead);
      if (token.text === '{') return true;
      if (token.kind !== 'word' && token.text !== '.') return false;
    }
  }

  private field(scope: string, oneof: string | undefined, depth: number): ProtoField {
    const start = this.peek();
    let label: ProtoLabel = 'singular';
    const after = this.peek(1);
    if (isLabel(start.text) && (after.kind === 'word' || after.text === '.')) {
      if (this.peek(2).text !== '=') {
        label = start.text;
        this.next();
      }
    }
    let type: string;
    let keyType: string | undefined;
    if (this.peek().text === 'map' && this.peek(1).text === '<') {
      this.next();
      this.expect('<');
      keyType = this.typeName();
      this.expect(',');
      type = this.typeName();
      this.expect('>');
      label = 'map';
    } else {
      type = this.typeName();
    }
    const name = this.word('the name of a field');
    this.expect('=');
    const number = this.integer();
    const options: Options = new Map();
    if (this.peek().text === '[') this.optionList(options);
    const pointer = formatPointer(['messages', scope, 'fields', name]);
    if (type === 'group' && this.peek().text === '{') {
      this.place(pointer, start);
      this.message(qualify(scope, name), start, depth + 1);
      return { name: name.toLowerCase(), number, label, type: name, oneof, options, pointer };
    }
    this.endStatement(pointer, start);
    return { name, number, label, type, keyType, oneof, options, pointer };
  }

  private enumeration(name: string, start: ProtoToken): void {
    const pointer = formatPointer(['enums', name]);
    const values: ProtoEnumValue[] = [];
    const options: Options = new Map();
    const reserved: OpenReserved = { ranges: [], names: [] };
    this.expect('{');
    this.place(pointer, start);
    while (!this.accept('}')) {
      if (this.accept(';')) continue;
      const first = this.peek();
      const word = this.word('the name of an enum value');
      if (word === 'option' && this.peek().text !== '=') {
        this.option(options);
        this.expect(';');
      } else if (word === 'reserved' && this.peek().text !== '=') {
        this.reserved(reserved, LARGEST_ENUM_NUMBER);
      } else {
        this.expect('=');
        const number = this.integer();
        const own: Options = new Map();
        if (this.peek().text === '[') this.optionList(own);
        const valuePointer = formatPointer(['enums', name, 'values', word]);
        this.endStatement(valuePointer, first);
        values.push({ name: word, number, options: own, pointer: valuePointer });
      }
    }
    this.enums.set(name, { name, pointer, values, reserved, options });
  }

  private service(start: ProtoToken): void {
    const name = this.word('the name of a service');
    const pointer = formatPointer(['services', name]);
    const rpcs = new Map<string, ProtoRpc>();
    const options: Options = new Map();
    this.expect('{');
    this.place(pointer, start);
    while (!this.accept('}')) {
      if (this.accept(';')) continue;
      const first = this.peek();
      const word = this.word('`rpc` or `option`');
      if (word === 'option') {
        this.option(options);
        this.expect(';');
      } else if (word === 'rpc') {
        const rpc = this.rpc(name, first);
        rpcs.set(rpc.name, rpc);
      } else {
        throw this.unexpected(first, '`rpc` or `option`');
      }
    }
    this.services.set(name, { name, pointer, rpcs, options });
  }

  private rpc(service: string, start: ProtoToken): ProtoRpc {
    const name = this.word('the name of an rpc');
    const request = this.rpcType();
    const returns = this.peek();
    if (this.word('`returns`') !== 'returns') throw this.unexpected(returns, '`returns`');
    const response = this.rpcType();
    const pointer = formatPointer(['services', service, 'rpcs', name]);
    this.place(pointer, start);
    const options: Options = new Map();
    if (this.accept('{')) {
      while (!this.accept('}')) {
        if (this.accept(';')) continue;
        const first = this.peek();
        if (this.word('`option`') !== 'option') throw this.unexpected(first, '`option`');
        this.option(options);
        this.expect(';');
      }
    } else {
      this.expect(';');
    }
    return {
      name,
      pointer,
      requestType: request.type,
      requestStream: request.stream,
      responseType: response.type,
      responseStream: response.stream,
      options,
    };
  }

  private rpcType(): { type: string; stream: boolean } {
    this.expect('(');
    // As in protoc, a leading `stream` is the keyword even before a dot: `stream .shop.Order`
    // streams the fully qualified type. Alone it can only be a type.
    const stream = this.peek().text === 'stream' && this.peek(1).text !== ')';
    if (stream) this.next();
    const type = this.typeName();
    this.expect(')');
    return { type, stream };
  }

  private reserved(into: OpenReserved, largest: number): void {
    do {
      const token = this.peek();
      if (token.kind === 'string' || token.kind === 'word') {
        into.names.push(this.next().text);
        continue;
      }
      const from = this.integer();
      let to = from;
      if (this.peek().text === 'to') {
        this.next();
        if (this.peek().text === 'max') {
          this.next();
          to = largest;
        } else {
          to = this.integer();
        }
      }
      into.ranges.push({ from, to });
    } while (this.accept(','));
    this.expect(';');
  }

  /** From after `option` to before `;`; answers the name of the option. */
  private option(into: Options): string {
    const start = this.peek().start;
    let end = start;
    while (this.peek().text !== '=') end = this.skipOne('the name of an option');
    const name = this.plain(start, end);
    this.next();
    into.set(name, this.optionValue());
    return name;
  }

  private optionList(into: Options): void {
    this.expect('[');
    while (!this.accept(']')) {
      this.option(into);
      this.accept(',');
    }
  }

  private optionValue(): string {
    const start = this.peek().start;
    let end = start;
    while (![';', ',', ']'].includes(this.peek().text) || this.peek().kind === 'string') {
      end = this.skipOne('the value of an option');
    }
    return this.plain(start, end);
  }

  /** One token, or everything between a bracket and the one that closes it. */
  private skipOne(expected: string): number {
    const closers: string[] = [];
    for (;;) {
      const token = this.next();
      if (token.kind === 'end') throw this.unexpected(token, expected);
      if (token.kind === 'sign') {
        const closer = CLOSERS[token.text];
        if (closer !== undefined) closers.push(closer);
        else if (token.text === closers.at(-1)) closers.pop();
        else if (closers.length === 0 && '])};'.includes(token.text)) {
          throw this.unexpected(token, expected);
        }
      }
      if (closers.length === 0) return token.end;
    }
  }

  private skipStatement(): number {
    let end = this.peek().start;
    while (this.peek().text !== ';') end = this.skipOne('`;`');
    this.next();
    return end;
  }

  /** The text without comments and with one way of spacing, so that a new layout is no change. */
  private plain(start: number, end: number): string {
    const words: string[] = [];
    for (let at = this.index - 1; at >= 0 && this.tokens[at].start >= start; at -= 1) {
      const token = this.tokens[at];
      if (token.start < end) words.push(this.text.slice(token.start, token.end));
    }
    return words
      .reverse()
      .join(' ')
      .replace(/ ?([.()]) ?/g, '$1');
  }

  private typeName(): string {
    let name = this.accept('.') ? '.' : '';
    name += this.word('the name of a type');
    while (this.accept('.')) name += '.' + this.word('the name of a type');
    return name;
  }

  private integer(): number {
    const sign = this.accept('-') ? -1 : 1;
    const token = this.next();
    const value = /^0[0-7]+$/.test(token.text) ? parseInt(token.text, 8) : Number(token.text);
    if (token.kind !== 'number' || !Number.isInteger(value)) {
      throw this.unexpected(token, 'a whole number');
    }
    return sign * value || 0;
  }

  private string(): string {
    let token = this.next();
    if (token.kind !== 'string') throw this.unexpected(token, 'a text in quotes');
    let value = token.text;
    while (this.peek().kind === 'string') {
      token = this.next();
      value += token.text;
    }
    return value;
  }

  private word(expected: string): string {
    const token = this.next();
    if (token.kind !== 'word') throw this.unexpected(token, expected);
    return token.text;
  }

  private expect(sign: string): void {
    const token = this.next();
    if (token.text !== sign || token.kind === 'string') throw this.unexpected(token, `\`${sign}\``);
  }

  private accept(sign: string): boolean {
    const token = this.peek();
    if (token.text !== sign || token.kind !== 'sign') return false;
    this.next();
    return true;
  }

  private endStatement(pointer: Pointer, start: ProtoToken): void {
    this.expect(';');
    this.place(pointer, start);
  }

  private place(pointer: Pointer, start: ProtoToken): void {
    const last = this.tokens[this.index - 1];
    this.places.set(pointer, {
      start: positionAt(this.lines, start.start),
      end: positionAt(this.lines, last.end),
    });
  }

  private peek(ahead = 0): ProtoToken {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
  }

  private next(): ProtoToken {
    const token = this.peek();
    if (token.kind !== 'end') this.index += 1;
    return token;
  }

  private unexpected(token: ProtoToken, expected: string): ProtoSyntaxError {
    const seen = token.kind === 'end' ? 'the text ends' : `\`${token.text}\` stands`;
    return new ProtoSyntaxError(`Here ${seen} where ${expected} is expected.`, token.start);
  }
}

const CLOSERS: Readonly<Record<string, string | undefined>> = {
  '{': '}',
  '[': ']',
  '(': ')',
};

function isLabel(text: string): text is 'optional' | 'required' | 'repeated' {
  return text === 'optional' || text === 'required' || text === 'repeated';
}

function qualify(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low] + 1 };
}

// The text of a `.proto` file -> its declarations, with the place of each. It reads proto2, proto3 and
// editions, and is tolerant. What it does not need to understand (option values, extension ranges) is kept
// as text, so only a text that is not protobuf is refused.
import { formatPointer } from '../pointer';
import type { Pointer } from '../pointer';
import type { Position, Range } from '../range';
import { SourceText } from '../source-text';
import type {
  ProtoEnum,
  ProtoEnumValue,
  ProtoField,
  ProtoFile,
  ProtoImport,
  ProtoImportKind,
  ProtoLabel,
  ProtoMessage,
  ProtoRpc,
  ProtoService,
  ProtoVisibility,
} from './proto-file';
import { ProtoCursor } from './proto-cursor';
import { appendOption, readOption, readOptionList } from './proto-options';
import type { Options } from './proto-options';
import { ProtoSyntaxError } from './proto-tokens';
import type { ProtoToken } from './proto-tokens';

export type ProtoParse =
  { readonly file: ProtoFile } | { readonly defect: string; readonly at: Position };

/** Never throws: a text that is not protobuf gives the first error and its place. */
export function parseProto(text: string): ProtoParse {
  try {
    return { file: new Parser(text).parseFile() };
  } catch (error) {
    if (!(error instanceof ProtoSyntaxError)) throw error;
    return { defect: error.message, at: new SourceText('', text).positionAt(error.offset) };
  }
}

type OpenRanges = { from: number; to: number }[];
type OpenReserved = { ranges: OpenRanges; names: string[] };
type OpenMessage = ProtoMessage & {
  readonly fields: ProtoField[];
  readonly reserved: OpenReserved;
  readonly extensions: OpenRanges;
  readonly options: Options;
};

const LARGEST_FIELD_NUMBER = 536870911;
const LARGEST_ENUM_NUMBER = 2147483647;
const DEEPEST_NESTING = 64;

class Parser extends ProtoCursor {
  private readonly source: SourceText;
  private syntax = 'proto2';
  private package = '';
  private readonly imports: ProtoImport[] = [];
  private readonly options: Options = new Map();
  private readonly messages = new Map<string, OpenMessage>();
  private readonly enums = new Map<string, ProtoEnum>();
  private readonly services = new Map<string, ProtoService>();
  private readonly places = new Map<Pointer, Range>();
  /** What may be declared once only, each in its scope. */
  private readonly declared = new Set<string>();

  constructor(text: string) {
    super(text);
    this.source = new SourceText('', text);
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
      const named = this.peek();
      this.syntax = this.string();
      if (word === 'syntax' && !['proto2', 'proto3'].includes(this.syntax)) {
        throw this.unexpected(named, '`proto2` or `proto3`');
      }
      this.endStatement('/syntax', start);
    } else if (word === 'package') {
      this.package = this.typeName();
      this.endStatement('/package', start);
    } else if (word === 'import') {
      const kind = this.importKind();
      const name = this.string();
      this.imports.push({ name, kind });
      this.endStatement(formatPointer(['imports', name]), start);
    } else if (word === 'option') {
      const name = readOption(this, this.options);
      this.endStatement(formatPointer(['options', name]), start);
    } else if (word === 'service') {
      this.service(start);
    } else if (isVisibility(word) && isTypeKeyword(this.peek().text)) {
      this.type(this.next().text, '', start, 0, word);
    } else if (!this.type(word, '', start, 0)) {
      throw this.unexpected(start, 'a declaration such as `message` or `service`');
    }
  }

  private importKind(): ProtoImportKind {
    const { kind, text } = this.peek();
    if (kind !== 'word') return 'plain';
    this.next();
    return text === 'public' || text === 'weak' || text === 'option' ? text : 'plain';
  }

  /** `message`, `enum` and `extend`, which may be at the top and in messages. */
  private type(
    word: string,
    scope: string,
    start: ProtoToken,
    depth: number,
    visibility?: ProtoVisibility,
  ): boolean {
    if (word === 'message') {
      const name = this.newName('type', scope, 'the name of a message');
      this.message(name, start, depth, visibility);
    } else if (word === 'enum') {
      this.enumeration(this.newName('type', scope, 'the name of an enum'), start, visibility);
    } else if (word === 'extend') {
      this.message(qualify(scope, `extend ${this.typeName()}`), start, depth);
    } else {
      return false;
    }
    return true;
  }

  private message(
    name: string,
    start: ProtoToken,
    depth: number,
    visibility?: ProtoVisibility,
  ): void {
    this.refuseTooDeep(start, depth);
    const pointer = formatPointer(['messages', name]);
    this.expect('{');
    this.place(pointer, start);
    // Several `extend` blocks of one message are one list of extensions.
    const message: OpenMessage = this.messages.get(name) ?? {
      name,
      visibility,
      pointer,
      fields: [],
      reserved: { ranges: [], names: [] },
      extensions: [],
      options: new Map(),
    };
    while (!this.accept('}')) this.messageItem(message, undefined, depth);
    this.messages.set(name, message);
  }

  private messageItem(message: OpenMessage, oneof: string | undefined, depth: number): void {
    const start = this.peek();
    if (this.accept(';')) return;
    const ahead = this.peek(1);
    // `message`, `option`, ... are legal type names too, but a type is followed by a name and `=`.
    const isKeyword = this.peek(2).text !== '=' || start.text === 'option';
    if (start.kind === 'word' && isKeyword) {
      if (start.text === 'option') {
        this.next();
        readOption(this, message.options);
        this.expect(';');
        return;
      }
      if (start.text === 'reserved' && ahead.text !== '.') {
        this.next();
        this.reserved(message.reserved, LARGEST_FIELD_NUMBER);
        return;
      }
      if (start.text === 'extensions' && ahead.text !== '.') {
        this.next();
        this.extensions(message);
        return;
      }
      if (start.text === 'oneof' && this.peek(2).text === '{') {
        this.refuseTooDeep(start, depth + 1);
        this.next();
        const name = this.word('the name of a oneof');
        this.expect('{');
        while (!this.accept('}')) this.messageItem(message, name, depth + 1);
        return;
      }
      let visibility: ProtoVisibility | undefined;
      if (isVisibility(start.text) && isTypeKeyword(ahead.text) && this.opensType()) {
        visibility = start.text;
        this.next();
      }
      const { text } = this.peek();
      if (isTypeKeyword(text) && this.opensType()) {
        this.next();
        this.type(text, message.name, start, depth + 1, visibility);
        return;
      }
    }
    message.fields.push(this.field(message.name, oneof, depth));
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
    const name = this.once('field', scope, this.peek(), this.word('the name of a field'));
    this.expect('=');
    const number = this.fieldNumber(scope);
    const options: Options = new Map();
    if (this.peek().text === '[') readOptionList(this, options);
    const pointer = formatPointer(['messages', scope, 'fields', name]);
    if (type === 'group' && this.peek().text === '{') {
      this.place(pointer, start);
      this.message(qualify(scope, this.once('type', scope, start, name)), start, depth + 1);
      const field = { name: name.toLowerCase(), number, label, type: name, oneof };
      return { ...field, isGroup: true, options, pointer };
    }
    this.endStatement(pointer, start);
    return { name, number, label, type, keyType, oneof, options, pointer };
  }

  private enumeration(name: string, start: ProtoToken, visibility?: ProtoVisibility): void {
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
        readOption(this, options);
        this.expect(';');
      } else if (word === 'reserved' && this.peek().text !== '=') {
        this.reserved(reserved, LARGEST_ENUM_NUMBER);
      } else {
        this.once('value', name, first, word);
        this.expect('=');
        const number = this.integer();
        const own: Options = new Map();
        if (this.peek().text === '[') readOptionList(this, own);
        const valuePointer = formatPointer(['enums', name, 'values', word]);
        this.endStatement(valuePointer, first);
        values.push({ name: word, number, options: own, pointer: valuePointer });
      }
    }
    this.enums.set(name, { name, visibility, pointer, values, reserved, options });
  }

  private service(start: ProtoToken): void {
    const name = this.newName('type', '', 'the name of a service');
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
        readOption(this, options);
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
    const name = this.once('rpc', service, this.peek(), this.word('the name of an rpc'));
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
        readOption(this, options);
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
      const { kind } = this.peek();
      if (kind === 'string') into.names.push(this.string());
      else if (kind === 'word') into.names.push(this.next().text);
      else into.ranges.push(this.range(largest));
    } while (this.accept(','));
    this.expect(';');
  }

  /** What the options of the range say is kept as an option of the message. */
  private extensions({ extensions, options }: OpenMessage): void {
    do extensions.push(this.range(LARGEST_FIELD_NUMBER));
    while (this.accept(','));
    if (this.peek().text === '[') {
      const own: Options = new Map();
      readOptionList(this, own);
      for (const [name, value] of own) appendOption(options, `extensions.${name}`, value);
    }
    this.expect(';');
  }

  private range(largest: number): { from: number; to: number } {
    const from = this.integer();
    if (this.peek().text !== 'to') return { from, to: from };
    this.next();
    if (this.peek().text !== 'max') return { from, to: this.integer() };
    this.next();
    return { from, to: largest };
  }

  private fieldNumber(scope: string): number {
    const token = this.peek();
    const number = this.integer();
    this.once('number', scope, token, String(number));
    return number;
  }

  private newName(kind: 'type', scope: string, expected: string): string {
    const token = this.peek();
    return qualify(scope, this.once(kind, scope, token, this.word(expected)));
  }

  /** Refuses a second declaration of one thing, because a comparison would lose the first. */
  private once(
    kind: 'type' | 'field' | 'number' | 'value' | 'rpc',
    scope: string,
    token: ProtoToken,
    name: string,
  ): string {
    const key = JSON.stringify([kind, scope, name]);
    if (this.declared.has(key)) {
      const what = kind === 'number' ? `The field number ${name}` : `\`${name}\``;
      const where = scope === '' ? 'in this file' : `in \`${scope}\``;
      throw new ProtoSyntaxError(`${what} is declared twice ${where}.`, token.start);
    }
    this.declared.add(key);
    return name;
  }

  private endStatement(pointer: Pointer, start: ProtoToken): void {
    this.expect(';');
    this.place(pointer, start);
  }

  private place(pointer: Pointer, start: ProtoToken): void {
    this.places.set(pointer, this.source.rangeAt(start.start, this.last.end));
  }
}

function isVisibility(text: string): text is ProtoVisibility {
  return text === 'export' || text === 'local';
}

function isTypeKeyword(text: string): boolean {
  return text === 'message' || text === 'enum' || text === 'extend';
}

function isLabel(text: string): text is 'optional' | 'required' | 'repeated' {
  return text === 'optional' || text === 'required' || text === 'repeated';
}

function qualify(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

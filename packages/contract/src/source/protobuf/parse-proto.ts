// The text of a `.proto` file -> its declarations, with the place of each. It reads proto2, proto3 and
// editions, and is tolerant. What it does not need to understand (option values, extension ranges) is kept
// as text, so only a text that is not protobuf is refused.
import { formatPointer } from '../pointer';
import type { Position } from '../range';
import { SourceText } from '../source-text';
import type {
  ProtoEnum,
  ProtoField,
  ProtoFile,
  ProtoImport,
  ProtoImportKind,
  ProtoLabel,
  ProtoMessage,
  ProtoService,
  ProtoVisibility,
} from './proto-file';
import type { ProtoCursor } from './proto-cursor';
import { appendOption, readOption, readOptionList } from './proto-options';
import type { Options } from './proto-options';
import { ProtoRecorder, qualify } from './proto-recorder';
import { ProtoSyntaxError } from './proto-tokens';
import type { ProtoToken } from './proto-tokens';
import { readEnum } from './read-enum';
import { readRange, readReserved } from './read-reserved';
import type { OpenReserved } from './read-reserved';
import { readService } from './read-service';

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

type OpenMessage = ProtoMessage & {
  readonly fields: ProtoField[];
  readonly reserved: OpenReserved;
  readonly extensions: OpenReserved['ranges'];
  readonly options: Options;
};

const LARGEST_FIELD_NUMBER = 536870911;
const DEEPEST_NESTING = 64;

/** A type whose first words are read. */
interface OpenedType {
  /** The first token of its declaration. */
  readonly start: ProtoToken;
  /** How many messages are around it. */
  readonly depth: number;
  readonly visibility?: ProtoVisibility;
}

class Parser extends ProtoRecorder {
  private syntax = 'proto2';
  private package = '';
  private readonly imports: ProtoImport[] = [];
  private readonly options: Options = new Map();
  private readonly messages = new Map<string, OpenMessage>();
  private readonly enums = new Map<string, ProtoEnum>();
  private readonly services = new Map<string, ProtoService>();

  parseFile(): ProtoFile {
    while (this.peek().kind !== 'end') this.readTopLevel();
    const { syntax, imports, options, messages, enums, services, places } = this;
    return { syntax, package: this.package, imports, options, messages, enums, services, places };
  }

  private readTopLevel(): void {
    const start = this.peek();
    if (this.accept(';')) return;
    const word = this.readWord('a declaration such as `message` or `service`');
    if (word === 'syntax' || word === 'edition') {
      this.expect('=');
      const named = this.peek();
      this.syntax = this.readString();
      if (word === 'syntax' && !['proto2', 'proto3'].includes(this.syntax)) {
        throw this.unexpected(named, '`proto2` or `proto3`');
      }
      this.endStatement('/syntax', start);
    } else if (word === 'package') {
      this.package = this.readTypeName();
      this.endStatement('/package', start);
    } else if (word === 'import') {
      const kind = this.readImportKind();
      const name = this.readString();
      this.imports.push({ name, kind });
      this.endStatement(formatPointer(['imports', name]), start);
    } else if (word === 'option') {
      const name = readOption(this, this.options);
      this.endStatement(formatPointer(['options', name]), start);
    } else if (word === 'service') {
      const service = readService(this, start);
      this.services.set(service.name, service);
    } else if (isVisibility(word) && isTypeKeyword(this.peek().text)) {
      this.readType(this.next().text, '', { start, depth: 0, visibility: word });
    } else if (!this.readType(word, '', { start, depth: 0 })) {
      throw this.unexpected(start, 'a declaration such as `message` or `service`');
    }
  }

  private readImportKind(): ProtoImportKind {
    const { kind, text } = this.peek();
    if (kind !== 'word') return 'plain';
    this.next();
    return text === 'public' || text === 'weak' || text === 'option' ? text : 'plain';
  }

  /** Reads a `message`, `enum` or `extend`, which may be at the top and in messages. Returns false for another word. */
  private readType(word: string, scope: string, opened: OpenedType): boolean {
    if (word === 'message') {
      const name = this.readNewName('type', scope, 'the name of a message');
      this.readMessage(name, opened);
    } else if (word === 'enum') {
      const name = this.readNewName('type', scope, 'the name of an enum');
      this.enums.set(name, readEnum(this, name, opened));
    } else if (word === 'extend') {
      const { start, depth } = opened;
      this.readMessage(qualify(scope, `extend ${this.readTypeName()}`), { start, depth });
    } else {
      return false;
    }
    return true;
  }

  private readMessage(name: string, { start, depth, visibility }: OpenedType): void {
    this.refuseTooDeep(start, depth);
    const pointer = formatPointer(['messages', name]);
    this.expect('{');
    this.notePlace(pointer, start);
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
    while (!this.accept('}')) this.readMessageItem(message, undefined, depth);
    this.messages.set(name, message);
  }

  private readMessageItem(message: OpenMessage, oneof: string | undefined, depth: number): void {
    const start = this.peek();
    if (this.accept(';')) return;
    // `message`, `option`, ... are legal type names too, but a type is followed by a name and `=`.
    const isKeyword = this.peek(2).text !== '=' || start.text === 'option';
    const isRead =
      start.kind === 'word' && isKeyword && this.readMessageStatement(message, start, depth);
    if (!isRead) message.fields.push(this.readField(message.name, oneof, depth));
  }

  /** Reads a statement of a message that is not a field. Returns false, and reads nothing, if a field starts here. */
  private readMessageStatement(message: OpenMessage, start: ProtoToken, depth: number): boolean {
    const ahead = this.peek(1);
    if (start.text === 'option') {
      this.next();
      readOption(this, message.options);
      this.expect(';');
      return true;
    }
    if (start.text === 'reserved' && ahead.text !== '.') {
      this.next();
      readReserved(this, message.reserved, LARGEST_FIELD_NUMBER);
      return true;
    }
    if (start.text === 'extensions' && ahead.text !== '.') {
      this.next();
      readExtensions(this, message);
      return true;
    }
    if (start.text === 'oneof' && this.peek(2).text === '{') {
      this.refuseTooDeep(start, depth + 1);
      this.next();
      const name = this.readWord('the name of a oneof');
      this.expect('{');
      while (!this.accept('}')) this.readMessageItem(message, name, depth + 1);
      return true;
    }
    const hasVisibility = isVisibility(start.text) && isTypeKeyword(ahead.text);
    const startsType = hasVisibility || isTypeKeyword(start.text);
    if (!startsType || !this.opensType()) return false;
    const visibility = hasVisibility ? (this.next().text as ProtoVisibility) : undefined;
    const { text } = this.next();
    return this.readType(text, message.name, { start, depth: depth + 1, visibility });
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

  private readField(scope: string, oneof: string | undefined, depth: number): ProtoField {
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
      keyType = this.readTypeName();
      this.expect(',');
      type = this.readTypeName();
      this.expect('>');
      label = 'map';
    } else {
      type = this.readTypeName();
    }
    const name = this.declareOnce(
      'field',
      scope,
      this.peek(),
      this.readWord('the name of a field'),
    );
    this.expect('=');
    const number = this.readFieldNumber(scope);
    const options: Options = new Map();
    if (this.peek().text === '[') readOptionList(this, options);
    const pointer = formatPointer(['messages', scope, 'fields', name]);
    if (type === 'group' && this.peek().text === '{') {
      this.notePlace(pointer, start);
      const message = qualify(scope, this.declareOnce('type', scope, start, name));
      this.readMessage(message, { start, depth: depth + 1 });
      const field = { name: name.toLowerCase(), number, label, type: name, oneof };
      return { ...field, isGroup: true, options, pointer };
    }
    this.endStatement(pointer, start);
    return { name, number, label, type, keyType, oneof, options, pointer };
  }

  private readFieldNumber(scope: string): number {
    const token = this.peek();
    const number = this.readInteger();
    this.declareOnce('number', scope, token, String(number));
    return number;
  }
}

/** Reads what follows `extensions`. The options of the numbers are kept as options of the message. */
function readExtensions(cursor: ProtoCursor, { extensions, options }: OpenMessage): void {
  do extensions.push(readRange(cursor, LARGEST_FIELD_NUMBER));
  while (cursor.accept(','));
  if (cursor.peek().text === '[') {
    const own: Options = new Map();
    readOptionList(cursor, own);
    for (const [name, value] of own) appendOption(options, `extensions.${name}`, value);
  }
  cursor.expect(';');
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

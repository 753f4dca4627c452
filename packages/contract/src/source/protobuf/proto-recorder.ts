// Reads the tokens of a `.proto` text, and keeps what was declared and where.
import type { Pointer } from '../pointer';
import type { Range } from '../range';
import { SourceText } from '../source-text';
import { ProtoCursor } from './proto-cursor';
import { ProtoSyntaxError } from './proto-tokens';
import type { ProtoToken } from './proto-tokens';

export class ProtoRecorder extends ProtoCursor {
  readonly places = new Map<Pointer, Range>();
  private readonly source: SourceText;
  /** What may be declared once only, each in its scope. */
  private readonly declared = new Set<string>();

  constructor(text: string) {
    super(text);
    this.source = new SourceText('', text);
  }

  /** Reads the name of a new type, and qualifies it by its scope. */
  readNewName(kind: 'type', scope: string, expected: string): string {
    const token = this.peek();
    return qualify(scope, this.declareOnce(kind, scope, token, this.readWord(expected)));
  }

  /** Refuses a second declaration of one thing, because a comparison would lose the first. */
  declareOnce(
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

  /** Reads the `;` of a statement that began at `start`, and notes the place of the whole. */
  endStatement(pointer: Pointer, start: ProtoToken): void {
    this.expect(';');
    this.notePlace(pointer, start);
  }

  /** Notes that the declaration goes from `start` to the token that was read last. */
  notePlace(pointer: Pointer, start: ProtoToken): void {
    this.places.set(pointer, this.source.rangeAt(start.start, this.last.end));
  }
}

export function qualify(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

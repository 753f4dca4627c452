// All names that one side declares, over its files. A type is identified by its full name, in any file.
import type { ProtoEnum, ProtoMessage, ProtoService } from '../../../source/protobuf/proto-file';
import { addToGroup } from '../../../source/group-by';
import {
  isParsed,
  publicOf,
  reachable,
  seesUnread,
  type ParsedDocument,
  type ProtoDocument,
} from './proto-document';
import { isScalar, type ResolvedType } from './field-types';

type Kind = 'message' | 'enum' | 'service';

/** What a document declares. The name is relative to its package. */
export interface Declared {
  readonly kind: Kind;
  readonly document: ParsedDocument;
  readonly declaration: ProtoMessage | ProtoEnum | ProtoService;
}

/** A declaration that both sides have. */
export interface DeclaredPair {
  readonly base: Declared;
  readonly head: Declared;
}

export class ProtoNames {
  /** The interface file first. */
  readonly documents: readonly ParsedDocument[];
  private readonly types = new Map<string, Declared[]>();
  /** Names that were looked up, and that a file that is not read may declare. */
  private readonly unread = new Map<string, ResolvedType>();
  private readonly visible = new Map<ProtoDocument, ReadonlySet<ProtoDocument>>();

  /** `packageOf` gives another package to a document whose package was renamed between the sides. */
  constructor(
    main: ParsedDocument,
    private readonly packageOf: (document: ParsedDocument) => string,
  ) {
    this.documents = reachable(main).filter(isParsed);
    for (const document of this.documents) {
      for (const one of declaredIn(document)) {
        if (one.kind === 'service' || isExtension(one.declaration.name)) continue;
        addToGroup(this.types, joinName(document.file.package, one.declaration.name), one);
      }
    }
  }

  /** The name that identifies a declaration on both sides. */
  identityOf({ document, declaration }: Declared): string {
    const name = joinName(this.packageOf(document), declaration.name);
    const extended = /^(.*?)extend (.+)$/.exec(name);
    if (extended === null) return name;
    // One message may be written in several ways: `M`, `shop.M`, `.shop.M`.
    const scope = declaration.name.replace(/\.?extend .+$/, '');
    return `${extended[1]}extend ${this.find(document, scope, extended[2]!).name}`;
  }

  /** Looks a type name up from the innermost scope outwards, as the language says. */
  find(document: ParsedDocument, scope: string, written: string): ResolvedType {
    if (isScalar(written)) return { kind: 'scalar', name: written };
    const { package: own } = document.file;
    if (written.startsWith('.')) {
      const full = written.slice(1);
      return (
        this.resolved(document, full) ?? this.imported(document, { kind: 'imported', name: full })
      );
    }
    for (let inner = joinName(own, scope); ; inner = parentName(inner)) {
      const found = this.resolved(document, joinName(inner, written));
      if (found !== undefined) return found;
      if (inner === '')
        return this.imported(document, { kind: 'imported', name: written, within: own });
    }
  }

  /** All names that are used, and that a file that is not read may declare. */
  allUnread(): readonly ResolvedType[] {
    for (const document of this.documents) {
      const { messages, services } = document.file;
      for (const { name, fields } of messages.values()) {
        for (const { type } of fields) this.find(document, name, type);
      }
      for (const { rpcs } of services.values()) {
        for (const { requestType, responseType } of rpcs.values()) {
          for (const type of [requestType, responseType]) this.find(document, '', type);
        }
      }
    }
    return [...this.unread.values()];
  }

  /** Full names of the types and extensions that a file gives to those who import it, each with its declaration. */
  exportsOf(document: ProtoDocument): ReadonlyMap<string, Declared> {
    const declared = new Map<string, Declared>();
    for (const from of publicOf([document]).filter(isParsed)) {
      for (const one of declaredIn(from)) {
        if (one.kind !== 'service' && isTopLevel(one)) declared.set(this.identityOf(one), one);
        if (!one.declaration.name.startsWith('extend ')) continue;
        for (const { name } of (one.declaration as ProtoMessage).fields) {
          declared.set(joinName(this.packageOf(from), name), one);
        }
      }
    }
    return declared;
  }

  private resolved(document: ProtoDocument, full: string): ResolvedType | undefined {
    const found = this.types.get(full);
    if (found === undefined) return undefined;
    const visible = found.length === 1 ? undefined : this.visibleIn(document);
    const best = found.find((one) => visible?.has(one.document)) ?? found[0]!;
    const name = this.identityOf(best);
    if (best.kind !== 'enum') return { kind: 'message', name };
    return { kind: 'enum', name, values: (best.declaration as ProtoEnum).values };
  }

  /** Without an import that is not read, no file declares the name: the text does not compile. */
  private imported(document: ProtoDocument, type: ResolvedType): ResolvedType {
    if (seesUnread(document)) this.unread.set(`${type.within}\n${type.name}`, type);
    return type;
  }

  private visibleIn(document: ProtoDocument): ReadonlySet<ProtoDocument> {
    const imported = document.imports.flatMap((link) => link.document ?? []);
    const known = this.visible.get(document) ?? new Set([document, ...publicOf(imported)]);
    this.visible.set(document, known);
    return known;
  }
}

export function* declaredIn(document: ParsedDocument): Generator<Declared> {
  const { messages, enums, services } = document.file;
  for (const declaration of messages.values()) yield { kind: 'message', document, declaration };
  for (const declaration of enums.values()) yield { kind: 'enum', document, declaration };
  for (const declaration of services.values()) yield { kind: 'service', document, declaration };
}

/** Blocks of extensions are kept among the messages. */
export function isExtension(name: string): boolean {
  return name.includes('extend ');
}

/** Whether nothing is around a declaration, so that it can move to another file by itself. */
export function isTopLevel({ declaration: { name } }: Declared): boolean {
  return !isExtension(name) && !name.includes('.');
}

function joinName(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

function parentName(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}

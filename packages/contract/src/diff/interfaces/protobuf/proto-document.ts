import type { ProtoFile, ProtoImportKind } from '../../../source/protobuf/proto-file';
import { parseProtoTokens, ProtoSyntaxError } from '../../../source/protobuf/proto-tokens';

/** A `.proto` file of one side, linked to the files that it imports; these may import each other. */
export interface ProtoDocument {
  /** Workspace-relative. */
  readonly path: string;
  readonly text: string;
  /** Absent where the text cannot be parsed. */
  readonly file?: ProtoFile;
  readonly imports: readonly ProtoLink[];
}

export interface ProtoLink {
  /** As the import writes it. */
  readonly name: string;
  readonly kind: ProtoImportKind;
  /** Absent where the bundle has no such file, or a diff may not read it. */
  readonly document?: ProtoDocument;
}

/** A document whose text could be parsed. */
export type ParsedDocument = ProtoDocument & { readonly file: ProtoFile };

export function isParsed(document: ProtoDocument | undefined): document is ParsedDocument {
  return document?.file !== undefined;
}

/** A document, and all that it imports. */
export function reachable(start: ProtoDocument): ProtoDocument[] {
  return closureOf([start], () => true);
}

/** These documents, and what they import publicly. */
export function publicOf(start: readonly ProtoDocument[]): ProtoDocument[] {
  return closureOf(start, (kind) => kind === 'public');
}

/** Whether an import names a file that no diff reads, and that does not come with every compiler. */
export function isUnread({ name, document }: ProtoLink): boolean {
  return !isParsed(document) && !isWellKnown(name);
}

/** Files with the types of protobuf itself: they come with every compiler. */
export function isWellKnown(name: string): boolean {
  return name.startsWith('google/protobuf/');
}

/** Whether a document may use types of a file that is not read. */
export function seesUnread({ imports }: ProtoDocument): boolean {
  const given = publicOf(imports.flatMap((link) => link.document ?? []));
  const passedOn = given.flatMap((document) => document.imports);
  return [...imports, ...passedOn.filter(({ kind }) => kind === 'public')].some(isUnread);
}

function closureOf(
  start: readonly ProtoDocument[],
  follows: (kind: string) => boolean,
): ProtoDocument[] {
  const found = new Set(start);
  for (const document of found) {
    for (const link of document.imports) {
      if (link.document !== undefined && follows(link.kind)) found.add(link.document);
    }
  }
  return [...found];
}

/** Whether two files are equal, except for comments and white space. */
export function saySame(base: ProtoDocument, head: ProtoDocument): boolean {
  return base.text === head.text || wordsOf(base.text) === wordsOf(head.text);
}

function wordsOf(text: string): string {
  try {
    return parseProtoTokens(text)
      .map((token) => `${token.kind} ${token.text}`)
      .join('\n');
  } catch (error) {
    if (!(error instanceof ProtoSyntaxError)) throw error;
    return text;
  }
}

// A protobuf interface file with the files that it imports, read from one side's bundle.
import { belowFolder, joinPath, parentFolder } from '../../../model/bundle-path';
import { parseProto, type ProtoParse } from '../../../source/protobuf/parse-proto';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import type { FilePair, NamedFile, ReadFile } from '../../sides/named-file';
import { readReferred } from '../../sides/referred-files';
import {
  isWellKnown,
  type ParsedDocument,
  type ProtoDocument,
  type ProtoLink,
} from './proto-document';
import type { LaterFile } from './proto-sides';

/** What texts parse to; both sides share it, since most of their texts are the same. */
export type ParsedTexts = Map<string, ProtoParse>;

export function parseOnce(parsed: ParsedTexts, text: string): ProtoParse {
  const known = parsed.get(text) ?? parseProto(text);
  parsed.set(text, known);
  return known;
}

/** The document of an interface file, linked to all that it imports. */
export function readDocuments(
  named: NamedFile,
  main: ReadFile,
  file: ProtoFile,
  parsed: ParsedTexts,
): ParsedDocument {
  const reader = new DocumentReader(named, main.path, parsed);
  return reader.open(main.path, main.text, file) as ParsedDocument;
}

/** The file of the head's bundle that has the path of one of the base's bundle. */
export function laterFile(pair: FilePair, main: ReadFile, parsed: ParsedTexts): LaterFile {
  const [was, is] = [pair.base.reader.side.root, pair.head.reader.side.root];
  return ({ path }) => {
    const later = joinPath(is, belowFolder(was, path));
    const file = later === undefined ? undefined : readReferred(pair.head, main.path, later);
    const read = file?.status === 'read' ? parseOnce(parsed, file.text) : undefined;
    return read !== undefined && 'file' in read ? read.file : undefined;
  };
}

type OpenDocument = ProtoDocument & { readonly imports: ProtoLink[] };

class DocumentReader {
  private readonly documents = new Map<string, ProtoDocument | undefined>();
  private readonly pending: OpenDocument[] = [];

  constructor(
    private readonly named: NamedFile,
    private readonly interfacePath: string,
    private readonly parsed: ParsedTexts,
  ) {}

  open(path: string, text: string, file: ProtoFile): ProtoDocument {
    const main = this.add(path, text, file);
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) {
      for (const { name, kind } of next.file?.imports ?? []) {
        next.imports.push({ name, kind, document: this.find(name, parentFolder(next.path)) });
      }
    }
    return main;
  }

  private add(path: string, text: string, file: ProtoFile | undefined): ProtoDocument {
    const document: OpenDocument = { path, text, file, imports: [] };
    this.documents.set(path, document);
    this.pending.push(document);
    return document;
  }

  /**
   * The file of the bundle that an import names. Compilers get the folder where imports start as an
   * option. Here the folder of the importing file is tried, then those around it up to the bundle.
   */
  private find(name: string, folder: string): ProtoDocument | undefined {
    const { root } = this.named.reader.side;
    if (isWellKnown(name)) return undefined;
    for (let from = folder; ; from = parentFolder(from)) {
      const path = joinPath(from, name);
      const found = path === undefined ? undefined : this.read(path);
      if (found !== undefined || from === root || from === '.') return found;
    }
  }

  private read(path: string): ProtoDocument | undefined {
    if (this.documents.has(path)) return this.documents.get(path);
    const file = readReferred(this.named, this.interfacePath, path);
    if (file.status === 'beyond' || file.status === 'missing') {
      this.documents.set(path, undefined);
      return undefined;
    }
    if (file.status !== 'read') return this.add(path, file.status, undefined);
    const parsed = parseOnce(this.parsed, file.text);
    return this.add(path, file.text, 'file' in parsed ? parsed.file : undefined);
  }
}

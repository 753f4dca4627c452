// Protobuf files that an interface file imports.
import { joinPath, parentFolder } from '../../../model/bundle-path';
import type { FilePair } from '../../sides/bind-detection';
import { parseProto } from '../../../source/protobuf/parse-proto';
import type { ProtoFile } from '../../../source/protobuf/proto-file';
import { parseProtoTokens, ProtoSyntaxError } from '../../../source/protobuf/proto-tokens';
import type { NamedFile, ReadFile } from '../../sides/named-file';
import { readReferred } from '../../sides/referred-files';

/** What an import names, as the files beside each side's interface file have it. */
interface Import {
  readonly name: string;
  readonly baseFolder: string;
  readonly headFolder: string;
}

/** A file that both sides import, in two versions. */
export interface ImportedPair {
  readonly base: ProtoDocument;
  readonly head: ProtoDocument;
}

export interface ProtoDocument {
  /** Workspace-relative. */
  readonly path: string;
  readonly file: ProtoFile;
}

export class ImportedFiles {
  private readonly base: ImportSide;
  private readonly head: ImportSide;

  constructor(pair: FilePair, base: ReadFile, head: ReadFile) {
    this.base = new ImportSide(pair.base, base.path);
    this.head = new ImportSide(pair.head, head.path);
  }

  /** Whether behind an import of both sides something changed that cannot be compared. */
  hasChanged(name: string): boolean {
    for (const [was, is] of this.walk([name])) {
      if (was?.words !== is?.words && comparable(was, is) === undefined) return true;
    }
    return false;
  }

  /** The files that changed behind the imports of both sides, each pair once. */
  changedPairs(names: readonly string[]): ImportedPair[] {
    return [...this.walk(names)].flatMap(([was, is]) =>
      was?.words === is?.words ? [] : (comparable(was, is) ?? []),
    );
  }

  /** What imports lead to on either side, and those of what they lead to. */
  private *walk(
    names: readonly string[],
  ): Generator<[ImportedFile | undefined, ImportedFile | undefined]> {
    const start = { baseFolder: this.base.folder, headFolder: this.head.folder };
    const pending: Import[] = names.map((name) => ({ name, ...start }));
    const seen = new Set<string>();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const was = this.base.find(next.name, next.baseFolder);
      const is = this.head.find(next.name, next.headFolder);
      const key = `${was?.path}\n${is?.path}`;
      if ((was === undefined && is === undefined) || seen.has(key)) continue;
      seen.add(key);
      yield [was, is];
      if (was === undefined || is === undefined) continue;
      const folders = { baseFolder: parentFolder(was.path), headFolder: parentFolder(is.path) };
      for (const name of was.imports) {
        if (is.imports.includes(name)) pending.push({ name, ...folders });
      }
    }
  }
}

function comparable(
  was: ImportedFile | undefined,
  is: ImportedFile | undefined,
): ImportedPair | undefined {
  return was?.file && is?.file
    ? { base: { path: was.path, file: was.file }, head: { path: is.path, file: is.file } }
    : undefined;
}

interface ImportedFile {
  readonly path: string;
  /** All that the text says, without its comments and white space. */
  readonly words: string;
  readonly imports: readonly string[];
  /** Absent where it cannot be parsed. */
  readonly file?: ProtoFile;
}

class ImportSide {
  readonly folder: string;
  private readonly files = new Map<string, ImportedFile | undefined>();

  constructor(
    private readonly named: NamedFile,
    private readonly interfacePath: string,
  ) {
    this.folder = parentFolder(interfacePath);
  }

  /**
   * The file of the bundle that an import names. A compiler is told where imports start, and the file
   * is not: the folder of the importing file is tried, then those around it up to the bundle's root.
   */
  find(name: string, folder: string): ImportedFile | undefined {
    const { root } = this.named.reader.side;
    // They come with every compiler.
    if (name.startsWith('google/protobuf/')) return undefined;
    for (let from = folder; ; from = parentFolder(from)) {
      const path = joinPath(from, name);
      const found = path === undefined ? undefined : this.file(path);
      if (found !== undefined || from === root || from === '.') return found;
    }
  }

  private file(path: string): ImportedFile | undefined {
    if (!this.files.has(path)) this.files.set(path, this.read(path));
    return this.files.get(path);
  }

  private read(path: string): ImportedFile | undefined {
    const file = readReferred(this.named, this.interfacePath, path);
    if (file.status === 'beyond' || file.status === 'missing') return undefined;
    if (file.status !== 'read') return { path, words: file.status, imports: [] };
    const parsed = parseProto(file.text);
    const words = wordsOf(file.text);
    if (!('file' in parsed)) return { path, words, imports: [] };
    return { path, words, imports: parsed.file.imports, file: parsed.file };
  }
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

// Protobuf files that an interface file imports: nothing in them is compared, but it is told that they changed.
import { joinPath, parentFolder } from '../model/bundle-path';
import { isWithinReach } from '../resolve/diff-closure';
import type { FilePair } from './bind-detection';
import { parseProto } from './detect/protobuf/parse-proto';
import { parseProtoTokens, ProtoSyntaxError } from './detect/protobuf/proto-tokens';
import type { NamedFile, ReadFile } from './named-file';

/** What an import names, as the files beside each side's interface file have it. */
interface Import {
  readonly name: string;
  readonly baseFolder: string;
  readonly headFolder: string;
}

export class ImportedFiles {
  private readonly base: ImportSide;
  private readonly head: ImportSide;

  constructor(pair: FilePair, base: ReadFile, head: ReadFile) {
    this.base = new ImportSide(pair.base, base.path);
    this.head = new ImportSide(pair.head, head.path);
  }

  /** Whether the file that both sides import under a name, or one that it imports, says something else. */
  hasChanged(name: string): boolean {
    const [baseFolder, headFolder] = [this.base.folder, this.head.folder];
    const pending: Import[] = [{ name, baseFolder, headFolder }];
    const seen = new Set<string>();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const was = this.base.find(next.name, next.baseFolder);
      const is = this.head.find(next.name, next.headFolder);
      if (was === undefined && is === undefined) continue;
      if (was?.words !== is?.words) return true;
      const key = `${was!.path}\n${is!.path}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const folders = { baseFolder: parentFolder(was!.path), headFolder: parentFolder(is!.path) };
      // The words are the same, and so are the imports among them.
      for (const inner of was!.imports) pending.push({ name: inner, ...folders });
    }
    return false;
  }
}

interface ImportedFile {
  readonly path: string;
  /** All that the text says, without its comments and white space. */
  readonly words: string;
  readonly imports: readonly string[];
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
    const { reader } = this.named;
    const { root } = reader.side;
    if (!isWithinReach(path, root, this.interfacePath)) return undefined;
    const file = reader.file(root === '.' ? path : path.slice(root.length + 1));
    if (file.status === 'missing') return undefined;
    if (file.status !== 'read') return { path, words: file.status, imports: [] };
    const parsed = parseProto(file.text);
    const imports = 'file' in parsed ? parsed.file.imports : [];
    return { path, words: wordsOf(file.text), imports };
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

// The contract and the values files of one bundle. Each is read once, although every environment needs the contract and
// the check of the lock needs all of them.
import { loadFile, type LoadedFile } from '../bundle/load-layers';
import type { Session } from '../bundle/session';
import type { Files } from '../files/files';
import { contractPath, joinPath } from '../model/bundle-path';
import { parseSource } from '../source/yaml/parse-source';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';
import type { SourceText } from '../source/source-text';

export class LayerFiles {
  /** The texts that were read, by path. */
  readonly sources = new Map<string, SourceText>();
  private readonly loaded = new Map<string, { parse: Session['parse']; file: LoadedFile }>();
  /** No other bundle reads values files, so the session does not keep them. */
  private readonly parseValues: Session['parse'] = (path, bytes) =>
    parseSource(path, bytes, CONTRACT_SIZE_LIMIT, this.session.positions);

  constructor(
    private readonly session: Session,
    private readonly files: Files,
    private readonly root: string,
  ) {}

  loadContract(): LoadedFile {
    return this.load(contractPath(this.root), this.session.parse);
  }

  /** `path` is the path in the bundle. */
  loadValues(path: string): LoadedFile {
    return this.load(joinPath(this.root, path)!, this.parseValues);
  }

  /** A file that was loaded; `undefined` for any other file. */
  find(path: string): LoadedFile | undefined {
    return this.loaded.get(path)?.file;
  }

  private load(path: string, parse: Session['parse']): LoadedFile {
    const known = this.loaded.get(path);
    // A contract may also be given as a values file, which is parsed in another way.
    if (known?.parse === parse) return known.file;
    const file = loadFile(this.files, path, this.root, parse);
    if (file.source) this.sources.set(path, file.source);
    this.loaded.set(path, { parse, file });
    return file;
  }
}

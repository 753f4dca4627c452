import type { ResolvedBundle } from '../../resolve/resolver';
import { compareText } from '../../source/text-order';
import { buildIndex, type IndexedFile } from '../build-index';
import { secretKeysOf } from '../claims/secret-keys';
import { orderOf } from '../order-keys';
import { INDEX_FILE, type OutputFile } from '../output-files';
import { sourcesOf } from '../output-origins';
import type { EnvironmentOutput } from '../render-environment';
import type { RenderedEnvironment, RenderedFile } from '../render-report';
import { hashContent, writeJson } from './write-json';
import { writeYaml } from './write-yaml';

/** A file to write below the folder of the unit. */
export interface RenderedText {
  /** With the folder of the environment first. */
  readonly path: string;
  readonly text: string;
}

interface WrittenDocument {
  readonly document: unknown;
  readonly text: string;
  readonly hash: string;
}

/** Turns what the environments of a unit render into texts. */
export class UnitWriter {
  readonly texts: RenderedText[] = [];
  /** Texts by path. Environments with the same document, such as the schema of their values, share its text. */
  private readonly written = new Map<string, WrittenDocument>();

  constructor(private readonly unit: ResolvedBundle) {}

  write(name: string | null, folder: string, output: EnvironmentOutput): RenderedEnvironment {
    const files = output.files.map((file) => this.writeFile(folder, file));
    const indexed = files.map((file, position): IndexedFile => {
      const { document, parts } = output.files[position]!;
      return { ...file, sources: sourcesOf(document, parts, orderOf(parts)) };
    });
    const keys = output.files.flatMap(({ document }) => secretKeysOf(document));
    const secrets = [...new Set(keys)].sort(compareText);
    const { unit } = this;
    const index = buildIndex({ unit, environment: name, output, files: indexed, secrets });
    // The index is the largest file, so the fast `JSON.stringify` writes it. It has no numbers of authors whose
    // digits could be lost.
    this.texts.push({
      path: `${folder}/${INDEX_FILE}`,
      text: `${JSON.stringify(index, null, 2)}\n`,
    });
    return { name, folder, outcome: 'clean', diagnostics: [], files, secrets };
  }

  private writeFile(folder: string, file: OutputFile): RenderedFile {
    const path = `${folder}/${file.path}`;
    const { text, hash } = this.writeDocument(file);
    this.texts.push({ path, text });
    return { path, hash, ...file.claim };
  }

  private writeDocument({ path, document, parts }: OutputFile): WrittenDocument {
    const known = this.written.get(path);
    if (known && known.document === document) return known;
    const order = orderOf(parts);
    const text = path.endsWith('.json') ? writeJson(document, order) : writeYaml(document, order);
    const written = { document, text, hash: hashContent(document) };
    this.written.set(path, written);
    return written;
  }
}

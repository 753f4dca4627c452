// Finds the file and the range of a finding: in the file that gave the effective value, or in the document it names.
import type { BundleReader } from '../bundle/bundle-reader';
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { shownSet } from '../bundle/override/shown-set';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Files } from '../files/files';
import { placesOf } from '../source/yaml/places-of';
import { INTERFACE_SIZE_LIMIT } from '../source/size-limits';
import type { SourceDocument } from '../source/source-document';
import type { SourceText } from '../source/source-text';
import { rowOf } from './diagnose';
import type { Finding } from './finding';

export class FindingLocator {
  private readonly documents = new Map<string, SourceDocument | undefined>();

  constructor(
    private readonly files: Files,
    private readonly reader: BundleReader,
    /** The texts of all places that were found, by path. */
    private readonly sources: Map<string, SourceText>,
  ) {}

  locate(rule: string, finding: Finding, effective: EffectiveContract): Diagnostic {
    const { message, hint, pointer, on, related = [] } = finding;
    const place = this.placeOf(finding.document, pointer, on, effective);
    return {
      ...rowOf(rule),
      message:
        place.set === undefined
          ? message
          : `${message} The value comes from \`--set ${shownSet(place.set)}\`.`,
      hint,
      file: place.file,
      pointer: place.pointer,
      range: finding.range ?? place.range,
      related: related.map((entry) => {
        const { file, pointer, range } = this.placeOf(
          entry.document,
          entry.pointer,
          entry.on ?? 'value',
          effective,
        );
        const broken = entry.at && { start: entry.at, end: entry.at };
        return { message: entry.message, file, pointer, range: broken ?? range };
      }),
    };
  }

  private placeOf(
    path: string | undefined,
    pointer: string,
    on: 'key' | 'value' | undefined,
    effective: EffectiveContract,
  ) {
    if (path === undefined) {
      const place = effective.locate(pointer, on);
      this.sources.set(place.document.path, place.document.source);
      return {
        file: place.document.path,
        pointer: place.pointer,
        range: place.range,
        set: place.set?.text,
      };
    }
    const document = this.documentAt(path);
    return { file: path, pointer, range: document?.nearestRange(pointer, on), set: undefined };
  }

  private documentAt(path: string): SourceDocument | undefined {
    if (this.documents.has(path)) return this.documents.get(path);
    const read = this.files.read(path, { within: '.', limit: INTERFACE_SIZE_LIMIT });
    const document =
      read.status === 'file'
        ? placesOf(this.reader.parse(path, Buffer.from(read.bytes).toString('utf8')))
        : undefined;
    this.documents.set(path, document);
    if (document) this.sources.set(path, document.source);
    return document;
  }
}

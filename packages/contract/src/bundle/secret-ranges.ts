// The ranges of the secrets in the texts of a contract and its values files, so that excerpts hide them.
import { linesWithSecrets } from '../diagnostics/looks-secret';
import type { Range } from '../source/range';
import type { SchemaFinder } from './find-schemas';
import type { LoadedFile } from './load-layers';
import { SecretPlaces } from './secret-places';

export class SecretRanges {
  private readonly byPath = new Map<string, readonly Range[]>();

  constructor(private readonly finder: SchemaFinder) {}

  in(file: LoadedFile): readonly Range[] {
    const ranges = this.byPath.get(file.path) ?? this.find(file);
    this.byPath.set(file.path, ranges);
    return ranges;
  }

  private find(file: LoadedFile): Range[] {
    if (!('document' in file)) return file.source ? linesWithSecrets(file.source) : [];
    const { document } = file;
    const { outermost } = new SecretPlaces(document.value, this.finder);
    return [...outermost].flatMap((pointer) => document.textRangeOf(pointer) ?? []);
  }
}

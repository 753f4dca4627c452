import type { Mapping } from '../../source/mapping';
import type { SbomPackage } from './sbom';
import { mappingsOf, nameOf, textOf, type Entry } from './sbom-fields';

export function readSpdx(document: Mapping): SbomPackage[] {
  return mappingsOf({ value: document, pointer: '' }, 'packages').map((entry) => ({
    name: nameOf(entry, 'package'),
    version: textOf(entry, 'versionInfo'),
    // Many tools conclude nothing and only pass on what the package declares of itself.
    license: statedText(entry, 'licenseConcluded') ?? statedText(entry, 'licenseDeclared'),
    supplier: statedText(entry, 'supplier')?.replace(/^[^:]*: /, ''),
  }));
}

/** `NOASSERTION` says that the author says nothing. */
function statedText(entry: Entry, key: string): string | undefined {
  const text = textOf(entry, key);
  return text === 'NOASSERTION' ? undefined : text;
}

import { compareText } from '../../source/text-order';
import type { Mapping } from '../../source/mapping';
import type { SbomPackage } from './sbom';
import { mappingOf, mappingsOf, nameOf, textOf, type Entry } from './sbom-fields';

/** Components may hold components, to any depth: all of them are shipped, so all are listed. */
export function readCyclonedx(document: Mapping): SbomPackage[] {
  const packages: SbomPackage[] = [];
  const pending: Entry[] = [{ value: document, pointer: '' }];
  for (let owner = pending.pop(); owner !== undefined; owner = pending.pop()) {
    for (const component of mappingsOf(owner, 'components')) {
      packages.push(packageOf(component));
      pending.push(component);
    }
  }
  return packages;
}

function packageOf(component: Entry): SbomPackage {
  const [name, group] = [nameOf(component, 'component'), textOf(component, 'group')];
  return {
    name: group === undefined ? name : `${group}/${name}`,
    version: textOf(component, 'version'),
    license: licenseOf(component),
    supplier: textOf(mappingOf(component, 'supplier'), 'name'),
  };
}

function licenseOf(component: Entry): string | undefined {
  const texts = mappingsOf(component, 'licenses').flatMap((entry) => {
    const license = mappingOf(entry, 'license');
    return textOf(entry, 'expression') ?? textOf(license, 'id') ?? textOf(license, 'name') ?? [];
  });
  // The format gives the order of the list no meaning.
  return texts.length === 0 ? undefined : [...new Set(texts)].sort(compareText).join(' AND ');
}

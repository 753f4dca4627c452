import { isMapping } from '../../../source/mapping';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located } from '../document/document-side';
import { mappingAt } from '../document/mapping-at';

/** The properties that a schema lists itself, by name. */
export function propertiesOf(side: DocumentSide, schema: Located): ReadonlyMap<string, Located> {
  const owner = mappingAt(side, schema);
  const properties = owner && child(owner, 'properties');
  if (properties === undefined || !isMapping(properties.value)) return new Map();
  return new Map(children({ ...properties, value: properties.value }));
}

import { child, entriesIn } from '../../document/document-side';
import type { DocumentSide, Located } from '../../document/document-side';
import { mappingAt } from '../../document/mapping-at';

/** The properties that a schema lists itself, by name. */
export function propertiesOf(side: DocumentSide, schema: Located): ReadonlyMap<string, Located> {
  const owner = mappingAt(side, schema);
  return new Map(owner && entriesIn(child(owner, 'properties')));
}

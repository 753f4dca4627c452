import { child, entriesIn } from '../../document/side/document-side';
import type { DocumentSide, Located } from '../../document/side/document-side';
import { mappingAt } from '../../document/side/mapping-at';

/** The properties that a schema lists itself, by name. */
export function propertiesOf(side: DocumentSide, schema: Located): ReadonlyMap<string, Located> {
  const owner = mappingAt(side, schema);
  return new Map(owner && entriesIn(child(owner, 'properties')));
}

import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

/** The path items of a document by the names of their paths, as written. */
export function pathsIn(
  side: DocumentSide,
  document: Located<Mapping>,
): readonly (readonly [name: string, item: Located])[] {
  const paths = side.mapping(child(document, 'paths'), '`paths`');
  return children(paths).filter(([name]) => !name.startsWith('x-'));
}

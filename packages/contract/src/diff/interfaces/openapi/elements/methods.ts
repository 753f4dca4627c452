import type { Both } from '../../document/pair/document-pair';
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

/** Keys of a path item that hold operations; `query` is of OpenAPI 3.2. */
export const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;

/** `GET /users`, as the values of a report show an operation: its words without backticks. */
export function plainName({ what }: Pick<Both, 'what'>): string {
  return what.replace(/`/g, '');
}

/** Operations of a path item by upper-case method. */
export function methodsOf(
  side: DocumentSide,
  item: Located<Mapping>,
): Map<string, Located<Mapping>> {
  const found = new Map<string, Located<Mapping>>();
  for (const method of METHODS) {
    const operation = child(item, method);
    if (operation.value === undefined) continue;
    found.set(method.toUpperCase(), side.mapping(operation, 'An operation'));
  }
  const more = side.mapping(child(item, 'additionalOperations'), '`additionalOperations`');
  for (const [method, operation] of children(more)) {
    found.set(method, side.mapping(operation, 'An operation'));
  }
  return found;
}

import { child, children, refOf } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';

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

/** Operations of a path item by upper-case method. */
export function methodsOf(
  side: DocumentSide,
  item: Located<Mapping>,
): Map<string, Located<Mapping>> {
  const found = new Map<string, Located<Mapping>>();
  for (const method of METHODS) {
    const operation = child(item, method);
    if (operation.value === undefined) continue;
    found.set(method.toUpperCase(), operationAt(side, operation));
  }
  const more = side.mapping(child(item, 'additionalOperations'), '`additionalOperations`');
  for (const [method, operation] of children(more)) {
    found.set(method, operationAt(side, operation));
  }
  return found;
}

function operationAt(side: DocumentSide, written: Located): Located<Mapping> {
  return withSiblings(written, side.mapping(written, 'An operation'));
}

/** A path item or an operation with the keys beside its `$ref`, which tools add to the target. */
export function withSiblings(written: Located, item: Located<Mapping>): Located<Mapping> {
  if (refOf(written.value) === undefined) return item;
  const own: Located<Mapping> = { value: written.value as Mapping, pointer: written.pointer };
  const beside = children(own).filter(([name]) => name !== '$ref');
  if (beside.length === 0) return item;
  return {
    value: {
      ...item.value,
      ...Object.fromEntries(beside.map(([name, { value }]) => [name, value])),
    },
    pointer: item.pointer,
    places: new Map(beside.map(([name, { pointer }]) => [name, pointer])),
  };
}

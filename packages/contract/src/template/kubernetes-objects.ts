// The Kubernetes objects in an output, as kubectl and Argo CD find them.
import { joinPointer, type Pointer } from '../source/pointer';
import { isMap, type ValueMap } from './cel/value';

interface FoundObject {
  readonly object: ValueMap;
  readonly pointer: Pointer;
  readonly apiVersion: unknown;
  /** `undefined` for a map that is not a Kubernetes object. */
  readonly kind: unknown;
}

/**
 * Any map with `items` is a list, and its items are listed one by one. An item may leave out the
 * `apiVersion` and `kind` that the list gives.
 */
export function* objectsIn(
  document: unknown,
  pointer: Pointer = '',
  list?: FoundObject,
): Iterable<FoundObject> {
  if (Array.isArray(document)) {
    for (const [index, item] of document.entries()) {
      yield* objectsIn(item, joinPointer(pointer, index), list);
    }
    return;
  }
  if (!isMap(document)) return;
  const inherited = document.kind === undefined ? list : undefined;
  const found = {
    object: document,
    pointer,
    apiVersion: inherited ? inherited.apiVersion : document.apiVersion,
    kind: inherited ? itemKind(inherited.kind) : document.kind,
  };
  yield found;
  for (const key of Object.keys(document)) {
    if (key.toLowerCase() !== 'items' || !Array.isArray(document[key])) continue;
    yield* objectsIn(document[key], joinPointer(pointer, key), found);
  }
}

function itemKind(kind: unknown): unknown {
  return typeof kind === 'string' ? kind.replace(/List$/, '') : kind;
}

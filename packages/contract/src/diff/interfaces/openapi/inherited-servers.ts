// Finds out whether anything uses the servers of a document or a path on both sides. What names servers of its
// own on a side is compared by itself.
import {
  child,
  type DocumentSide,
  type Located,
  type Mapping,
} from '../document/side/document-side';
import { isMapping } from '../../../source/mapping';
import type { Both } from '../document/pair/document-pair';
import { methodsOf } from './elements/methods';
import type { OpenapiPair } from './elements/openapi-pair';
import { pathsIn } from './elements/paths-in';

/** Whether a path uses the servers of the document. Where nothing is described, everything may be used. */
export function arePathsServed(pair: OpenapiPair, root: Both): boolean {
  const before = readableIn(pair.base, root.base);
  const after = new Map(readableIn(pair.head, root.head));
  if (before.length === 0) return true;
  return before.some(([name, base]) => {
    if (namesServers(base)) return false;
    const head = after.get(name);
    if (head === undefined || isReference(base) || isReference(head)) return true;
    return !namesServers(head) && areOperationsServed(pair, { base, head });
  });
}

/** Whether an operation of a path uses the servers around it. */
export function areOperationsServed(
  pair: OpenapiPair,
  { base, head }: Pick<Both, 'base' | 'head'>,
): boolean {
  const before = [...methodsOf(pair.base, base)];
  const after = methodsOf(pair.head, head);
  if (before.length === 0) return true;
  return before.some(([method, operation]) => {
    const other = after.get(method);
    return other !== undefined && !namesServers(operation) && !namesServers(other);
  });
}

function readableIn(
  side: DocumentSide,
  document: Located<Mapping>,
): (readonly [string, Located<Mapping>])[] {
  return pathsIn(side, document).flatMap(([name, { value, ...place }]) =>
    isMapping(value) ? [[name, { ...place, value }] as const] : [],
  );
}

function isReference({ value }: Located<Mapping>): boolean {
  return Object.hasOwn(value, '$ref');
}

function namesServers(located: Located<Mapping>): boolean {
  const { value } = child(located, 'servers');
  return Array.isArray(value) && value.length > 0;
}

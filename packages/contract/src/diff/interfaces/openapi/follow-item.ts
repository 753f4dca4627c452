import { followBoth, type Both } from '../document/document-pair';
import { withSiblings } from '../document/document-side';
import type { Located } from '../document/document-side';
import type { OpenapiPair } from './openapi-pair';

/** Path items of both sides, each with the keys beside its `$ref`. */
export function followItem(
  pair: OpenapiPair,
  path: string,
  what: string,
  from: Located,
  to: Located,
): Both | undefined {
  const both = followBoth(pair, path, what, from, to, true);
  if (both === undefined) return undefined;
  return { ...both, from: withSiblings(from, both.from), to: withSiblings(to, both.to) };
}

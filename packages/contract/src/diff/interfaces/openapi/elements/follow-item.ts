import { followBoth, type Both, type WrittenBoth } from '../../document/pair/document-pair';
import { withSiblings } from '../../document/side/document-side';
import type { OpenapiPair } from './openapi-pair';

/** Path items of both sides, each with the keys beside its `$ref`. */
export function followItem(pair: OpenapiPair, written: WrittenBoth): Both | undefined {
  const both = followBoth(pair, written, 'add');
  if (both === undefined) return undefined;
  return {
    ...both,
    base: withSiblings(written.base, both.base),
    head: withSiblings(written.head, both.head),
  };
}

// The media types in which a response comes. Callers choose among them with `Accept`.
import type { Both } from '../../document/pair/document-pair';
import { contentsOf, covering, isRange, rangeAround, type MediaType } from '../elements/content';
import { detectMediaType } from '../bodies/detect-media-type';
import type { OpenapiPair } from '../elements/openapi-pair';

export function detectResponseContent(pair: OpenapiPair, response: Both): void {
  const [before, after] = contentsOf(pair, response);
  for (const [key, base] of before) {
    const head = after.get(key);
    if (head === undefined) detectRemovedContent(pair, response, { key, base }, after);
    else detectReturned(pair, response, base, head);
  }
  for (const [key, head] of after) {
    if (before.has(key)) continue;
    const range = rangeAround(before, key);
    if (range !== undefined) detectReturned(pair, response, { ...range, name: head.name }, head);
    pair.add({
      rule: 'openapi-response-media-type-added',
      path: `${response.path}.content[${head.name}]`,
      type: 'added',
      newValue: head.name,
      subject: `${response.what} may now come as \`${head.name}\`.`,
      headPointer: head.media.pointer,
    });
  }
}

function detectRemovedContent(
  pair: OpenapiPair,
  response: Both,
  { key, base }: { readonly key: string; readonly base: MediaType },
  after: ReadonlyMap<string, MediaType>,
): void {
  const path = `${response.path}.content[${base.name}]`;
  const cover = covering(after, key);
  if (cover !== undefined) detectReturned(pair, response, base, { ...cover, name: base.name });
  const named = isRange(key) ? [...after].find(([one]) => isWithin(one, key))?.[1] : undefined;
  const left = cover ?? named;
  pair.add({
    rule:
      left === undefined
        ? 'openapi-response-media-type-removed'
        : 'openapi-response-media-type-range-changed',
    path,
    type: 'removed',
    oldValue: base.name,
    subject: `${response.what} no longer comes as \`${base.name}\`${left === undefined ? '' : `; \`${left.name}\` is left of it`}.`,
    basePointer: base.media.pointer,
  });
}

function isWithin(key: string, range: string): boolean {
  return range === '*/*' || key.split('/')[0] === range.split('/')[0];
}

function detectReturned(pair: OpenapiPair, response: Both, base: MediaType, head: MediaType): void {
  const path = `${response.path}.content[${base.name}]`;
  const what = `${response.what} (\`${base.name}\`)`;
  detectMediaType(
    pair,
    { path, what, base, head },
    {
      rules: 'openapi-response',
      direction: 'output',
      propertyAdded: 'openapi-response-property-added',
    },
  );
}

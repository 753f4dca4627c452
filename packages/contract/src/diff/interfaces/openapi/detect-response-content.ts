// The media types in which a response comes. Callers choose among them with `Accept`.
import type { Both } from '../document/document-pair';
import { contentsOf, covering, isRange, rangeAround, type MediaType } from './content';
import { detectMediaType } from './detect-media-type';
import type { OpenapiPair } from './openapi-pair';

export function detectResponseContent(pair: OpenapiPair, response: Both): void {
  const [before, after] = contentsOf(pair, response);
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to === undefined) detectRemovedContent(pair, response, key, from, after);
    else detectReturned(pair, response, from, to);
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    const range = rangeAround(before, key);
    if (range !== undefined) detectReturned(pair, response, { ...range, name: to.name }, to);
    pair.add({
      rule: 'openapi-response-media-type-added',
      path: `${response.path}.content[${to.name}]`,
      type: 'added',
      newValue: to.name,
      subject: `${response.what} may now also come as \`${to.name}\`.`,
      headPointer: to.media.pointer,
    });
  }
}

function detectRemovedContent(
  pair: OpenapiPair,
  response: Both,
  key: string,
  from: MediaType,
  after: ReadonlyMap<string, MediaType>,
): void {
  const path = `${response.path}.content[${from.name}]`;
  const cover = covering(after, key);
  if (cover !== undefined) detectReturned(pair, response, from, { ...cover, name: from.name });
  const named = isRange(key) ? [...after].find(([one]) => isWithin(one, key))?.[1] : undefined;
  const left = cover ?? named;
  pair.add({
    rule:
      left === undefined
        ? 'openapi-response-media-type-removed'
        : 'openapi-response-media-type-range-changed',
    path,
    type: 'removed',
    oldValue: from.name,
    subject: `${response.what} no longer comes as \`${from.name}\`${left === undefined ? '' : `; \`${left.name}\` is left of it`}.`,
    basePointer: from.media.pointer,
  });
}

function isWithin(key: string, range: string): boolean {
  return range === '*/*' || key.split('/')[0] === range.split('/')[0];
}

function detectReturned(pair: OpenapiPair, response: Both, from: MediaType, to: MediaType): void {
  const both: Both = {
    path: `${response.path}.content[${from.name}]`,
    what: `${response.what} (\`${from.name}\`)`,
    from: from.media,
    to: to.media,
  };
  detectMediaType(pair, both, from, to, {
    rules: 'openapi-response',
    direction: 'output',
    propertyAdded: 'openapi-response-property-added',
  });
}

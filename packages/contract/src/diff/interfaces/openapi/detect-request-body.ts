// Compares what an OpenAPI operation accepts as its body, by media type.
import { child } from '../document/document-side';
import { contentsOf, covering, rangeAround } from './content';
import type { MediaType } from './content';
import { addFlip, detectRest, flag, followBoth, followOne } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { detectMediaType } from './detect-media-type';
import { plainName } from './methods';
import type { OpenapiPair } from './openapi-pair';

export const BODY_KEYS = { texts: ['description'], compared: ['$ref', 'required', 'content'] };

export function detectRequestBody(pair: OpenapiPair, operation: Both): void {
  const from = child(operation.from, 'requestBody');
  const to = child(operation.to, 'requestBody');
  if (pair.same.areSame(from.value, to.value)) return;
  const path = `${operation.path}.request-body`;
  const value = plainName(operation);
  if (to.value === undefined) {
    pair.add({
      rule: 'openapi-request-body-removed',
      path,
      type: 'removed',
      oldValue: value,
      subject: `${operation.what} no longer accepts a request body.`,
      basePointer: from.pointer,
    });
    return;
  }
  if (from.value === undefined) {
    const required = flag(followOne(pair.head, to, 'A request body'), 'required');
    pair.add({
      rule: required
        ? 'openapi-required-request-body-added'
        : 'openapi-optional-request-body-added',
      path,
      type: 'added',
      newValue: value,
      subject: `${operation.what} now ${required ? 'requires' : 'accepts'} a request body.`,
      headPointer: to.pointer,
    });
    return;
  }
  const both = followBoth(pair, { path, what: `The request body of ${operation.what}`, from, to });
  if (both === undefined) return;
  detectRest(pair, both, BODY_KEYS);
  const [was, is] = [flag(both.from, 'required'), flag(both.to, 'required')];
  if (was !== is) {
    const rule = is
      ? 'openapi-request-body-became-required'
      : 'openapi-request-body-became-optional';
    addFlip(pair, both, 'required', rule, is ? 'is required now' : 'is optional now');
  }
  detectMediaTypes(pair, both);
}

function detectMediaTypes(pair: OpenapiPair, body: Both): void {
  const [before, after] = contentsOf(pair, body);
  for (const [key, from] of before) {
    const to = covering(after, key);
    if (to !== undefined) {
      detectAccepted(pair, body, from, to);
      continue;
    }
    pair.add({
      rule: 'openapi-request-media-type-removed',
      path: `${body.path}.content[${from.name}]`,
      type: 'removed',
      oldValue: from.name,
      subject: `${body.what} is no longer accepted as \`${from.name}\`.`,
      basePointer: from.media.pointer,
    });
  }
  for (const [key, to] of after) {
    if (before.has(key)) continue;
    const range = rangeAround(before, key);
    if (range !== undefined) detectAccepted(pair, body, { ...range, name: to.name }, to);
    pair.add({
      rule: 'openapi-request-media-type-added',
      path: `${body.path}.content[${to.name}]`,
      type: 'added',
      newValue: to.name,
      subject: `${body.what} is now also accepted as \`${to.name}\`.`,
      headPointer: to.media.pointer,
    });
  }
}

function detectAccepted(pair: OpenapiPair, body: Both, from: MediaType, to: MediaType): void {
  const both: Both = {
    path: `${body.path}.content[${from.name}]`,
    what: `${body.what} (\`${from.name}\`)`,
    from: from.media,
    to: to.media,
  };
  detectMediaType(pair, both, from, to, {
    rules: 'openapi-request',
    direction: 'input',
    propertyRemoved: 'openapi-request-property-removed',
  });
}

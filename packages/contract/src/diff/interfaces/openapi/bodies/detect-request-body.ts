// Compares what an OpenAPI operation accepts as its body, by media type.
import { child } from '../../document/side/document-side';
import { contentsOf, covering, rangeAround } from '../elements/content';
import type { MediaType } from '../elements/content';
import {
  addFlip,
  detectRest,
  flag,
  followBoth,
  followOne,
} from '../../document/pair/document-pair';
import type { Both } from '../../document/pair/document-pair';
import { detectMediaType } from './detect-media-type';
import { plainName } from '../elements/methods';
import type { OpenapiPair } from '../elements/openapi-pair';

export const BODY_KEYS = { texts: ['description'], compared: ['$ref', 'required', 'content'] };

export function detectRequestBody(pair: OpenapiPair, operation: Both): void {
  const base = child(operation.base, 'requestBody');
  const head = child(operation.head, 'requestBody');
  if (pair.same.areSame(base.value, head.value)) return;
  const path = `${operation.path}.request-body`;
  const value = plainName(operation);
  if (head.value === undefined) {
    pair.add({
      rule: 'openapi-request-body-removed',
      path,
      type: 'removed',
      oldValue: value,
      subject: `${operation.what} no longer accepts a request body.`,
      basePointer: base.pointer,
    });
    return;
  }
  if (base.value === undefined) {
    const required = flag(followOne(pair.head, head, 'A request body'), 'required');
    pair.add({
      rule: required
        ? 'openapi-required-request-body-added'
        : 'openapi-optional-request-body-added',
      path,
      type: 'added',
      newValue: value,
      subject: `${operation.what} now ${required ? 'requires' : 'accepts'} a request body.`,
      headPointer: head.pointer,
    });
    return;
  }
  const both = followBoth(pair, {
    path,
    what: `The request body of ${operation.what}`,
    base,
    head,
  });
  if (both === undefined) return;
  detectRest(pair, both, BODY_KEYS);
  const [was, is] = [flag(both.base, 'required'), flag(both.head, 'required')];
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
  for (const [key, base] of before) {
    const head = covering(after, key);
    if (head !== undefined) {
      detectAccepted(pair, body, base, head);
      continue;
    }
    pair.add({
      rule: 'openapi-request-media-type-removed',
      path: `${body.path}.content[${base.name}]`,
      type: 'removed',
      oldValue: base.name,
      subject: `${body.what} is no longer accepted as \`${base.name}\`.`,
      basePointer: base.media.pointer,
    });
  }
  for (const [key, head] of after) {
    if (before.has(key)) continue;
    const range = rangeAround(before, key);
    if (range !== undefined) detectAccepted(pair, body, { ...range, name: head.name }, head);
    pair.add({
      rule: 'openapi-request-media-type-added',
      path: `${body.path}.content[${head.name}]`,
      type: 'added',
      newValue: head.name,
      subject: `${body.what} is now also accepted as \`${head.name}\`.`,
      headPointer: head.media.pointer,
    });
  }
}

function detectAccepted(pair: OpenapiPair, body: Both, base: MediaType, head: MediaType): void {
  const path = `${body.path}.content[${base.name}]`;
  const what = `${body.what} (\`${base.name}\`)`;
  detectMediaType(
    pair,
    { path, what, base, head },
    {
      rules: 'openapi-request',
      direction: 'input',
      propertyRemoved: 'openapi-request-property-removed',
    },
  );
}

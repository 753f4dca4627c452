// Compares the headers of an OpenAPI response.
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import {
  addDeprecation,
  addFlip,
  detectRest,
  flag,
  followBoth,
} from '../../document/pair/document-pair';
import type { Both } from '../../document/pair/document-pair';
import type { OpenapiPair } from '../elements/openapi-pair';
import { detectParameterValue } from './detect-parameter-value';

export const HEADER_KEYS = {
  texts: ['description', 'example', 'examples'],
  compared: ['$ref', 'required', 'deprecated', 'schema', 'content', 'style', 'explode'],
};

/** Headers of a response. Upper and lower case mean the same in names, and `content` describes `Content-Type`. */
export function detectHeaders(pair: OpenapiPair, response: Both): void {
  const before = headersOf(pair.base, response.base);
  const after = headersOf(pair.head, response.head);
  for (const [key, { name, header: base }] of before) {
    const head = after.get(key)?.header;
    const path = `${response.path}.headers[${name}]`;
    if (head !== undefined) {
      const what = `${response.what} header \`${name}\``;
      const both = followBoth(pair, { path, what, base, head });
      if (both !== undefined) detectHeader(pair, both);
      continue;
    }
    pair.add({
      rule: 'openapi-response-header-removed',
      path,
      type: 'removed',
      oldValue: name,
      subject: `${response.what} no longer has the header \`${name}\`.`,
      basePointer: base.pointer,
    });
  }
  for (const [key, { name, header: head }] of after) {
    if (before.has(key)) continue;
    pair.add({
      rule: 'openapi-response-header-added',
      path: `${response.path}.headers[${name}]`,
      type: 'added',
      newValue: name,
      subject: `${response.what} now has the header \`${name}\`.`,
      headPointer: head.pointer,
    });
  }
}

/** The headers of a response or of a part of a form, by names in lower case. */
export function headersOf(
  side: DocumentSide,
  owner: Located<Mapping>,
): Map<string, { readonly name: string; readonly header: Located }> {
  const entries = children(side.mapping(child(owner, 'headers'), '`headers`'));
  return new Map(
    entries
      .map(([name, header]) => [name.toLowerCase(), { name, header }] as const)
      .filter(([key]) => key !== 'content-type'),
  );
}

function detectHeader(pair: OpenapiPair, both: Both): void {
  if (pair.same.areSame(both.base.value, both.head.value)) return;
  detectRest(pair, both, HEADER_KEYS);
  const [was, is] = [flag(both.base, 'required'), flag(both.head, 'required')];
  if (was !== is) {
    const rule = is
      ? 'openapi-response-header-became-required'
      : 'openapi-response-header-became-optional';
    addFlip(pair, both, 'required', rule, is ? 'is always sent now' : 'may be missing now');
  }
  addDeprecation(pair, both, 'openapi-deprecation-changed');
  detectParameterValue(pair, both, ['header', 'header'], {
    rules: 'openapi-response-header',
    direction: 'output',
    serialization: 'openapi-response-header-serialization-changed',
  });
}

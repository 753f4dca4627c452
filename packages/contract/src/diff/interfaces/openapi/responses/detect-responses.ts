// Compares the responses of an OpenAPI operation, by status and media type.
import { codeList } from '../../../../diagnostics/words';
import { child } from '../../document/document-side';
import type { Located } from '../../document/document-side';
import { detectHeaders } from '../parameters/detect-headers';
import { detectLinks } from './detect-links';
import { detectResponseContent } from './detect-response-content';
import { detectRest, followBoth } from '../../document/document-pair';
import type { Both } from '../../document/document-pair';
import { plainName } from '../elements/methods';
import type { OpenapiPair } from '../elements/openapi-pair';
import {
  coverOf,
  formerCoverOf,
  isErrorStatus,
  partsOf,
  rangesOf,
  responsesOf,
  type Responses,
} from '../elements/status-cover';

const RESPONSE_KEYS = {
  texts: ['description', 'summary'],
  compared: ['$ref', 'headers', 'content', 'links'],
};

/** Each status by what describes it on either side: itself, its range or `default`. */
export function detectResponses(pair: OpenapiPair, operation: Both): void {
  const [base, head] = [child(operation.base, 'responses'), child(operation.head, 'responses')];
  if (pair.same.areSame(base.value, head.value)) return;
  const before = responsesOf(pair.base, operation.base);
  const after = responsesOf(pair.head, operation.head);
  for (const [status, response] of before) {
    const cover = after.has(status) ? status : coverOf(after, status);
    if (cover !== undefined) compare(pair, operation, status, response, after.get(cover)!);
    if (cover !== status) addRemoved(pair, operation, status, response, { before, after, cover });
  }
  for (const [status, response] of after) {
    if (before.has(status)) continue;
    const cover = formerCoverOf(before, status);
    if (cover !== undefined) compare(pair, operation, status, before.get(cover)!, response);
    pair.add({
      rule: 'openapi-response-added',
      path: `${operation.path}.responses[${status}]`,
      type: 'added',
      newValue: `${plainName(operation)} ${status}`,
      subject: `The response ${status} of ${operation.what} was added${cover === undefined ? '' : `; \`${cover}\` described it before`}.`,
      headPointer: response.pointer,
    });
  }
}

function compare(
  pair: OpenapiPair,
  operation: Both,
  status: string,
  base: Located,
  head: Located,
): void {
  const path = `${operation.path}.responses[${status}]`;
  const what = `The response ${status} of ${operation.what}`;
  const both = followBoth(pair, { path, what, base, head });
  if (both !== undefined) detectResponse(pair, both);
}

function addRemoved(
  pair: OpenapiPair,
  operation: Both,
  status: string,
  response: Located,
  found: { readonly before: Responses; readonly after: Responses; readonly cover?: string },
): void {
  const { before, after, cover } = found;
  const ranges = status === 'default' ? rangesOf(after) : [];
  const whole = cover === undefined ? ranges : [cover];
  const isWhole = whole.length > 0;
  const isError = isErrorStatus(status, before);
  const parts = isError && status === 'default' ? [] : partsOf(after, status);
  const left = isWhole ? whole : parts;
  const rule = isWhole
    ? 'openapi-response-generalized'
    : isError
      ? 'openapi-error-response-removed'
      : parts.length > 0
        ? 'openapi-response-range-narrowed'
        : 'openapi-response-removed';
  const says = `; ${codeList(left)} still ${left.length === 1 ? 'describes' : 'describe'} ${isWhole ? 'it' : 'part of it'}`;
  pair.add({
    rule,
    path: `${operation.path}.responses[${status}]`,
    type: 'removed',
    oldValue: `${plainName(operation)} ${status}`,
    subject: `The response ${status} of ${operation.what} was removed${left.length > 0 ? says : ''}.`,
    basePointer: response.pointer,
  });
}

function detectResponse(pair: OpenapiPair, both: Both): void {
  if (pair.same.areSame(both.base.value, both.head.value)) return;
  detectRest(pair, both, RESPONSE_KEYS);
  detectHeaders(pair, both);
  detectLinks(pair, both);
  detectResponseContent(pair, both);
}

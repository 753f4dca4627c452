// Compares the responses of an OpenAPI operation, by status and media type.
import { codeList } from '../../../../diagnostics/words';
import { child } from '../../document/side/document-side';
import type { Located } from '../../document/side/document-side';
import { detectHeaders } from '../parameters/detect-headers';
import { detectLinks } from './detect-links';
import { detectResponseContent } from './detect-response-content';
import { detectRest, followBoth } from '../../document/pair/document-pair';
import type { Both, WrittenBoth } from '../../document/pair/document-pair';
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
    const place = placeOf(operation, status);
    if (cover !== undefined) {
      detectResponse(pair, { ...place, base: response, head: after.get(cover)! });
    }
    if (cover !== status) addRemoved(pair, operation, { status, response, before, after, cover });
  }
  for (const [status, response] of after) {
    if (before.has(status)) continue;
    const cover = formerCoverOf(before, status);
    const place = placeOf(operation, status);
    if (cover !== undefined) {
      detectResponse(pair, { ...place, base: before.get(cover)!, head: response });
    }
    pair.add({
      rule: 'openapi-response-added',
      path: place.path,
      type: 'added',
      newValue: `${plainName(operation)} ${status}`,
      subject: `${place.what} was added${cover === undefined ? '' : `; \`${cover}\` described it before`}.`,
      headPointer: response.pointer,
    });
  }
}

function placeOf(operation: Both, status: string): Pick<Both, 'path' | 'what'> {
  return {
    path: `${operation.path}.responses[${status}]`,
    what: `The response ${status} of ${operation.what}`,
  };
}

/** A status of the base that the head does not name, and what covers it there. */
interface RemovedResponse {
  readonly status: string;
  readonly response: Located;
  readonly before: Responses;
  readonly after: Responses;
  readonly cover: string | undefined;
}

function addRemoved(pair: OpenapiPair, operation: Both, removed: RemovedResponse): void {
  const { status, response, before, after, cover } = removed;
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
  const { path, what } = placeOf(operation, status);
  pair.add({
    rule,
    path,
    type: 'removed',
    oldValue: `${plainName(operation)} ${status}`,
    subject: `${what} was removed${left.length > 0 ? says : ''}.`,
    basePointer: response.pointer,
  });
}

function detectResponse(pair: OpenapiPair, written: WrittenBoth): void {
  const both = followBoth(pair, written);
  if (both === undefined) return;
  if (pair.same.areSame(both.base.value, both.head.value)) return;
  detectRest(pair, both, RESPONSE_KEYS);
  detectHeaders(pair, both);
  detectLinks(pair, both);
  detectResponseContent(pair, both);
}

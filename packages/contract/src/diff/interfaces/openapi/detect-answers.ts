// What receivers answer to a message of the service: the service reads it, so a narrower answer breaks receivers.
import { lowerFirst } from '../../../diagnostics/words';
import {
  addUndecided,
  detectRest,
  followBoth,
  type Both,
  type WrittenBoth,
} from '../document/document-pair';
import { child, type Located } from '../document/document-side';
import { contentsOf, covering, rangeAround, type MediaType } from './content';
import { detectCharset } from './detect-charset';
import { detectEncoding } from './detect-encoding';
import { detectMediaSchema } from './detect-media-schema';
import { MEDIA_KEYS } from './detect-request-body';
import type { OpenapiPair } from './openapi-pair';
import { formerCoverOf, responsesOf } from './status-cover';

const ANSWER_KEYS = { texts: ['description', 'summary'], compared: ['$ref', 'content'] };

export function detectAnswers(pair: OpenapiPair, operation: Both): void {
  const before = responsesOf(pair.base, operation.from);
  const after = responsesOf(pair.head, operation.to);
  const cover = (status: string) =>
    [status, `${status[0]}XX`, 'default'].find((one) => after.has(one));
  for (const [status, from] of before) {
    const name = status === 'default' ? status : cover(status);
    const to = name === undefined ? undefined : after.get(name);
    const path = `${operation.path}.responses[${status}]`;
    const what = `The answer ${status} to ${lowerFirst(operation.what)}`;
    if (to !== undefined) detectAnswer(pair, { path, what, from, to });
    else addRemoved(pair, path, `${what} is no longer described.`, from, status);
  }
  for (const [status, to] of after) {
    if (before.has(status)) continue;
    const cover = formerCoverOf(before, status);
    const path = `${operation.path}.responses[${status}]`;
    const what = `The answer ${status} to ${lowerFirst(operation.what)}`;
    if (cover !== undefined) detectAnswer(pair, { path, what, from: before.get(cover)!, to });
    pair.add({
      rule: 'openapi-outgoing-response-added',
      path,
      type: 'added',
      newValue: status,
      subject: `Receivers may now answer ${status} to ${lowerFirst(operation.what)}.`,
      headPointer: to.pointer,
    });
  }
}

function detectAnswer(pair: OpenapiPair, written: WrittenBoth): void {
  const { path, what } = written;
  if (pair.same.areSame(written.from.value, written.to.value)) return;
  const both = followBoth(pair, written);
  if (both === undefined) return;
  detectRest(pair, both, ANSWER_KEYS);
  const [before, after] = contentsOf(pair, both);
  for (const [key, was] of before) {
    const is = covering(after, key);
    const own = `${path}.content[${was.name}]`;
    if (is === undefined) {
      const says = `${what} is no longer read as \`${was.name}\`.`;
      addRemoved(pair, own, says, was.media, was.name);
      continue;
    }
    detectMediaType(pair, { path: own, what, from: was.media, to: is.media }, was, is);
  }
  for (const [key, is] of after) {
    const range = before.has(key) ? undefined : rangeAround(before, key);
    if (range === undefined) continue;
    const own = `${path}.content[${is.name}]`;
    detectMediaType(pair, { path: own, what, from: range.media, to: is.media }, range, is);
  }
  if (before.size === 0 && after.size > 0) {
    const why = `${what} now has a body. Whether receivers must send it is not known.`;
    addUndecided(
      pair,
      `${path}.content`,
      why,
      child(both.from, 'content'),
      child(both.to, 'content'),
    );
  }
}

function detectMediaType(pair: OpenapiPair, media: Both, from: MediaType, to: MediaType): void {
  detectCharset(pair, media, 'request', from, to);
  detectRest(pair, media, MEDIA_KEYS);
  const place = { rules: 'openapi-outgoing-response', direction: 'input' } as const;
  detectEncoding(pair, media, place);
  detectMediaSchema(pair, media, [from.name, to.name], place);
}

function addRemoved(
  pair: OpenapiPair,
  path: string,
  subject: string,
  from: Located,
  oldValue: string,
): void {
  pair.add({
    rule: 'openapi-outgoing-response-removed',
    path,
    type: 'removed',
    oldValue,
    subject,
    basePointer: from.pointer,
  });
}

// What receivers answer to a message of the service: the service reads it, so a narrower answer breaks receivers.
import { lowerFirst } from '../../../../diagnostics/words';
import {
  addUndecided,
  detectRest,
  followBoth,
  type Both,
  type WrittenBoth,
} from '../../document/pair/document-pair';
import { child } from '../../document/side/document-side';
import type { FoundChange } from '../../../change/detection';
import { contentsOf, covering, rangeAround } from '../elements/content';
import { detectMediaType } from '../bodies/detect-media-type';
import type { OpenapiPair } from '../elements/openapi-pair';
import { formerCoverOf, responsesOf } from '../elements/status-cover';

/** The service reads what receivers answer. */
const READ = { rules: 'openapi-outgoing-response', direction: 'input' } as const;

const ANSWER_KEYS = { texts: ['description', 'summary'], compared: ['$ref', 'content'] };

export function detectAnswers(pair: OpenapiPair, operation: Both): void {
  const before = responsesOf(pair.base, operation.base);
  const after = responsesOf(pair.head, operation.head);
  const placeOf = (status: string) => ({
    path: `${operation.path}.responses[${status}]`,
    what: `The answer ${status} to ${lowerFirst(operation.what)}`,
  });
  for (const [status, base] of before) {
    const cover = [status, `${status[0]}XX`, 'default'].find((one) => after.has(one));
    const head = cover === undefined ? undefined : after.get(cover);
    const { path, what } = placeOf(status);
    if (head !== undefined) detectAnswer(pair, { path, what, base, head });
    else {
      const subject = `${what} is no longer described.`;
      addRemoved(pair, { path, subject, basePointer: base.pointer, oldValue: status });
    }
  }
  for (const [status, head] of after) {
    if (before.has(status)) continue;
    const cover = formerCoverOf(before, status);
    const { path, what } = placeOf(status);
    if (cover !== undefined) detectAnswer(pair, { path, what, base: before.get(cover)!, head });
    pair.add({
      rule: 'openapi-outgoing-response-added',
      path,
      type: 'added',
      newValue: status,
      subject: `Receivers may now answer ${status} to ${lowerFirst(operation.what)}.`,
      headPointer: head.pointer,
    });
  }
}

function detectAnswer(pair: OpenapiPair, written: WrittenBoth): void {
  const { path, what } = written;
  if (pair.same.areSame(written.base.value, written.head.value)) return;
  const both = followBoth(pair, written);
  if (both === undefined) return;
  detectRest(pair, both, ANSWER_KEYS);
  const [before, after] = contentsOf(pair, both);
  for (const [key, was] of before) {
    const is = covering(after, key);
    const own = `${path}.content[${was.name}]`;
    if (is === undefined) {
      const subject = `${what} is no longer read as \`${was.name}\`.`;
      addRemoved(pair, {
        path: own,
        subject,
        basePointer: was.media.pointer,
        oldValue: was.name,
      });
      continue;
    }
    detectMediaType(pair, { path: own, what, base: was, head: is }, READ);
  }
  for (const [key, is] of after) {
    const range = before.has(key) ? undefined : rangeAround(before, key);
    if (range === undefined) continue;
    const own = `${path}.content[${is.name}]`;
    detectMediaType(pair, { path: own, what, base: range, head: is }, READ);
  }
  if (before.size === 0 && after.size > 0) {
    const why = `${what} now has a body. Whether receivers must send it is not known.`;
    addUndecided(
      pair,
      {
        path: `${path}.content`,
        base: child(both.base, 'content'),
        head: child(both.head, 'content'),
      },
      why,
    );
  }
}

function addRemoved(
  pair: OpenapiPair,
  removed: Pick<FoundChange, 'path' | 'subject' | 'basePointer' | 'oldValue'>,
): void {
  pair.add({ rule: 'openapi-outgoing-response-removed', type: 'removed', ...removed });
}

// The body of a message that the service itself sends: those who depend on the service read it.
import { child } from '../document/document-side';
import { addFlip, detectRest, flag, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { addPresence } from '../document/add-presence';
import { contentsOf, covering } from './content';
import { detectMediaType } from './detect-media-type';
import { BODY_KEYS } from './detect-request-body';
import type { OpenapiPair } from './openapi-pair';
import { lowerFirst } from '../../../diagnostics/words';

type Kind = 'webhook' | 'callback';

export function detectPayload(pair: OpenapiPair, kind: Kind, operation: Both): void {
  const [from, to] = [child(operation.from, 'requestBody'), child(operation.to, 'requestBody')];
  if (pair.same.areSame(from.value, to.value)) return;
  const path = `${operation.path}.request-body`;
  const what = `The payload of ${lowerFirst(operation.what)}`;
  if (from.value === undefined || to.value === undefined) {
    const isNew = from.value === undefined;
    const place = isNew ? { to } : { from };
    addPresence(pair, `openapi-${kind}-payload`, { path, what, ...place });
    return;
  }
  const both = followBoth(pair, { path, what, from, to });
  if (both === undefined) return;
  detectRest(pair, both, BODY_KEYS);
  const [was, is] = [flag(both.from, 'required'), flag(both.to, 'required')];
  if (was !== is) {
    const rule = `openapi-${kind}-payload-became-${is ? 'required' : 'optional'}`;
    addFlip(pair, both, 'required', rule, is ? 'is always sent now' : 'may be missing now');
  }
  detectContent(pair, kind, both);
}

function detectContent(pair: OpenapiPair, kind: Kind, payload: Both): void {
  const [before, after] = contentsOf(pair, payload);
  for (const [key, from] of before) {
    if (after.has(key)) continue;
    pair.add({
      rule: `openapi-${kind}-payload-media-type-removed`,
      path: `${payload.path}.content[${key}]`,
      type: 'removed',
      oldValue: from.name,
      subject: `${payload.what} no longer comes as \`${from.name}\`.`,
      basePointer: from.media.pointer,
    });
  }
  for (const [key, to] of after) {
    const from = covering(before, key);
    const path = `${payload.path}.content[${key}]`;
    if (from !== undefined) {
      const media = { path, what: payload.what, from: from.media, to: to.media };
      detectMediaType(pair, media, from, to, {
        rules: `openapi-${kind}-payload`,
        direction: 'output',
        propertyAdded: `openapi-${kind}-payload-property-added`,
      });
    } else {
      pair.add({
        rule: `openapi-${kind}-payload-media-type-added`,
        path,
        type: 'added',
        newValue: to.name,
        subject: `${payload.what} may come as \`${to.name}\`.`,
        headPointer: to.media.pointer,
      });
    }
  }
}

// The body of a message that the service itself sends: those who depend on the service read it.
import { child } from '../../document/side/document-side';
import { addFlip, detectRest, flag, followBoth } from '../../document/pair/document-pair';
import type { Both } from '../../document/pair/document-pair';
import { addPresence } from '../../document/pair/add-presence';
import { contentsOf, covering } from '../elements/content';
import { detectMediaType } from '../bodies/detect-media-type';
import { BODY_KEYS } from '../bodies/detect-request-body';
import type { OpenapiPair } from '../elements/openapi-pair';
import { lowerFirst } from '../../../../diagnostics/words';

type Kind = 'webhook' | 'callback';

export function detectPayload(pair: OpenapiPair, kind: Kind, operation: Both): void {
  const [base, head] = [child(operation.base, 'requestBody'), child(operation.head, 'requestBody')];
  if (pair.same.areSame(base.value, head.value)) return;
  const path = `${operation.path}.request-body`;
  const what = `The payload of ${lowerFirst(operation.what)}`;
  if (base.value === undefined || head.value === undefined) {
    const isNew = base.value === undefined;
    const place = isNew ? { head } : { base };
    addPresence(pair, `openapi-${kind}-payload`, { path, what, ...place });
    return;
  }
  const both = followBoth(pair, { path, what, base, head });
  if (both === undefined) return;
  detectRest(pair, both, BODY_KEYS);
  const [was, is] = [flag(both.base, 'required'), flag(both.head, 'required')];
  if (was !== is) {
    const rule = `openapi-${kind}-payload-became-${is ? 'required' : 'optional'}`;
    addFlip(pair, both, 'required', rule, is ? 'is always sent now' : 'may be missing now');
  }
  detectContent(pair, kind, both);
}

function detectContent(pair: OpenapiPair, kind: Kind, payload: Both): void {
  const [before, after] = contentsOf(pair, payload);
  for (const [key, base] of before) {
    if (after.has(key)) continue;
    pair.add({
      rule: `openapi-${kind}-payload-media-type-removed`,
      path: `${payload.path}.content[${key}]`,
      type: 'removed',
      oldValue: base.name,
      subject: `${payload.what} no longer comes as \`${base.name}\`.`,
      basePointer: base.media.pointer,
    });
  }
  for (const [key, head] of after) {
    const base = covering(before, key);
    const path = `${payload.path}.content[${key}]`;
    if (base !== undefined) {
      const types = { path, what: payload.what, base, head };
      detectMediaType(pair, types, {
        rules: `openapi-${kind}-payload`,
        direction: 'output',
        propertyAdded: `openapi-${kind}-payload-property-added`,
      });
    } else {
      pair.add({
        rule: `openapi-${kind}-payload-media-type-added`,
        path,
        type: 'added',
        newValue: head.name,
        subject: `${payload.what} may come as \`${head.name}\`.`,
        headPointer: head.media.pointer,
      });
    }
  }
}

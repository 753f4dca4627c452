import { addPresence } from '../document/add-presence';
import { canonicalText } from '../../../json-schema/json-text';
import { addUndecided, detectRest, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import type { Action, AsyncapiReply } from './asyncapi-document';
import type { AsyncapiPair } from './asyncapi-pair';
import { detectMessages, pairMessages } from './detect-messages';
import { lowerFirst } from '../../../diagnostics/words';

const REPLY_KEYS = { texts: [], compared: ['$ref', 'address', 'channel', 'messages'] };

/** A receiver answers and a sender waits for an answer, so the directions are reversed. */
export function detectReply(
  pair: AsyncapiPair,
  operation: Both,
  action: Action,
  from: AsyncapiReply | undefined,
  to: AsyncapiReply | undefined,
): void {
  if (from === undefined && to === undefined) return;
  const path = `${operation.path}.reply`;
  const of = lowerFirst(operation.what);
  const what = `The reply to ${of}`;
  const kind = action === 'receive' ? 'sent' : 'awaited';
  if (from === undefined || to === undefined) {
    addPresence(pair, `asyncapi-${kind}-reply`, { path, what, from: from?.item, to: to?.item });
    return;
  }
  const both = followBoth(pair, { path, what, from: from.item, to: to.item });
  if (both === undefined) return;
  detectRest(pair, both, REPLY_KEYS);
  if (from.outside !== to.outside) {
    const why = `${what} goes to a place that another file defines.`;
    addUndecided(pair, `${path}.address`, why, from.item, to.item);
    return;
  }
  detectAddress(pair, both, from.address, to.address);
  const family = action === 'receive' ? 'sent' : 'received';
  const place = { path, family, which: `in the reply to ${of}` } as const;
  detectMessages(pair, place, pairMessages(from.messages, to.messages));
}

function detectAddress(pair: AsyncapiPair, reply: Both, from: Address, to: Address): void {
  if (canonicalText(from) === canonicalText(to)) return;
  const path = `${reply.path}.address`;
  if (!isKnown(from) || !isKnown(to)) {
    const why = `The address that ${lowerFirst(reply.what)} goes to is in another file, or in two places.`;
    addUndecided(pair, path, why, reply.from, reply.to);
    return;
  }
  pair.add({
    rule: 'asyncapi-reply-address-changed',
    path,
    type: 'modified',
    oldValue: from.ofChannel ?? from.location,
    newValue: to.ofChannel ?? to.location,
    subject: `${reply.what} goes to another address.`,
    basePointer: reply.from.pointer,
    headPointer: reply.to.pointer,
  });
}

type Address = AsyncapiReply['address'];

function isKnown({ ofChannel, location, outside }: Address): boolean {
  return outside === undefined && (ofChannel === undefined || location === undefined);
}

import { addPresence } from '../document/pair/add-presence';
import { canonicalText } from '../../../json-schema/json-text';
import { addUndecided, detectRest, followBoth } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
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
  base: AsyncapiReply | undefined,
  head: AsyncapiReply | undefined,
): void {
  if (base === undefined && head === undefined) return;
  const path = `${operation.path}.reply`;
  const of = lowerFirst(operation.what);
  const what = `The reply to ${of}`;
  const kind = action === 'receive' ? 'sent' : 'awaited';
  if (base === undefined || head === undefined) {
    addPresence(pair, `asyncapi-${kind}-reply`, { path, what, base: base?.item, head: head?.item });
    return;
  }
  const both = followBoth(pair, { path, what, base: base.item, head: head.item });
  if (both === undefined) return;
  detectRest(pair, both, REPLY_KEYS);
  if (base.outside !== head.outside) {
    const why = `${what} goes to a place that another file defines.`;
    addUndecided(pair, { path: `${path}.address`, base: base.item, head: head.item }, why);
    return;
  }
  detectAddress(pair, both, base.address, head.address);
  const family = action === 'receive' ? 'sent' : 'received';
  const place = { path, family, which: `in the reply to ${of}` } as const;
  detectMessages(pair, place, pairMessages(base.messages, head.messages));
}

function detectAddress(pair: AsyncapiPair, reply: Both, base: Address, head: Address): void {
  if (canonicalText(base) === canonicalText(head)) return;
  const path = `${reply.path}.address`;
  if (!isKnown(base) || !isKnown(head)) {
    const why = `The address that ${lowerFirst(reply.what)} goes to is in another file, or in two places.`;
    addUndecided(pair, { ...reply, path }, why);
    return;
  }
  pair.add({
    rule: 'asyncapi-reply-address-changed',
    path,
    type: 'modified',
    oldValue: base.ofChannel ?? base.location,
    newValue: head.ofChannel ?? head.location,
    subject: `${reply.what} goes to another address.`,
    basePointer: reply.base.pointer,
    headPointer: reply.head.pointer,
  });
}

type Address = AsyncapiReply['address'];

function isKnown({ ofChannel, location, outside }: Address): boolean {
  return outside === undefined && (ofChannel === undefined || location === undefined);
}

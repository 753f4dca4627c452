import { canonicalText } from '../../../json-schema/compare/json-text';
import { addFlip, addUndecided, detectRest, flag } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { applyTraits } from './apply-traits';
import type { AsyncapiMessage } from './asyncapi-document';
import { titleOf } from './asyncapi-document';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair } from './asyncapi-pair';
import { detectContentType, detectCorrelationId } from './detect-envelope';
import { detectSchemaOf } from './detect-schema-of';
import { pairUpRest } from './pair-up';
import type { Pairing } from './pair-up';

/** Who is at the other end: readers of what is sent, senders of what is received, or nobody knows. */
export type MessageFamily = 'sent' | 'received' | 'channel';

export interface MessagePlace {
  readonly path: string;
  readonly family: MessageFamily;
  /** What tells the messages from others, in words: "that is sent on `orders`". */
  readonly which: string;
}

const MESSAGE_KEYS = {
  texts: [
    'messageId',
    'name',
    'title',
    'summary',
    'description',
    'tags',
    'externalDocs',
    'examples',
  ],
  compared: [
    'payload',
    'headers',
    'schemaFormat',
    'contentType',
    'correlationId',
    'bindings',
    'oneOf',
    'deprecated',
  ],
};

/** Names come and go without anybody noticing on the wire, so the content decides where they do not. */
export function pairMessages(
  before: readonly AsyncapiMessage[],
  after: readonly AsyncapiMessage[],
): Pairing<AsyncapiMessage> {
  return pairUpRest(before, after, [
    ({ id }) => id,
    ({ component }) => component,
    ({ name }) => name,
    titleOf,
    ({ item, outside }) => outside ?? canonicalText(item.value),
  ]);
}

export function detectMessages(
  pair: AsyncapiPair,
  place: MessagePlace,
  { pairs, gone, come }: Pairing<AsyncapiMessage>,
): void {
  for (const message of gone) {
    pair.add({
      rule: `asyncapi-${place.family}-message-removed`,
      path: pathOf(place, message),
      type: 'removed',
      oldValue: titleOf(message),
      subject: `${whatOf(place, message)} was removed.`,
      basePointer: message.pointer,
    });
  }
  for (const message of come) {
    pair.add({
      rule: `asyncapi-${place.family}-message-added`,
      path: pathOf(place, message),
      type: 'added',
      newValue: titleOf(message),
      subject: `${whatOf(place, message)} was added.`,
      headPointer: message.pointer,
    });
  }
  for (const [from, to] of pairs) detectMessage(pair, place, from, to);
}

function detectMessage(
  pair: AsyncapiPair,
  place: MessagePlace,
  from: AsyncapiMessage,
  to: AsyncapiMessage,
): void {
  const [path, what] = [pathOf(place, from), whatOf(place, from)];
  if (from.outside !== undefined || to.outside !== undefined) {
    if (from.outside === to.outside) return;
    addUndecided(pair, path, `${what} is defined in another file.`, from.item, to.item);
    return;
  }
  const both: Both = {
    path,
    what,
    from: applyTraits(pair.before, from.item),
    to: applyTraits(pair.after, to.item),
  };
  detectContentType(pair, both);
  const isSameMajor = pair.before.major === pair.after.major;
  if (isSameMajor && pair.same.areSame(from.item.value, to.item.value)) return;
  detectRest(pair, both, MESSAGE_KEYS);
  const [was, is] = [flag(both.from, 'deprecated'), flag(both.to, 'deprecated')];
  if (was !== is) {
    const says = is ? 'is deprecated now' : 'is no longer deprecated';
    addFlip(pair, both, 'deprecated', 'asyncapi-deprecation-changed', says);
  }
  detectOpaque(pair, both, 'bindings');
  detectCorrelationId(pair, both);
  detectSchemaOf(pair, both, place.family, 'payload');
  detectSchemaOf(pair, both, place.family, 'headers');
}

function pathOf({ path }: MessagePlace, message: AsyncapiMessage): string {
  const title = titleOf(message);
  return title === undefined ? `${path}.message` : `${path}.messages[${title}]`;
}

function whatOf({ which }: MessagePlace, message: AsyncapiMessage): string {
  const title = titleOf(message);
  return title === undefined ? `The message ${which}` : `The message \`${title}\` ${which}`;
}

// Pairs the messages of an operation and compares each pair: headers, payload and media type.
import { addPresence } from '../document/pair/add-presence';
import { canonicalText } from '../../../json-schema/json-text';
import { addDeprecation, addUndecided, detectRest, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { applyTraits, onlyKeys, withKnownKeys } from './apply-traits';
import type { AsyncapiMessage } from './asyncapi-document';
import { titleOf } from './asyncapi-document';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair, MessageFamily } from './asyncapi-pair';
import { detectContentType, detectCorrelationId } from './detect-envelope';
import { detectSchemaOf } from './detect-schema-of';
import { pairUp } from './pair-up';
import type { Pairing } from './pair-up';
import { textOf } from './text-of';

export interface MessagePlace {
  readonly path: string;
  readonly family: MessageFamily;
  /** Which messages these are, in words: "that is sent on `orders`". */
  readonly which: string;
}

const MESSAGE_KEYS = {
  texts: ['messageId', 'title', 'summary', 'description', 'tags', 'externalDocs', 'examples'],
  compared: [
    'name',
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

/**
 * By what people call them, else by what they hold. Where each side has one, the one became the
 * other; among several, another name is another message.
 */
export function pairMessages(
  before: readonly AsyncapiMessage[],
  after: readonly AsyncapiMessage[],
): Pairing<AsyncapiMessage> {
  const known = pairUp(before, after, [
    ({ id }) => id,
    ({ component }) => component,
    ({ name }) => name,
    titleOf,
    ({ item, outside }) => outside ?? canonicalText(item.value),
  ]);
  const [base, head] = [known.removed, known.added];
  const [was, is] = [newUnread(after, before), newUnread(before, after)];
  if (base.length > 0 && is !== undefined) {
    const pairs = base.map((one) => [one, is] as const);
    return { pairs: [...known.pairs, ...pairs], removed: [], added: head.filter(isRead) };
  }
  if (head.length > 0 && was !== undefined) {
    const pairs = head.map((one) => [was, one] as const);
    return { pairs: [...known.pairs, ...pairs], removed: base.filter(isRead), added: [] };
  }
  if (base.length !== 1 || head.length !== 1) return known;
  const isOnly = before.length === 1 && after.length === 1;
  if (!isOnly && titleOf(base[0]) !== undefined && titleOf(head[0]) !== undefined) return known;
  return { pairs: [...known.pairs, [base[0], head[0]]], removed: [], added: [] };
}

/** A message of the second list that may be any message, and that the first one does not have. */
function newUnread(
  before: readonly AsyncapiMessage[],
  after: readonly AsyncapiMessage[],
): AsyncapiMessage | undefined {
  const known = new Set(before.map(({ outside }) => outside));
  return after.find((message) => isUnread(message) && !known.has(message.outside));
}

/** Without a name and in another file, so that it may be any message, or several. */
function isUnread({ id, outside }: AsyncapiMessage): boolean {
  return id === undefined && outside !== undefined;
}

function isRead(message: AsyncapiMessage): boolean {
  return !isUnread(message);
}

export function detectMessages(
  pair: AsyncapiPair,
  place: MessagePlace,
  { pairs, removed, added }: Pairing<AsyncapiMessage>,
): void {
  const rules = `asyncapi-${place.family}-message`;
  const describe = (message: AsyncapiMessage) => ({
    path: pathOf(place, message),
    what: whatOf(place, message),
    value: titleOf(message),
  });
  for (const message of removed) {
    addPresence(pair, rules, { ...describe(message), base: message });
  }
  for (const message of added) {
    addPresence(pair, rules, { ...describe(message), head: message });
  }
  for (const [base, head] of pairs) detectMessage(pair, place, base, head);
}

function detectMessage(
  pair: AsyncapiPair,
  place: MessagePlace,
  base: AsyncapiMessage,
  head: AsyncapiMessage,
): void {
  const [path, what] = [pathOf(place, base), whatOf(place, base)];
  if (base.outside !== undefined || head.outside !== undefined) {
    if (base.outside === head.outside) return;
    addUndecided(
      pair,
      { path, base: base.item, head: head.item },
      `${what} is defined in another file.`,
    );
    return;
  }
  const both: Both = { path, what, ...withTraits(pair, base, head) };
  detectContentType(pair, both);
  const isSameMajor = pair.before.major === pair.after.major;
  if (isSameMajor && pair.same.areSame(base.item.value, head.item.value)) return;
  detectName(pair, both);
  detectRest(pair, both, MESSAGE_KEYS);
  addDeprecation(pair, both, 'asyncapi-deprecation-changed');
  detectOpaque(pair, both, 'bindings');
  detectCorrelationId(pair, both);
  detectSchemaOf(pair, both, place.family, 'payload');
  detectSchemaOf(pair, both, place.family, 'headers');
}

function withTraits(
  pair: AsyncapiPair,
  before: AsyncapiMessage,
  after: AsyncapiMessage,
): Pick<Both, 'base' | 'head'> {
  const base = applyTraits(pair.before, before.item);
  const head = applyTraits(pair.after, after.item);
  const known = withKnownKeys(pair, base, head);
  if (known.base === base) return known;
  // What a trait says about headers is added to those that are here.
  const isKnown = (key: string) => key !== 'headers';
  return { base: onlyKeys(known.base, isKnown), head: onlyKeys(known.head, isKnown) };
}

function detectName(pair: AsyncapiPair, both: Both): void {
  const [base, head] = [textOf(both.base, 'name'), textOf(both.head, 'name')];
  if (base === head) return;
  const isKnown = base !== undefined && head !== undefined;
  pair.add({
    rule: isKnown ? 'asyncapi-message-renamed' : 'asyncapi-text-changed',
    path: `${both.path}.name`,
    type: 'modified',
    oldValue: base,
    newValue: head,
    subject: `${both.what} ${head === undefined ? 'has no name any more' : `is named \`${head}\` now`}.`,
    ...placesOf(both, 'name'),
  });
}

function pathOf({ path }: MessagePlace, message: AsyncapiMessage): string {
  const title = titleOf(message);
  return title === undefined ? `${path}.message` : `${path}.messages[${title}]`;
}

function whatOf({ which }: MessagePlace, message: AsyncapiMessage): string {
  const title = titleOf(message);
  return title === undefined ? `The message ${which}` : `The message \`${title}\` ${which}`;
}

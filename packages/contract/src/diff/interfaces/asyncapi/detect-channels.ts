// Finds AsyncAPI channels that were added, removed or moved, and compares those that both sides
// have.
import { addPresence } from '../document/pair/add-presence';
import { codeList } from '../../../diagnostics/words';
import { asText } from '../document/texts/as-text';
import {
  addDeprecation,
  addUndecided,
  detectRest,
  followBoth,
  placesOf,
} from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { child, nameOfRef, refOf } from '../document/side/document-side';
import type { Located, Mapping } from '../document/side/document-side';
import { erasedTemplate } from '../document/texts/path-template';
import { isUnread } from './asyncapi-document';
import type { AsyncapiChannel, AsyncapiDocument, AsyncapiMessage } from './asyncapi-document';
import { detectOpaque } from './asyncapi-pair';
import type { AsyncapiPair } from './asyncapi-pair';
import { detectMessages, pairMessages } from './detect-messages';
import { detectOperations } from './detect-operations';
import { detectChannelParameters } from './detect-channel-parameters';
import { pairUp } from './pair-up';
import type { Pairing } from './pair-up';

const CHANNEL_KEYS = {
  texts: ['title', 'summary', 'description', 'tags', 'externalDocs'],
  compared: [
    '$ref',
    'address',
    'messages',
    'servers',
    'parameters',
    'bindings',
    'subscribe',
    'publish',
    'deprecated',
  ],
};

/** `servers`: names of those that both sides have, as the base calls them. */
export function detectChannels(pair: AsyncapiPair, servers: ReadonlySet<string>): void {
  const { pairs, removed, added } = pairChannels(pair.before.channels, pair.after.channels);
  for (const channel of removed) {
    if (isUnread(channel)) {
      const why = `The channel \`${nameOf(channel)}\`, which another file defines, is no longer named.`;
      addUndecided(pair, { path: pathOf(channel), base: channel.item }, why);
      continue;
    }
    addPresence(pair, 'asyncapi-channel', { ...describe(channel), base: channel });
  }
  for (const channel of added) {
    if (isUnread(channel)) {
      const why = `The channel \`${nameOf(channel)}\`, which another file defines, was not named before.`;
      addUndecided(pair, { path: pathOf(channel), head: channel.item }, why);
      continue;
    }
    addPresence(pair, 'asyncapi-channel', { ...describe(channel), head: channel });
  }
  for (const [base, head] of pairs) detectChannel(pair, servers, base, head);
}

function pairChannels(
  before: readonly AsyncapiChannel[],
  after: readonly AsyncapiChannel[],
): Pairing<AsyncapiChannel> {
  const known = pairUp(before, after, [
    ({ address, id }) => (address === undefined ? undefined : JSON.stringify([address, id])),
    ({ address }) => address,
    ({ address }) => (address === undefined ? undefined : erasedTemplate(address)),
  ]);
  // Another address is another channel. The name decides only where an address is not known.
  const rest = pairUp(known.removed, known.added, [({ id }) => id]);
  const isSame = ([base, head]: Pairing<AsyncapiChannel>['pairs'][number]) =>
    base.address === undefined || head.address === undefined;
  const other = rest.pairs.filter((found) => !isSame(found));
  return {
    pairs: [...known.pairs, ...rest.pairs.filter(isSame)],
    removed: [...rest.removed, ...other.map(([base]) => base)],
    added: [...rest.added, ...other.map(([, head]) => head)],
  };
}

function detectChannel(
  pair: AsyncapiPair,
  servers: ReadonlySet<string>,
  base: AsyncapiChannel,
  head: AsyncapiChannel,
): void {
  const what = `The channel \`${nameOf(base)}\``;
  const both = followBoth(pair, { path: pathOf(base), what, base: base.item, head: head.item });
  if (both === undefined) {
    // The document itself says what is done on channels of other files.
    const items = { base: base.item, head: head.item };
    if (refOf(items.base.value) === undefined || refOf(items.head.value) === undefined) return;
    const channel: Both = { path: pathOf(base), what, ...items };
    detectOperations(pair, channel, nameOf(base), base.operations, head.operations);
    return;
  }
  if (base.address !== head.address) detectAddress(pair, both, base, head);
  detectRest(pair, both, CHANNEL_KEYS);
  addDeprecation(pair, both, 'asyncapi-deprecation-changed');
  detectOpaque(pair, both, 'bindings');
  detectChannelServers(pair, both, servers);
  detectChannelParameters(pair, both, base.address, head.address);
  detectOperations(pair, both, nameOf(base), base.operations, head.operations);
  detectUnassigned(pair, both, base, head);
}

function detectAddress(
  pair: AsyncapiPair,
  both: Both,
  base: AsyncapiChannel,
  head: AsyncapiChannel,
): void {
  if (base.address === undefined || head.address === undefined) {
    const why = `${both.what} has an address on one side only.`;
    addUndecided(pair, { path: `${both.path}.address`, base: base.item, head: head.item }, why);
    return;
  }
  pair.add({
    rule: 'asyncapi-channel-parameter-renamed',
    path: both.path,
    type: 'modified',
    oldValue: base.address,
    newValue: head.address,
    subject: `${both.what} gives its parameters other names: \`${head.address}\`.`,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

/** The servers of the channel that both sides have. A channel that names none is on all. */
function detectChannelServers(pair: AsyncapiPair, both: Both, shared: ReadonlySet<string>): void {
  const [outsideBefore, outsideAfter] = [
    outsideRefs(pair.before, both.base),
    outsideRefs(pair.after, both.head),
  ];
  if (outsideBefore !== outsideAfter) {
    const why = `${both.what} is found on servers that another file defines.`;
    const [base, head] = [child(both.base, 'servers'), child(both.head, 'servers')];
    addUndecided(pair, { path: `${both.path}.servers`, base, head }, why);
    return;
  }
  const namesOf = (document: AsyncapiDocument, key: 'base' | 'head') => {
    const listed = document.side.list(child(both[key], 'servers'), '`servers`');
    const nameOfServer = key === 'base' ? (name: string) => name : pair.baseNameOf.server;
    const names = listed.map(({ value }) => refOf(value) ?? asText(value));
    const known = names.map((name) => nameOfServer(document.major === 2 ? name : nameOfRef(name)));
    return names.length === 0 ? [...shared] : known.filter((name) => shared.has(name));
  };
  const [before, after] = [namesOf(pair.before, 'base'), namesOf(pair.after, 'head')];
  const removed = before.filter((name) => !after.includes(name)).sort();
  const added = after.filter((name) => !before.includes(name)).sort();
  if (removed.length + added.length === 0) return;
  pair.add({
    rule: `asyncapi-channel-servers-${removed.length > 0 ? 'narrowed' : 'widened'}`,
    path: `${both.path}.servers`,
    type: 'modified',
    oldValue: before.sort(),
    newValue: after.sort(),
    subject: `${both.what} is ${removed.length > 0 ? `no longer found on ${codeList(removed)}` : `also found on ${codeList(added)} now`}.`,
    ...placesOf(both, 'servers'),
  });
}

/** The servers of a channel that are defined in other files, in one text. */
function outsideRefs({ side }: AsyncapiDocument, channel: Located<Mapping>): string {
  const listed = side.list(child(channel, 'servers'), '`servers`');
  const refs = listed.map(({ value }) => refOf(value));
  return refs.filter((ref) => ref !== undefined && !ref.startsWith('#')).join(' ');
}

/** Messages of 3.x that a channel lists and, on one side at least, no operation sends or receives. */
function detectUnassigned(
  pair: AsyncapiPair,
  both: Both,
  base: AsyncapiChannel,
  head: AsyncapiChannel,
): void {
  const { pairs, removed, added } = pairMessages(allMessages(base), allMessages(head));
  const { before, after } = pair.assigned;
  detectMessages(
    pair,
    { path: both.path, family: 'channel', which: `of the channel \`${nameOf(base)}\`` },
    {
      pairs: pairs.filter(([one, two]) => !before.has(one.pointer) || !after.has(two.pointer)),
      removed: removed.filter(({ pointer }) => !before.has(pointer)),
      added: added.filter(({ pointer }) => !after.has(pointer)),
    },
  );
}

function allMessages(channel: AsyncapiChannel): AsyncapiMessage[] {
  const found = [
    ...channel.messages,
    ...channel.operations.flatMap(({ messages }) => messages),
  ].map((message) => [message.pointer, message] as const);
  return [...new Map(found.reverse()).values()];
}

function describe(channel: AsyncapiChannel) {
  const value = nameOf(channel);
  return { path: pathOf(channel), what: `The channel \`${value}\``, value };
}

function nameOf({ address, id }: AsyncapiChannel): string {
  return address ?? id;
}

function pathOf(channel: AsyncapiChannel): string {
  return `asyncapi.channels[${nameOf(channel)}]`;
}

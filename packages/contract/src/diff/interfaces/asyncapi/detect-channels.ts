// Finds AsyncAPI channels that were added, removed or moved, and compares those that both sides
// have.
import { addPresence } from '../document/add-presence';
import { codeList } from '../../../diagnostics/words';
import { asText } from '../document/as-text';
import {
  addDeprecation,
  addUndecided,
  detectRest,
  followBoth,
  placesOf,
} from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { child, nameOfRef, refOf } from '../document/document-side';
import type { Located, Mapping } from '../document/document-side';
import { erasedTemplate } from '../document/path-template';
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
      addUndecided(pair, pathOf(channel), why, channel.item, undefined);
      continue;
    }
    addPresence(pair, 'asyncapi-channel', { ...describe(channel), from: channel });
  }
  for (const channel of added) {
    if (isUnread(channel)) {
      const why = `The channel \`${nameOf(channel)}\`, which another file defines, was not named before.`;
      addUndecided(pair, pathOf(channel), why, undefined, channel.item);
      continue;
    }
    addPresence(pair, 'asyncapi-channel', { ...describe(channel), to: channel });
  }
  for (const [from, to] of pairs) detectChannel(pair, servers, from, to);
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
  const isSame = ([from, to]: Pairing<AsyncapiChannel>['pairs'][number]) =>
    from.address === undefined || to.address === undefined;
  const other = rest.pairs.filter((found) => !isSame(found));
  return {
    pairs: [...known.pairs, ...rest.pairs.filter(isSame)],
    removed: [...rest.removed, ...other.map(([from]) => from)],
    added: [...rest.added, ...other.map(([, to]) => to)],
  };
}

function detectChannel(
  pair: AsyncapiPair,
  servers: ReadonlySet<string>,
  from: AsyncapiChannel,
  to: AsyncapiChannel,
): void {
  const what = `The channel \`${nameOf(from)}\``;
  const both = followBoth(pair, { path: pathOf(from), what, from: from.item, to: to.item });
  if (both === undefined) {
    // The document itself says what is done on channels of other files.
    const items = { from: from.item, to: to.item };
    if (refOf(items.from.value) === undefined || refOf(items.to.value) === undefined) return;
    const channel: Both = { path: pathOf(from), what, ...items };
    detectOperations(pair, channel, nameOf(from), from.operations, to.operations);
    return;
  }
  if (from.address !== to.address) detectAddress(pair, both, from, to);
  detectRest(pair, both, CHANNEL_KEYS);
  addDeprecation(pair, both, 'asyncapi-deprecation-changed');
  detectOpaque(pair, both, 'bindings');
  detectChannelServers(pair, both, servers);
  detectChannelParameters(pair, both, from.address, to.address);
  detectOperations(pair, both, nameOf(from), from.operations, to.operations);
  detectUnassigned(pair, both, from, to);
}

function detectAddress(
  pair: AsyncapiPair,
  both: Both,
  from: AsyncapiChannel,
  to: AsyncapiChannel,
): void {
  if (from.address === undefined || to.address === undefined) {
    const why = `${both.what} has an address on one side only.`;
    addUndecided(pair, `${both.path}.address`, why, from.item, to.item);
    return;
  }
  pair.add({
    rule: 'asyncapi-channel-parameter-renamed',
    path: both.path,
    type: 'modified',
    oldValue: from.address,
    newValue: to.address,
    subject: `${both.what} gives its parameters other names: \`${to.address}\`.`,
    basePointer: from.pointer,
    headPointer: to.pointer,
  });
}

/** The servers of the channel that both sides have. A channel that names none is on all. */
function detectChannelServers(pair: AsyncapiPair, both: Both, shared: ReadonlySet<string>): void {
  const [outsideBefore, outsideAfter] = [
    outsideRefs(pair.before, both.from),
    outsideRefs(pair.after, both.to),
  ];
  if (outsideBefore !== outsideAfter) {
    const why = `${both.what} is found on servers that another file defines.`;
    const [from, to] = [child(both.from, 'servers'), child(both.to, 'servers')];
    addUndecided(pair, `${both.path}.servers`, why, from, to);
    return;
  }
  const namesOf = (document: AsyncapiDocument, key: 'from' | 'to') => {
    const listed = document.side.list(child(both[key], 'servers'), '`servers`');
    const nameOfServer = key === 'from' ? (name: string) => name : pair.baseNameOf.server;
    const names = listed.map(({ value }) => refOf(value) ?? asText(value));
    const known = names.map((name) => nameOfServer(document.major === 2 ? name : nameOfRef(name)));
    return names.length === 0 ? [...shared] : known.filter((name) => shared.has(name));
  };
  const [before, after] = [namesOf(pair.before, 'from'), namesOf(pair.after, 'to')];
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
  from: AsyncapiChannel,
  to: AsyncapiChannel,
): void {
  const { pairs, removed, added } = pairMessages(allMessages(from), allMessages(to));
  const { before, after } = pair.assigned;
  detectMessages(
    pair,
    { path: both.path, family: 'channel', which: `of the channel \`${nameOf(from)}\`` },
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

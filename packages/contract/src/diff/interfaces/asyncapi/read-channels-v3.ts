// Channels and operations of 3.x, which refer to each other: operations are gathered under the
// channels that they name, as in 2.x.
import { compareText } from '../../../source/text-order';
import { isMapping } from '../../../source/mapping';
import { followOne } from '../document/pair/document-pair';
import {
  child,
  children,
  isOutside,
  nameOfRef,
  refOf,
  asReference,
} from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { applyTraits } from './apply-traits';
import type {
  AsyncapiChannel,
  AsyncapiMessage,
  AsyncapiOperation,
  AsyncapiReply,
} from './asyncapi-document';
import { readChannelMessages, readMessageRefs } from './read-messages';
import { textOf } from './text-of';

interface OpenChannel extends AsyncapiChannel {
  readonly operations: AsyncapiOperation[];
}

interface ChannelsV3 {
  readonly channels: readonly AsyncapiChannel[];
  /** Operations that are defined in other files, by their names: the references. */
  readonly elsewhere: ReadonlyMap<string, Located>;
}

export function readChannelsV3(side: DocumentSide, root: Located<Mapping>): ChannelsV3 {
  const channels = new Channels(side);
  for (const [id, entry] of children(side.mapping(child(root, 'channels'), '`channels`'))) {
    if (!id.startsWith('x-')) channels.read(id, entry);
  }
  const operations = side.mapping(child(root, 'operations'), '`operations`');
  const elsewhere = new Map<string, Located>();
  for (const [id, entry] of children(operations)) {
    if (id.startsWith('x-')) continue;
    const found = side.follow(entry);
    if (found === undefined) continue;
    if (isOutside(found)) elsewhere.set(id, { value: found.ref, pointer: entry.pointer });
    else readOperation(side, channels, id, side.mapping(found, `The operation \`${id}\``));
  }
  return { channels: channels.all(), elsewhere };
}

class Channels {
  private readonly byPlace = new Map<string, OpenChannel>();

  constructor(private readonly side: DocumentSide) {}

  all(): OpenChannel[] {
    return [...this.byPlace.values()];
  }

  read(id: string, entry: Located, place = entry.pointer): OpenChannel | undefined {
    const known = this.byPlace.get(place);
    if (known !== undefined) return known;
    const found = this.side.follow(entry);
    if (found === undefined) return undefined;
    const item = isOutside(found)
      ? asReference(found)
      : this.side.mapping(found, `The channel \`${id}\``);
    const messages = readChannelMessages(this.side, item);
    const address = textOf(item, 'address');
    const written = child(item, 'address');
    if (isMapping(written.value)) {
      this.side.report(written.pointer, `The \`address\` of the channel \`${id}\` must be a text.`);
    }
    const channel = { id, address, pointer: entry.pointer, item, operations: [], messages };
    this.byPlace.set(place, channel);
    return channel;
  }

  /** The channel that an operation or a reply names; one that `channels` lacks is read from where it is. */
  named(reference: Located): OpenChannel | undefined {
    const ref = refOf(reference.value);
    if (ref === undefined) return undefined;
    if (!ref.startsWith('#')) return this.read(ref, reference, ref);
    const target = this.side.target(ref);
    if (target === undefined) {
      this.side.follow(reference);
      return undefined;
    }
    const known = this.byPlace.get(target.pointer);
    if (known !== undefined) return known;
    // It may name what a channel in turn refers to; of several such channels, the first by name.
    const [first] = this.all()
      .filter(({ item }) => item.pointer === target.pointer)
      .sort((a, b) => compareText(a.id, b.id));
    return first ?? this.read(nameOfRef(ref), target);
  }
}

function readOperation(
  side: DocumentSide,
  channels: Channels,
  id: string,
  written: Located<Mapping>,
): void {
  const item = applyTraits({ side, major: 3 }, written);
  const action = textOf(item, 'action');
  const named = child(item, 'channel');
  if (action !== 'send' && action !== 'receive') {
    const must = `The \`action\` of the operation \`${id}\` must be \`send\` or \`receive\``;
    const seen = action === undefined ? 'it has none' : `it is \`${action}\``;
    side.report(child(item, 'action').pointer, `${must}; ${seen}.`);
    return;
  }
  if (refOf(named.value) === undefined) {
    const must = `The \`channel\` of the operation \`${id}\` must be a reference to a channel`;
    side.report(named.pointer, `${must}; it ${named.value === undefined ? 'has' : 'is'} none.`);
    return;
  }
  const channel = channels.named(named);
  if (channel === undefined) return;
  const messages = messagesOf(side, item, channel);
  channel.operations.push({ id, action, item, messages, reply: readReply(side, channels, item) });
}

/** Without `messages`, an operation means all messages of its channel. */
function messagesOf(
  side: DocumentSide,
  owner: Located<Mapping>,
  channel: AsyncapiChannel | undefined,
): readonly AsyncapiMessage[] {
  const listed = child(owner, 'messages');
  return listed.value === undefined ? (channel?.messages ?? []) : readMessageRefs(side, listed);
}

function readReply(
  side: DocumentSide,
  channels: Channels,
  operation: Located<Mapping>,
): AsyncapiReply | undefined {
  const entry = child(operation, 'reply');
  if (entry.value === undefined) return undefined;
  const found = side.follow(entry);
  if (found === undefined) return undefined;
  if (isOutside(found)) {
    return { item: asReference(found), address: {}, messages: [] };
  }
  const item = side.mapping(found, 'A reply');
  const channel = channels.named(child(item, 'channel'));
  const address = followOne(side, child(item, 'address'), 'The address of a reply');
  return {
    item,
    address: {
      ofChannel: channel?.address,
      location: textOf(address, 'location'),
      outside: refOf(address.value),
    },
    outside: refOf(channel?.item.value),
    messages: messagesOf(side, item, channel),
  };
}

import { child, children, isOutside, asReference } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { applyTraits } from './apply-traits';
import type { Action, AsyncapiChannel, AsyncapiOperation } from './asyncapi-document';
import { readMessage } from './read-messages';
import { textOf } from './text-of';

/** The keys say what clients do: where they subscribe, the application sends. */
const ACTIONS: readonly (readonly [string, Action])[] = [
  ['subscribe', 'send'],
  ['publish', 'receive'],
];

export function readChannelsV2(side: DocumentSide, root: Located<Mapping>): AsyncapiChannel[] {
  const channels = side.mapping(child(root, 'channels'), '`channels`');
  return children(channels).flatMap(([address, entry]) => {
    if (address.startsWith('x-')) return [];
    const found = side.follow(entry);
    if (found === undefined) return [];
    const item = isOutside(found)
      ? asReference(found)
      : side.mapping(found, `The channel \`${address}\``);
    const operations = ACTIONS.flatMap(([key, action]) => readOperation(side, item, key, action));
    return [{ id: address, address, pointer: entry.pointer, item, operations, messages: [] }];
  });
}

function readOperation(
  side: DocumentSide,
  channel: Located<Mapping>,
  key: string,
  action: Action,
): AsyncapiOperation[] {
  const entry = child(channel, key);
  if (entry.value === undefined) return [];
  const item = applyTraits({ side, major: 2 }, side.mapping(entry, 'An operation'));
  const messages = readMessage(side, child(item, 'message'));
  return [{ id: textOf(item, 'operationId'), action, item, messages }];
}

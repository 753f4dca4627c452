import { parsePointer } from '../../../source/pointer';
import { child, children, isOutside, nameOfRef, refOf } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import type { AsyncapiMessage } from './asyncapi-document';
import { textOf } from './text-of';

/** The `message` of an operation of 2.x: one, or all that its `oneOf` lists. */
export function readMessage(side: DocumentSide, message: Located): AsyncapiMessage[] {
  const found: AsyncapiMessage[] = [];
  const pending = message.value === undefined ? [] : [message];
  const seen = new Set<string>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const read = readOne(side, next, next.pointer);
    if (read === undefined || seen.has(read.item.pointer)) continue;
    const listed = child(read.item, 'oneOf');
    if (listed.value === undefined) {
      found.push({ ...read, id: textOf(read.item, 'messageId') });
      continue;
    }
    seen.add(read.item.pointer);
    pending.push(...side.list(listed, '`oneOf`'));
  }
  return found;
}

/** The `messages` of a channel of 3.x. */
export function readChannelMessages(
  side: DocumentSide,
  channel: Located<Mapping>,
): AsyncapiMessage[] {
  const messages = side.mapping(child(channel, 'messages'), '`messages`');
  return children(messages).flatMap(([id, entry]) => {
    const read = readOne(side, entry, entry.pointer);
    return read === undefined ? [] : [{ ...read, id }];
  });
}

/** The `messages` of an operation or reply of 3.x, which refer to those of a channel. */
export function readMessageRefs(side: DocumentSide, listed: Located): AsyncapiMessage[] {
  return side.list(listed, '`messages`').flatMap((entry) => {
    const ref = refOf(entry.value);
    const declared = ref?.startsWith('#') === true ? side.target(ref) : undefined;
    const read = readOne(side, entry, declared?.pointer ?? entry.pointer);
    if (read === undefined) return [];
    return [ref === undefined ? read : { ...read, id: nameOfRef(ref) }];
  });
}

function readOne(side: DocumentSide, entry: Located, pointer: string): AsyncapiMessage | undefined {
  const found = side.follow(entry);
  if (found === undefined) return undefined;
  if (isOutside(found)) {
    const component = nameOfRef(found.ref);
    return { component, pointer, item: { value: {}, pointer: found.pointer }, outside: found.ref };
  }
  const item = side.mapping(found, 'A message');
  const [head, kind, name, ...rest] = parsePointer(item.pointer);
  const isComponent = head === 'components' && kind === 'messages' && rest.length === 0;
  return { component: isComponent ? name : undefined, name: textOf(item, 'name'), pointer, item };
}

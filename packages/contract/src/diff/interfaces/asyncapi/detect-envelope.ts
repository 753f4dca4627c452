// Compares what a message has beside its payload and headers: its content type, and the id that matches
// answers with requests.
import { addPresence } from '../document/add-presence';
import { child } from '../document/document-side';
import type { Located, Mapping } from '../document/document-side';
import { addUndecided, followBoth, followOne, placesOf } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { parseMediaType } from '../document/media-type';
import type { AsyncapiDocument } from './asyncapi-document';
import type { AsyncapiPair } from './asyncapi-pair';
import { textOf } from './text-of';
import { lowerFirst } from '../../../diagnostics/words';

export function detectContentType(pair: AsyncapiPair, both: Both): void {
  const [from, to] = [contentTypeOf(pair.before, both.from), contentTypeOf(pair.after, both.to)];
  const [was, is] = [normalized(from.value), normalized(to.value)];
  if (was === is) return;
  const path = `${both.path}.contentType`;
  if (was === undefined || is === undefined) {
    const why = `${both.what} has a content type on one side only.`;
    addUndecided(pair, path, why, from, to);
    return;
  }
  pair.add({
    rule: 'asyncapi-content-type-changed',
    path,
    type: 'modified',
    oldValue: from.value,
    newValue: to.value,
    subject: `${both.what} comes as \`${to.value}\` now and came as \`${from.value}\`.`,
    basePointer: from.pointer,
    headPointer: to.pointer,
  });
}

/** Its own, else that of the document. */
function contentTypeOf(
  { root }: AsyncapiDocument,
  message: Located<Mapping>,
): Located<string | undefined> {
  const [own, shared] = [textOf(message, 'contentType'), textOf(root, 'defaultContentType')];
  if (own !== undefined || shared === undefined) {
    return { value: own, pointer: child(message, 'contentType').pointer };
  }
  return { value: shared, pointer: '/defaultContentType' };
}

/** UTF-8 is what readers assume. */
function normalized(contentType: string | undefined): string | undefined {
  if (contentType === undefined) return undefined;
  const { key, charset } = parseMediaType(contentType);
  return charset === undefined || charset === 'utf-8' ? key : `${key};charset=${charset}`;
}

export function detectCorrelationId(pair: AsyncapiPair, both: Both): void {
  const [from, to] = [child(both.from, 'correlationId'), child(both.to, 'correlationId')];
  if (from.value === undefined && to.value === undefined) return;
  const path = `${both.path}.correlationId`;
  const what = `The correlation id of ${lowerFirst(both.what)}`;
  const locations = [
    textOf(followOne(pair.base, from, what), 'location'),
    textOf(followOne(pair.head, to, what), 'location'),
  ];
  if (from.value === undefined || to.value === undefined) {
    const place =
      from.value === undefined ? { to, value: locations[1] } : { from, value: locations[0] };
    addPresence(pair, 'asyncapi-correlation-id', { path, what, ...place });
    return;
  }
  if (followBoth(pair, { path, what, from, to }) === undefined || locations[0] === locations[1])
    return;
  pair.add({
    rule: 'asyncapi-correlation-id-changed',
    path,
    type: 'modified',
    oldValue: locations[0],
    newValue: locations[1],
    subject: `${what} is in another place of the message.`,
    ...placesOf(both, 'correlationId'),
  });
}

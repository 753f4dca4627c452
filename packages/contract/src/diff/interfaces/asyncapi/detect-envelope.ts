// Compares what a message has beside its payload and headers: its content type, and the id that matches
// answers with requests.
import { addPresence } from '../document/pair/add-presence';
import { child } from '../document/side/document-side';
import type { Located, Mapping } from '../document/side/document-side';
import { addUndecided, followBoth, followOne, placesOf } from '../document/pair/document-pair';
import type { Both } from '../document/pair/document-pair';
import { parseMediaType } from '../document/texts/media-type';
import type { AsyncapiDocument } from './asyncapi-document';
import type { AsyncapiPair } from './asyncapi-pair';
import { textOf } from './text-of';
import { lowerFirst } from '../../../diagnostics/words';

export function detectContentType(pair: AsyncapiPair, both: Both): void {
  const [base, head] = [
    contentTypeOf(pair.before, both.base),
    contentTypeOf(pair.after, both.head),
  ];
  const [was, is] = [normalized(base.value), normalized(head.value)];
  if (was === is) return;
  const path = `${both.path}.contentType`;
  if (was === undefined || is === undefined) {
    const why = `${both.what} has a content type on one side only.`;
    addUndecided(pair, { path, base, head }, why);
    return;
  }
  pair.add({
    rule: 'asyncapi-content-type-changed',
    path,
    type: 'modified',
    oldValue: base.value,
    newValue: head.value,
    subject: `${both.what} comes as \`${head.value}\` now and came as \`${base.value}\`.`,
    basePointer: base.pointer,
    headPointer: head.pointer,
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
  const [base, head] = [child(both.base, 'correlationId'), child(both.head, 'correlationId')];
  if (base.value === undefined && head.value === undefined) return;
  const path = `${both.path}.correlationId`;
  const what = `The correlation id of ${lowerFirst(both.what)}`;
  const locations = [
    textOf(followOne(pair.base, base, what), 'location'),
    textOf(followOne(pair.head, head, what), 'location'),
  ];
  if (base.value === undefined || head.value === undefined) {
    const place =
      base.value === undefined ? { head, value: locations[1] } : { base, value: locations[0] };
    addPresence(pair, 'asyncapi-correlation-id', { path, what, ...place });
    return;
  }
  if (followBoth(pair, { path, what, base, head }) === undefined || locations[0] === locations[1])
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

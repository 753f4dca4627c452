// Compares the headers of a part of a form: what the receiver relies on, the sender must send.
import { addDeprecation, detectRest, flag } from '../../document/pair/document-pair';
import { followBoth, followOne, type Both } from '../../document/pair/document-pair';
import { child, type DocumentSide, type Located } from '../../document/side/document-side';
import { haveSameMeaning } from '../../document/side/same-meaning';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import { HEADER_KEYS, headersOf } from '../parameters/detect-headers';
import type { OpenapiPair } from '../elements/openapi-pair';

type Place = Pick<SchemaPlace, 'rules' | 'direction'>;
type Presence = 'absent' | 'optional' | 'required';

const COMPARED_KEYS = {
  texts: HEADER_KEYS.texts,
  compared: ['$ref', 'schema', 'required', 'deprecated'],
};

/** It names the part, so every part of a form has it. */
const ALWAYS_SENT = 'content-disposition';

export function detectPartHeaders(pair: OpenapiPair, part: Both, place: Place): void {
  const [before, after] = [headersOf(pair.base, part.base), headersOf(pair.head, part.head)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [base, head] = [before.get(key)?.header, after.get(key)?.header];
    const what = `${part.what} header \`${key}\``;
    const header = { path: `${part.path}.headers[${key}]`, what, base, head };
    if (key !== ALWAYS_SENT) detectPresence(pair, header, place);
    if (base === undefined || head === undefined) continue;
    const both = followBoth(pair, { ...header, base, head });
    if (both === undefined || haveSameMeaning(pair, both.base, both.head)) continue;
    detectRest(pair, both, COMPARED_KEYS);
    addDeprecation(pair, both, 'openapi-deprecation-changed');
    pair.schemas.detect(
      child(both.base, 'schema'),
      child(both.head, 'schema'),
      { ...place, path: both.path, what },
      pair.add,
    );
  }
}

interface Header {
  readonly path: string;
  readonly what: string;
  readonly base: Located | undefined;
  readonly head: Located | undefined;
}

function detectPresence(pair: OpenapiPair, header: Header, { direction }: Place): void {
  const { path, what, base, head } = header;
  const was = presenceOf(pair.base, base, what);
  const is = presenceOf(pair.head, head, what);
  if (was === is) return;
  const isIgnored = direction === 'input' && is === 'absent';
  const isMissing = direction === 'input' ? is === 'required' : isLess(is, was);
  pair.add({
    rule: `openapi-part-header-${isIgnored ? 'ignored' : isMissing ? 'missing' : 'sent'}`,
    path,
    type: 'modified',
    oldValue: was,
    newValue: is,
    subject: `${what} was ${was} and is now ${is}.`,
    basePointer: base?.pointer,
    headPointer: head?.pointer,
  });
}

function presenceOf(side: DocumentSide, header: Located | undefined, what: string): Presence {
  if (header === undefined) return 'absent';
  return flag(followOne(side, header, what), 'required') ? 'required' : 'optional';
}

const ORDER: readonly Presence[] = ['absent', 'optional', 'required'];

function isLess(one: Presence, other: Presence): boolean {
  return ORDER.indexOf(one) < ORDER.indexOf(other);
}

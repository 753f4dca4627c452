// Compares how the parts of a form are encoded. https://spec.openapis.org/oas/v3.1.0#encoding-object
import { addUndecided, detectRest, flag, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { haveSameMeaning } from '../document/same-meaning';
import type { SchemaPlace } from '../document/schema-pairs';
import { HEADER_KEYS } from './detect-headers';
import type { OpenapiPair } from './openapi-pair';

const ENCODING_KEYS = { texts: [], compared: ['$ref', 'contentType', 'headers'] };
const COMPARED_HEADER_KEYS = {
  texts: HEADER_KEYS.texts,
  compared: ['$ref', 'schema', 'required', 'deprecated'],
};

const NOTHING: Located = { value: undefined, pointer: '' };

/** The parts by name, on each side. */
export function detectEncoding(
  pair: OpenapiPair,
  media: Both,
  place: Pick<SchemaPlace, 'rules' | 'direction'>,
): void {
  const [from, to] = [child(media.from, 'encoding'), child(media.to, 'encoding')];
  if (haveSameMeaning(pair, from, to)) return;
  const [before, after] = [
    entriesOf(pair.base, media.from, 'encoding'),
    entriesOf(pair.head, media.to, 'encoding'),
  ];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = `${media.path}.encoding[${name}]`;
    const what = `${media.what} part \`${name}\``;
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined || is === undefined) {
      const why = `${what} ${is === undefined ? 'no longer has' : 'now has'} an encoding of its own, which the diff does not compare.`;
      addUndecided(pair, path, why, was ?? NOTHING, is ?? NOTHING);
      continue;
    }
    const both = followBoth(pair, path, what, was, is);
    if (both === undefined) continue;
    detectRest(pair, both, ENCODING_KEYS);
    detectContentType(pair, both);
    detectPartHeaders(pair, both, place);
  }
}

/** A list of media types, in any order. */
function detectContentType(pair: OpenapiPair, both: Both): void {
  const [from, to] = [child(both.from, 'contentType'), child(both.to, 'contentType')];
  if (typesIn(from.value) === typesIn(to.value)) return;
  const why = `${both.what} changed its media types. Whether the other side accepts them is not compared.`;
  addUndecided(pair, `${both.path}.contentType`, why, from, to);
}

function typesIn(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .split(',')
    .map((type) => type.trim().toLowerCase())
    .sort()
    .join();
}

function detectPartHeaders(
  pair: OpenapiPair,
  part: Both,
  place: Pick<SchemaPlace, 'rules' | 'direction'>,
): void {
  const [before, after] = [headersOf(pair.base, part.from), headersOf(pair.head, part.to)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(key), after.get(key)];
    const path = `${part.path}.headers[${key}]`;
    const what = `${part.what} header \`${key}\``;
    if (from === undefined || to === undefined) {
      const why = `${what} was ${from === undefined ? 'added' : 'removed'}. Whether the other side needs it is not compared.`;
      addUndecided(pair, path, why, from ?? NOTHING, to ?? NOTHING);
      continue;
    }
    const both = followBoth(pair, path, what, from, to);
    if (both === undefined || haveSameMeaning(pair, both.from, both.to)) continue;
    detectRest(pair, both, COMPARED_HEADER_KEYS);
    for (const name of ['required', 'deprecated']) {
      if (flag(both.from, name) === flag(both.to, name)) continue;
      const why = `${what} changed \`${name}\`, which is not compared for parts.`;
      addUndecided(pair, `${path}.${name}`, why, both.from, both.to);
    }
    pair.schemas.detect(
      child(both.from, 'schema'),
      child(both.to, 'schema'),
      { ...place, path, what },
      pair.add,
    );
  }
}

/** Names of headers differ in no case; `Content-Type` is described by `contentType`. */
function headersOf(side: DocumentSide, part: Located<Mapping>): Map<string, Located> {
  const entries = [...entriesOf(side, part, 'headers')];
  return new Map(
    entries
      .map(([name, header]) => [name.toLowerCase(), header] as const)
      .filter(([key]) => key !== 'content-type'),
  );
}

function entriesOf(
  side: DocumentSide,
  owner: Located<Mapping>,
  name: string,
): Map<string, Located> {
  return new Map(children(side.mapping(child(owner, name), `\`${name}\``)));
}

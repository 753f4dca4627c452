// Compares how the parts of a form are encoded. https://spec.openapis.org/oas/v3.1.0#encoding-object
import { hasOwn } from '../../../source/mapping';
import { addUndecided, detectRest, flag, followBoth } from '../document/document-pair';
import type { Both } from '../document/document-pair';
import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { asText } from '../document/as-text';
import { mappingAt } from '../document/mapping-at';
import { parseMediaType } from '../document/media-type';
import { haveSameMeaning } from '../document/same-meaning';
import type { SchemaPlace } from '../document/schema-pairs';
import { HEADER_KEYS } from './detect-headers';
import { changedForm, formsOf } from './serialization';
import { propertiesOf } from './properties';
import { shapesOf } from './value-shapes';
import type { OpenapiPair } from './openapi-pair';

const STYLE_KEYS = ['style', 'explode', 'allowReserved'];
const ENCODING_KEYS = {
  texts: [],
  compared: ['$ref', 'contentType', 'headers', ...STYLE_KEYS],
};
const COMPARED_HEADER_KEYS = {
  texts: HEADER_KEYS.texts,
  compared: ['$ref', 'schema', 'required', 'deprecated'],
};

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
  // A part that is not listed has the defaults of its schema.
  const [unlisted, left] = [
    { value: {}, pointer: media.from.pointer },
    { value: {}, pointer: media.to.pointer },
  ];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = `${media.path}.encoding[${name}]`;
    const what = `${media.what} part \`${name}\``;
    const [was, is] = [before.get(name) ?? unlisted, after.get(name) ?? left];
    const both = followBoth(pair, { path, what, from: was, to: is });
    if (both === undefined) continue;
    const values = {
      from: { side: pair.base, schema: fieldOf(pair.base, media.from, name) },
      to: { side: pair.head, schema: fieldOf(pair.head, media.to, name) },
    };
    detectRest(pair, both, ENCODING_KEYS);
    detectContentType(pair, both, values);
    detectStyle(pair, both, values);
    detectPartHeaders(pair, both, place);
  }
}

interface FieldValue {
  readonly side: DocumentSide;
  readonly schema: Located;
}

interface FieldValues {
  readonly from: FieldValue;
  readonly to: FieldValue;
}

function detectContentType(pair: OpenapiPair, both: Both, values: FieldValues): void {
  const [from, to] = [child(both.from, 'contentType'), child(both.to, 'contentType')];
  if (typesIn(from.value, values.from) === typesIn(to.value, values.to)) return;
  const why = `${both.what} changed its media types. Whether the other side accepts them is not compared.`;
  addUndecided(pair, `${both.path}.contentType`, why, from, to);
}

/** A list of media types, in any order; the default of a single value is text. */
function typesIn(written: unknown, { side, schema }: FieldValue): string {
  if (typeof written !== 'string') return isSingleText(side, schema) ? 'text/plain' : '';
  return written
    .split(',')
    .map((name) => {
      const { key, charset } = parseMediaType(name);
      return charset === undefined ? key : `${key};charset=${charset}`;
    })
    .sort()
    .join();
}

function isSingleText(side: DocumentSide, schema: Located): boolean {
  const found = mappingAt(side, schema);
  if (found === undefined) return false;
  const isEncoded = ['contentEncoding', 'contentMediaType'].some((key) => hasOwn(found.value, key));
  const isBinary = ['binary', 'byte', 'base64'].includes(asText(found.value['format']));
  return !isEncoded && !isBinary && isSingle(side, schema);
}

function isSingle(side: DocumentSide, schema: Located): boolean {
  return [...shapesOf(side, schema)].every((shape) => shape === 'single value');
}

/** Any of these keys makes a part be written as a parameter of a query is. */
function detectStyle(pair: OpenapiPair, both: Both, values: FieldValues): void {
  const [was, is] = [both.from, both.to].map((one) =>
    STYLE_KEYS.some((key) => hasOwn(one.value, key)),
  );
  if (!was && !is) return;
  const { from, to } = values;
  const isOneForm =
    was === is
      ? changedForm(
          formsOf(from.side, both.from, 'query', from.schema),
          formsOf(to.side, both.to, 'query', to.schema),
        ) === undefined
      : isSingle(from.side, from.schema) && isSingle(to.side, to.schema);
  if (isOneForm && flag(both.from, 'allowReserved') === flag(both.to, 'allowReserved')) return;
  const why = `${both.what} is written in another form. Whether the other side reads it is not compared.`;
  addUndecided(pair, `${both.path}.style`, why, both.from, both.to);
}

/** The schema of a part; without a value where the schema of the body does not list it. */
function fieldOf(side: DocumentSide, media: Located<Mapping>, name: string): Located {
  const schema = propertiesOf(side, child(media, 'schema')).get(name);
  return schema ?? { value: undefined, pointer: '' };
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
      addUndecided(pair, path, why, from, to);
      continue;
    }
    const both = followBoth(pair, { path, what, from, to });
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

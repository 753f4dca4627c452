// Compares how the parts of a form are encoded. https://spec.openapis.org/oas/v3.1.0#encoding-object
import { hasOwn } from '../../../../source/mapping';
import { addUndecided, detectRest, flag, followBoth } from '../../document/document-pair';
import type { Both } from '../../document/document-pair';
import { child, children } from '../../document/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/document-side';
import { asText } from '../../document/as-text';
import { mappingAt } from '../../document/mapping-at';
import { parseMediaType } from '../../document/media-type';
import { haveSameMeaning } from '../../document/same-meaning';
import type { SchemaPlace } from '../../document/schema-pairs';
import { HEADER_KEYS } from '../parameters/detect-headers';
import { changedForm, formsOf } from '../elements/serialization';
import { propertiesOf } from '../elements/properties';
import { shapesOf } from '../elements/value-shapes';
import type { OpenapiPair } from '../elements/openapi-pair';

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
  names: readonly string[],
  place: Pick<SchemaPlace, 'rules' | 'direction'>,
): void {
  const [base, head] = [child(media.base, 'encoding'), child(media.head, 'encoding')];
  if (haveSameMeaning(pair, base, head)) return;
  const [before, after] = [
    entriesOf(pair.base, media.base, 'encoding'),
    entriesOf(pair.head, media.head, 'encoding'),
  ];
  // A part that is not listed has the defaults of its schema.
  const [unlisted, left] = [
    { value: {}, pointer: media.base.pointer },
    { value: {}, pointer: media.head.pointer },
  ];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const path = `${media.path}.encoding[${name}]`;
    const what = `${media.what} part \`${name}\``;
    const [was, is] = [before.get(name) ?? unlisted, after.get(name) ?? left];
    const both = followBoth(pair, { path, what, base: was, head: is });
    if (both === undefined) continue;
    const values = {
      base: { side: pair.base, schema: fieldOf(pair.base, media.base, name) },
      head: { side: pair.head, schema: fieldOf(pair.head, media.head, name) },
    };
    detectRest(pair, both, ENCODING_KEYS);
    detectContentType(pair, both, values);
    detectPartHeaders(pair, both, place);
    if (names.every(isUrlEncoded) && detectQueryForm(pair, both, values)) continue;
    detectStyle(pair, both, values);
  }
}

interface FieldValue {
  readonly side: DocumentSide;
  readonly schema: Located;
}

interface FieldValues {
  readonly base: FieldValue;
  readonly head: FieldValue;
}

function detectContentType(pair: OpenapiPair, both: Both, values: FieldValues): void {
  const [base, head] = [child(both.base, 'contentType'), child(both.head, 'contentType')];
  if (typesIn(base.value, values.base) === typesIn(head.value, values.head)) return;
  const why = `${both.what} changed its media types. Whether the other side accepts them is not compared.`;
  addUndecided(pair, `${both.path}.contentType`, why, base, head);
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

function isUrlEncoded(mediaType: string): boolean {
  return parseMediaType(mediaType).key === 'application/x-www-form-urlencoded';
}

/** Fields of this type of form are written as parameters of a query are, except for mappings without a style. */
function detectQueryForm(pair: OpenapiPair, both: Both, { base, head }: FieldValues): boolean {
  const isStyled = [both.base, both.head].every(hasStyle);
  const [before, after] = [
    formsOf(base.side, both.base, 'query', base.schema),
    formsOf(head.side, both.head, 'query', head.schema),
  ].map((forms) => new Map([...forms].filter(([shape]) => isStyled || shape !== 'mapping')));
  const changed = changedForm(before!, after!);
  if (changed === undefined) return false;
  pair.add({
    rule: 'openapi-field-serialization-changed',
    path: `${both.path}.style`,
    type: 'modified',
    oldValue: changed.base,
    newValue: changed.head,
    subject: `${both.what} was written as ${changed.base} and is now written as ${changed.head}.`,
    basePointer: both.base.pointer,
    headPointer: both.head.pointer,
  });
  return true;
}

function hasStyle({ value }: Located<Mapping>): boolean {
  return STYLE_KEYS.some((key) => hasOwn(value, key));
}

/** Any of these keys makes a part be written as a parameter of a query is. */
function detectStyle(pair: OpenapiPair, both: Both, values: FieldValues): void {
  const [was, is] = [both.base, both.head].map(hasStyle);
  if (!was && !is) return;
  const { base, head } = values;
  const isOneForm =
    was === is
      ? changedForm(
          formsOf(base.side, both.base, 'query', base.schema),
          formsOf(head.side, both.head, 'query', head.schema),
        ) === undefined
      : isSingle(base.side, base.schema) && isSingle(head.side, head.schema);
  if (isOneForm && flag(both.base, 'allowReserved') === flag(both.head, 'allowReserved')) return;
  const why = `${both.what} is written in another form. Whether the other side reads it is not compared.`;
  addUndecided(pair, `${both.path}.style`, why, both.base, both.head);
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
  const [before, after] = [headersOf(pair.base, part.base), headersOf(pair.head, part.head)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [base, head] = [before.get(key), after.get(key)];
    const path = `${part.path}.headers[${key}]`;
    const what = `${part.what} header \`${key}\``;
    if (base === undefined || head === undefined) {
      const why = `${what} was ${base === undefined ? 'added' : 'removed'}. Whether the other side needs it is not compared.`;
      addUndecided(pair, path, why, base, head);
      continue;
    }
    const both = followBoth(pair, { path, what, base, head });
    if (both === undefined || haveSameMeaning(pair, both.base, both.head)) continue;
    detectRest(pair, both, COMPARED_HEADER_KEYS);
    for (const name of ['required', 'deprecated']) {
      if (flag(both.base, name) === flag(both.head, name)) continue;
      const why = `${what} changed \`${name}\`, which is not compared for parts.`;
      addUndecided(pair, `${path}.${name}`, why, both.base, both.head);
    }
    pair.schemas.detect(
      child(both.base, 'schema'),
      child(both.head, 'schema'),
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

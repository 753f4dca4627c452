// Compares how the parts of a form are encoded. https://spec.openapis.org/oas/v3.1.0#encoding-object
import { addUndecided, detectRest, flag, followBoth } from '../../document/pair/document-pair';
import type { Both, WrittenBoth } from '../../document/pair/document-pair';
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { haveSameMeaning } from '../../document/side/same-meaning';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import { detectPartHeaders } from './detect-part-headers';
import { detectPartTypes, isOnly, type PartValue } from './detect-part-types';
import { hasStyle, isUrlEncoded, STYLE_KEYS, withoutIgnored } from '../elements/encoding-keys';
import { changedForm, formsOf } from '../elements/serialization';
import { propertiesOf } from '../elements/properties';
import type { OpenapiPair } from '../elements/openapi-pair';

const ENCODING_KEYS = {
  texts: [],
  compared: ['$ref', 'contentType', 'headers', ...STYLE_KEYS],
};

type Names = readonly [base: string, head: string];
type Place = Pick<SchemaPlace, 'rules' | 'direction'>;

/** The parts by name, on each side. */
export function detectEncoding(pair: OpenapiPair, media: Both, names: Names, place: Place): void {
  const [base, head] = [child(media.base, 'encoding'), child(media.head, 'encoding')];
  if (haveSameMeaning(pair, base, head)) return;
  const [before, after] = [partsOf(pair.base, media.base), partsOf(pair.head, media.head)];
  // A part that is not listed has the defaults of its schema.
  const [unlisted, left] = [
    { value: {}, pointer: media.base.pointer },
    { value: {}, pointer: media.head.pointer },
  ];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    const values = {
      base: { side: pair.base, schema: fieldOf(pair.base, media.base, name) },
      head: { side: pair.head, schema: fieldOf(pair.head, media.head, name) },
    };
    // The change of the schema says that the part came or went.
    if (isWithField(was, values.base) && isWithField(is, values.head) && !(was && is)) continue;
    const path = `${media.path}.encoding[${name}]`;
    const what = `${media.what} part \`${name}\``;
    const part = { path, what, base: was ?? unlisted, head: is ?? left };
    detectPart(pair, part, values, names, place);
  }
}

function isWithField(part: Located | undefined, { schema }: PartValue): boolean {
  return (part === undefined) === (schema.value === undefined);
}

function detectPart(
  pair: OpenapiPair,
  part: WrittenBoth,
  values: FieldValues,
  names: Names,
  place: Place,
): void {
  const followed = followBoth(pair, part);
  if (followed === undefined) return;
  const base = withoutIgnored(pair.base, followed.base, names[0]);
  const head = withoutIgnored(pair.head, followed.head, names[1]);
  const both = { ...followed, base, head };
  detectRest(pair, both, ENCODING_KEYS);
  detectPartTypes(pair, both, values, place.direction);
  detectPartHeaders(pair, both, place);
  const isQueryForm = names.every(isUrlEncoded) || [base, head].every(hasStyle);
  if (isQueryForm && detectQueryForm(pair, both, values)) return;
  detectStyle(pair, both, values);
}

interface FieldValues {
  readonly base: PartValue;
  readonly head: PartValue;
}

/** Such fields are written as parameters of a query are, except for mappings without a style. */
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
      : [base, head].every(({ side, schema }) => isOnly(side, schema, 'single value'));
  if (isOneForm && flag(both.base, 'allowReserved') === flag(both.head, 'allowReserved')) return;
  const why = `${both.what} is written in another form. Whether the other side reads it is not compared.`;
  addUndecided(pair, { ...both, path: `${both.path}.style` }, why);
}

/** The schema of a part; without a value where the schema of the body does not list it. */
function fieldOf(side: DocumentSide, media: Located<Mapping>, name: string): Located {
  const schema = propertiesOf(side, child(media, 'schema')).get(name);
  return schema ?? { value: undefined, pointer: '' };
}

function partsOf(side: DocumentSide, media: Located<Mapping>): Map<string, Located> {
  return new Map(children(side.mapping(child(media, 'encoding'), '`encoding`')));
}

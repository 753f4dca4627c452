// The fields of a form are sent as text: a number that becomes a string is the same text.
import { isMapping } from '../../../source/mapping';
import { child, children, isOutside } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import type { Both } from '../document/document-pair';
import type { SchemaPlace } from '../document/schema-pairs';
import type { OpenapiPair } from './openapi-pair';
import { rewriteAsText, type Rewritten } from '../document/text-values';

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

export function isForm(mediaType: string): boolean {
  return FORMS.includes(mediaType.split(';')[0]!.trim().toLowerCase());
}

/** The schema of a form, with the fields of the base in the types of the head where both are one text. */
export function detectForm(
  pair: OpenapiPair,
  both: Both,
  from: Located,
  to: Located,
  place: SchemaPlace,
): void {
  const fields = rewriteFields(pair, from, to);
  const base = fields.size === 0 ? from : withFields(pair.base, from, fields);
  pair.schemas.detect(base, to, place, pair.add);
  for (const [name, { schema, doubt }] of fields) {
    pair.add({
      rule: `${place.rules}-schema-${doubt === undefined ? 'equal' : 'undecided'}`,
      path: `${both.path}.schema.${name}`,
      type: 'modified',
      subject: `${both.what}: the field \`${name}\` has another type, and its values are sent as text.${doubt === undefined ? '' : ` ${doubt}`}`,
      basePointer: schema.pointer,
      headPointer: to.pointer,
    });
  }
}

function rewriteFields(
  { base, head }: OpenapiPair,
  from: Located,
  to: Located,
): ReadonlyMap<string, Rewritten> {
  const [before, after] = [propertiesOf(base, from), propertiesOf(head, to)];
  const found = new Map<string, Rewritten>();
  for (const [name, schema] of before) {
    const now = after.get(name);
    if (now === undefined) continue;
    const rewritten = rewriteAsText({ side: base, schema }, { side: head, schema: now }, true);
    if (rewritten !== undefined) found.set(name, rewritten);
  }
  return found;
}

function propertiesOf(side: DocumentSide, schema: Located): ReadonlyMap<string, Located> {
  const owner = mappingAt(side, schema);
  const properties = owner && child(owner, 'properties');
  if (properties === undefined || !isMapping(properties.value)) return new Map();
  return new Map(children({ ...properties, value: properties.value }));
}

function withFields(
  side: DocumentSide,
  schema: Located,
  fields: ReadonlyMap<string, Rewritten>,
): Located {
  const owner = mappingAt(side, schema)!;
  const properties = { ...(owner.value['properties'] as Mapping) };
  for (const [name, { schema: rewritten }] of fields) properties[name] = rewritten.value;
  return { value: { ...owner.value, properties }, pointer: owner.pointer };
}

function mappingAt(side: DocumentSide, schema: Located): Located<Mapping> | undefined {
  const found = schema.value === undefined ? undefined : side.follow(schema);
  if (found === undefined || isOutside(found) || !isMapping(found.value)) return undefined;
  return { value: found.value, pointer: found.pointer };
}

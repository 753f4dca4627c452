// The fields of a form are sent as text: a number that becomes a string is the same text.
import { mergeKeys } from '../../../../source/copy-data';
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import type { Both } from '../../document/pair/document-pair';
import { mappingAt } from '../../document/side/mapping-at';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import type { OpenapiPair } from '../elements/openapi-pair';
import { propertiesOf } from '../elements/properties';
import { rewriteAsText, type Rewritten } from '../../document/document-schemas/text-values';

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

export function isForm(mediaType: string): boolean {
  return FORMS.includes(mediaType.split(';')[0]!.trim().toLowerCase());
}

/** The schema of a form, with the fields of the sender in the types of the receiver where both are one text. */
export function detectForm(pair: OpenapiPair, both: Both, place: SchemaPlace): void {
  const [base, head] = [child(both.base, 'schema'), child(both.head, 'schema')];
  const isInput = place.direction === 'input';
  const sender: Form = isInput
    ? { side: pair.base, media: both.base, schema: base }
    : { side: pair.head, media: both.head, schema: head };
  const receiver: Form = isInput
    ? { side: pair.head, media: both.head, schema: head }
    : { side: pair.base, media: both.base, schema: base };
  const fields = rewriteFields(sender, receiver);
  const sent = fields.size === 0 ? sender.schema : withFields(sender.side, sender.schema, fields);
  if (isInput) pair.schemas.detect(sent, head, place, pair.add);
  else pair.schemas.detect(base, sent, place, pair.add);
  for (const [name, { schema, doubt }] of fields) {
    pair.add({
      rule: `${place.rules}-schema-${doubt === undefined ? 'equal' : 'undecided'}`,
      path: `${both.path}.schema.${name}`,
      type: 'modified',
      subject: `${both.what}: the field \`${name}\` has another type, and its values are sent as text.${doubt === undefined ? '' : ` ${doubt}`}`,
      basePointer: isInput ? schema.pointer : base.pointer,
      headPointer: isInput ? head.pointer : schema.pointer,
    });
  }
}

interface Form {
  readonly side: DocumentSide;
  readonly media: Located<Mapping>;
  readonly schema: Located;
}

/** A list is sent entry by entry. A mapping is sent as JSON, or in a form that versions of OpenAPI disagree about. */
const FIELD_FORM = { isExploded: true, hasLists: true, hasMappings: false };

function rewriteFields(sender: Form, receiver: Form): ReadonlyMap<string, Rewritten> {
  const before = propertiesOf(sender.side, sender.schema);
  const after = propertiesOf(receiver.side, receiver.schema);
  const found = new Map<string, Rewritten>();
  for (const [name, schema] of before) {
    const now = after.get(name);
    if (now === undefined || !isTextField(sender, name) || !isTextField(receiver, name)) continue;
    const [base, head] = [
      { side: sender.side, schema },
      { side: receiver.side, schema: now },
    ];
    const rewritten = rewriteAsText(base, head, FIELD_FORM);
    if (rewritten !== undefined) found.set(name, rewritten);
  }
  return found;
}

/** Whether the encoding of a field names no media type that writes values in a language of its own. */
function isTextField({ side, media }: Form, name: string): boolean {
  const encodings = mappingAt(side, child(media, 'encoding'));
  const encoding = encodings && mappingAt(side, child(encodings, name));
  const written = encoding && child(encoding, 'contentType').value;
  return typeof written !== 'string' || /^\s*text\//i.test(written);
}

function withFields(
  side: DocumentSide,
  schema: Located,
  fields: ReadonlyMap<string, Rewritten>,
): Located {
  const owner = mappingAt(side, schema)!;
  const properties = { ...(owner.value['properties'] as Mapping) };
  for (const [name, { schema: rewritten }] of fields) properties[name] = rewritten.value;
  return { value: mergeKeys(owner.value, { properties }), pointer: owner.pointer };
}

// A value outside a body, in a parameter or a header: how it is written, and which values it may have.
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import type { Both } from '../../document/pair/document-pair';
import { detectTextSchema } from '../../document/pair/detect-text-schema';
import type { Direction } from '../../document/document-schemas/schema-pairs';
import { contentOf } from '../elements/content';
import type { OpenapiPair } from '../elements/openapi-pair';
import {
  changedForm,
  formsOf,
  formsOfMediaType,
  serializationOf,
  type Forms,
} from '../elements/serialization';

interface ParameterContent {
  readonly schema: Located;
  readonly forms: Forms;
  readonly style: string;
  readonly isExploded: boolean;
  /** Where the value is described by a media type. */
  readonly mediaType?: string;
}

interface ParameterRules {
  /** Head of the ids of the rules. */
  readonly rules: string;
  readonly direction: Direction;
  /** Rule for a value that is written in another form. */
  readonly serialization: string;
  /** Whether the base requires the value. */
  readonly isGiven?: boolean;
}

/** The schema is under `schema`, or under the one media type of `content`. */
function contentOfParameter(
  side: DocumentSide,
  owner: Located<Mapping>,
  place: string,
): ParameterContent {
  const [entry] = contentOf(side, owner);
  if (entry !== undefined) {
    const { key, charset, media } = entry;
    const mediaType = charset === undefined ? key : `${key};charset=${charset}`;
    const forms = formsOfMediaType(mediaType);
    return { schema: child(media, 'schema'), forms, style: '', isExploded: false, mediaType };
  }
  const schema = child(owner, 'schema');
  const forms = formsOf(side, owner, place, schema);
  return { schema, forms, ...serializationOf(owner, place) };
}

/** `places`: where each side sends the value, such as `query`. */
export function detectParameterValue(
  pair: OpenapiPair,
  both: Both,
  places: readonly [from: string, to: string],
  { rules, direction, serialization, isGiven }: ParameterRules,
): void {
  const before = contentOfParameter(pair.base, both.base, places[0]);
  const after = contentOfParameter(pair.head, both.head, places[1]);
  const form = changedForm(before.forms, after.forms);
  if (form !== undefined) {
    pair.add({
      rule: serialization,
      path: both.path,
      type: 'modified',
      oldValue: form.base,
      newValue: form.head,
      subject: `${both.what} was written as ${form.base} and is now written as ${form.head}.`,
      basePointer: both.base.pointer,
      headPointer: both.head.pointer,
    });
  } else if (isWrittenOtherwise(before, after)) {
    pair.add({
      rule: 'openapi-text-changed',
      path: both.path,
      type: 'modified',
      subject: `${both.what} changed \`style\` or \`explode\`, which writes its values in the same form.`,
      basePointer: both.base.pointer,
      headPointer: both.head.pointer,
    });
  }
  const isText = before.mediaType === undefined && after.mediaType === undefined;
  const place = { rules, direction, path: both.path, what: both.what, isGiven };
  const written = { isText, hasLists: true, hasMappings: true };
  detectTextSchema(pair, before, after, place, written);
}

function isWrittenOtherwise(before: ParameterContent, after: ParameterContent): boolean {
  if (before.mediaType !== undefined || after.mediaType !== undefined) return false;
  if ([...before.forms.keys()].every((shape) => shape === 'single value')) return false;
  return before.style !== after.style || before.isExploded !== after.isExploded;
}

import { child } from '../../document/side/document-side';
import type { Both } from '../../document/pair/document-pair';
import { parseMediaType } from '../../document/texts/media-type';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import { detectForm, isForm } from './detect-form';
import { detectItemSchema } from './detect-item-schema';
import { detectTextSchema } from '../../document/pair/detect-text-schema';
import type { OpenapiPair } from '../elements/openapi-pair';

/** The schema of a body, by how its media type writes values: as a text, a form, or JSON and the like. */
export function detectMediaSchema(
  pair: OpenapiPair,
  media: Both,
  mediaTypes: readonly [from: string, to: string],
  place: Omit<SchemaPlace, 'path' | 'what'>,
): void {
  const where: SchemaPlace = { ...place, path: media.path, what: media.what };
  detectItemSchema(pair, media, place);
  const [base, head] = [child(media.base, 'schema'), child(media.head, 'schema')];
  if (mediaTypes.every(isForm)) detectForm(pair, media, where);
  else if (mediaTypes.every(isPlainText)) {
    const form = { isText: true, hasLists: false, hasMappings: false };
    const [before, after] = [base, head].map((schema) => ({ schema, isExploded: false }));
    detectTextSchema(pair, before!, after!, where, form);
  } else pair.schemas.detect(base, head, where, pair.add);
}

/** Whether a number or a flag is written as it is in a query. */
function isPlainText(mediaType: string): boolean {
  return parseMediaType(mediaType).key.split(';')[0] === 'text/plain';
}

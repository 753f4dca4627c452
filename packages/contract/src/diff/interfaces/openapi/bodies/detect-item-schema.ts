import { addUndecided, type Both } from '../../document/pair/document-pair';
import { child } from '../../document/side/document-side';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import type { OpenapiPair } from '../elements/openapi-pair';

/** Items of a stream, which OpenAPI 3.2 describes one by one. */
export function detectItemSchema(
  pair: OpenapiPair,
  media: Both,
  place: Omit<SchemaPlace, 'path' | 'what'>,
): void {
  const [base, head] = [child(media.base, 'itemSchema'), child(media.head, 'itemSchema')];
  if (base.value === undefined && head.value === undefined) return;
  const path = `${media.path}.items`;
  if (base.value === undefined || head.value === undefined) {
    const says = head.value === undefined ? 'no longer describes' : 'now describes';
    const why = `${media.what} ${says} its items one by one. Whether they stay the same is not compared.`;
    addUndecided(pair, { path, base, head }, why);
    return;
  }
  pair.schemas.detect(base, head, { ...place, path, what: `${media.what} items` }, pair.add);
}

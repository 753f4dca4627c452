import { detectRest } from '../../document/pair/document-pair';
import type { Both } from '../../document/pair/document-pair';
import type { SchemaPlace } from '../../document/document-schemas/schema-pairs';
import type { MediaTypePair } from '../elements/content';
import { detectCharset } from './detect-charset';
import { detectEncoding } from './detect-encoding';
import { detectMediaSchema } from './detect-media-schema';
import type { OpenapiPair } from '../elements/openapi-pair';

const MEDIA_KEYS = {
  texts: ['example', 'examples'],
  compared: ['schema', 'itemSchema', 'encoding'],
};

/** Everything that an entry of `content` says. */
export function detectMediaType(
  pair: OpenapiPair,
  types: MediaTypePair,
  place: Omit<SchemaPlace, 'path' | 'what'>,
): void {
  const { path, what, base, head } = types;
  const { rules, direction } = place;
  const both: Both = { path, what, base: base.media, head: head.media };
  detectCharset(pair, types, direction);
  detectRest(pair, both, MEDIA_KEYS);
  const names = [base.name, head.name] as const;
  detectEncoding(pair, both, names, { rules, direction });
  detectMediaSchema(pair, both, names, place);
}

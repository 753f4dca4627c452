import { detectRest } from '../../document/document-pair';
import type { Both } from '../../document/document-pair';
import type { SchemaPlace } from '../../document/schema-pairs';
import type { MediaType } from '../elements/content';
import { detectCharset } from './detect-charset';
import { detectEncoding } from './detect-encoding';
import { detectMediaSchema } from './detect-media-schema';
import type { OpenapiPair } from '../elements/openapi-pair';

const MEDIA_KEYS = {
  texts: ['example', 'examples'],
  compared: ['schema', 'itemSchema', 'encoding'],
};

/** Everything that an entry of `content` says. `both` has its two media types as elements. */
export function detectMediaType(
  pair: OpenapiPair,
  both: Both,
  base: MediaType,
  head: MediaType,
  place: Omit<SchemaPlace, 'path' | 'what'>,
): void {
  const { rules, direction } = place;
  detectCharset(pair, both, base, head, direction);
  detectRest(pair, both, MEDIA_KEYS);
  const names = [base.name, head.name] as const;
  detectEncoding(pair, both, names, { rules, direction });
  detectMediaSchema(pair, both, names, place);
}

// Which keys of an encoding have an effect: OpenAPI ignores some of them in forms of some media types.
// https://spec.openapis.org/oas/v3.1.0#encoding-object
import { hasOwn } from '../../../../source/mapping';
import { pickKeys } from '../../../../source/copy-data';
import { asText } from '../../document/texts/as-text';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { mappingAt } from '../../document/side/mapping-at';
import { parseMediaType } from '../../document/texts/media-type';

export const STYLE_KEYS = ['style', 'explode', 'allowReserved'];

export function hasStyle({ value }: Located<Mapping>): boolean {
  return STYLE_KEYS.some((key) => hasOwn(value, key));
}

export function isUrlEncoded(mediaType: string): boolean {
  return typeOf(mediaType) === 'application/x-www-form-urlencoded';
}

/** Only multipart has headers of parts. Styles are for one type of form, since OpenAPI 3.1 for two. */
export function withoutIgnored(
  side: DocumentSide,
  part: Located<Mapping>,
  mediaType: string,
): Located<Mapping> {
  const type = typeOf(mediaType);
  const isRange = type === '*/*';
  const hasHeaders = isRange || type.startsWith('multipart/');
  const isForm = isRange || ['multipart/form-data', 'multipart/*'].includes(type);
  const hasStyles = isUrlEncoded(mediaType) || (isForm && !isVersion30(side));
  const value = pickKeys(part.value, (key) => {
    if (STYLE_KEYS.includes(key)) return hasStyles;
    return key !== 'headers' || hasHeaders;
  });
  return { ...part, value };
}

function typeOf(mediaType: string): string {
  return parseMediaType(mediaType).key.split(';')[0]!;
}

function isVersion30(side: DocumentSide): boolean {
  const root = mappingAt(side, { value: side.root, pointer: '' });
  return asText(root?.value['openapi']).startsWith('3.0');
}

import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';

export interface MediaType {
  /** As it is written. */
  readonly name: string;
  readonly media: Located<Mapping>;
}

/** The entries of `content`, by a name in which case, spaces and the charset make no difference. */
export function contentOf(side: DocumentSide, owner: Located<Mapping>): Map<string, MediaType> {
  const found = new Map<string, MediaType>();
  for (const [name, media] of children(side.mapping(child(owner, 'content'), '`content`'))) {
    const whole = name.toLowerCase().replace(/\s+/g, '');
    const key = whole.replace(/;charset=[^;]*/, '');
    found.set(found.has(key) ? whole : key, {
      name,
      media: side.mapping(media, `The media type \`${name}\``),
    });
  }
  return found;
}

/** The entry that covers a media type: itself, `type/*` or, last, all types. */
export function covering(
  content: ReadonlyMap<string, MediaType>,
  key: string,
): MediaType | undefined {
  const [bare] = key.split(';');
  const [type] = bare.split('/');
  return content.get(key) ?? content.get(bare) ?? content.get(`${type}/*`) ?? content.get('*/*');
}

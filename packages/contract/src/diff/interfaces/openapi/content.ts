import { child, children } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { parseMediaType } from '../document/media-type';

export interface MediaType {
  /** As it is written. */
  readonly name: string;
  readonly media: Located<Mapping>;
  readonly charset?: string;
}

/** The entries of `content` by media type; one that is listed in several charsets has them in its key. */
export function contentOf(side: DocumentSide, owner: Located<Mapping>): Map<string, MediaType> {
  const listed = children(side.mapping(child(owner, 'content'), '`content`')).map(
    ([name, media]) => ({
      ...parseMediaType(name),
      name,
      media: side.mapping(media, `The media type \`${name}\``),
    }),
  );
  const count = (key: string) => listed.filter((one) => one.key === key).length;
  return new Map(
    listed.map(({ key, charset, name, media }) => [
      count(key) > 1 && charset !== undefined ? `${key};charset=${charset}` : key,
      { name, media, charset },
    ]),
  );
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

/** Whether the name means several media types. */
export function isRange(key: string): boolean {
  return key.split(';')[0]!.endsWith('*');
}

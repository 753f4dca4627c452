import type { Both, DocumentPair } from '../../document/pair/document-pair';
import { child, children } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { parseMediaType } from '../../document/texts/media-type';

export interface MediaType {
  /** As it is written. */
  readonly name: string;
  readonly media: Located<Mapping>;
  readonly charset?: string;
  readonly isText: boolean;
}

/** What both sides say about one media type, or about a media type and the range that it is in. */
export interface MediaTypePair {
  readonly path: string;
  /** What it is, at the head of a sentence. */
  readonly what: string;
  readonly base: MediaType;
  readonly head: MediaType;
}

interface ListedMediaType extends MediaType {
  readonly key: string;
}

/** The entries of `content`, in its order. */
export function contentOf(side: DocumentSide, owner: Located<Mapping>): ListedMediaType[] {
  return children(side.mapping(child(owner, 'content'), '`content`')).map(([name, media]) => ({
    ...parseMediaType(name),
    name,
    media: side.mapping(media, `The media type \`${name}\``),
  }));
}

type Content = ReadonlyMap<string, MediaType>;

/** The entries of `content` of both sides by media type; the key has the charset where a side lists several. */
export function contentsOf(pair: DocumentPair, { base, head }: Both): readonly [Content, Content] {
  const listed = [contentOf(pair.base, base), contentOf(pair.head, head)] as const;
  const several = new Set(
    listed.flatMap((side) => {
      const keys = side.map(({ key }) => key);
      return keys.filter((key, index) => keys.indexOf(key) < index);
    }),
  );
  const keyOf = ({ key, charset }: ListedMediaType) =>
    charset !== undefined && several.has(key) ? key + IN_CHARSET + charset : key;
  const byKey = (side: readonly ListedMediaType[]) => new Map(side.map((one) => [keyOf(one), one]));
  return [byKey(listed[0]), byKey(listed[1])];
}

const IN_CHARSET = ';charset=';

/** The entry that covers a media type: itself, one with fewer parameters, `type/*` or, last, all types. */
export function covering(content: Content, key: string): MediaType | undefined {
  const [bare] = key.split(';');
  const inCharset = [...content.keys()].filter((one) => one.startsWith(key + IN_CHARSET));
  const assumed = inCharset.find((one) => one.endsWith('=utf-8')) ?? inCharset[0];
  return (
    content.get(key) ??
    content.get(bare!) ??
    (assumed === undefined ? undefined : content.get(assumed)) ??
    rangeAround(content, key)
  );
}

/** The entry for a range of media types that a media type is in. */
export function rangeAround(content: Content, key: string): MediaType | undefined {
  const [bare] = key.split(';');
  const ranges = [`${bare!.split('/')[0]}/*`, '*/*'].filter((range) => range !== bare);
  return ranges.flatMap((range) => content.get(range) ?? [])[0];
}

/** Whether the name means several media types. */
export function isRange(key: string): boolean {
  return key.split(';')[0]!.endsWith('*');
}

// OpenAPI 3.0 says by a format how bytes are written as a text, and 3.1 by a keyword. Where both sides say
// it, in one way or the other, nothing changed.
import type { Opaque, SchemaView } from './view/schema-view';
import type { Comparison } from './comparison/comparison';
import type { ViewPair } from './comparison/frame';
import { isOpenapi } from './side/schema-side';

interface Encoding {
  readonly format: string;
  readonly keyword: string;
  readonly value: string;
}

const ENCODINGS: readonly Encoding[] = [
  { format: 'byte', keyword: 'contentEncoding', value: 'base64' },
  { format: 'binary', keyword: 'contentMediaType', value: 'application/octet-stream' },
];

/** Both views without the encodings that both have. */
export function alignEncodings({ base, head }: Comparison, pair: ViewPair): ViewPair {
  if (!isOpenapi(base.side.dialect) && !isOpenapi(head.side.dialect)) return pair;
  if (pair.base.opaque.length === 0 && pair.head.opaque.length === 0) return pair;
  return ENCODINGS.filter((one) => has(pair.base, one) && has(pair.head, one)).reduce(
    (aligned, one) => ({
      ...aligned,
      base: without(aligned.base, one),
      head: without(aligned.head, one),
    }),
    pair,
  );
}

function has(view: SchemaView, encoding: Encoding): boolean {
  return view.formats.has(encoding.format) || view.opaque.some((entry) => isOf(encoding, entry));
}

function without(view: SchemaView, encoding: Encoding): SchemaView {
  const formats = new Map(view.formats);
  formats.delete(encoding.format);
  return { ...view, formats, opaque: view.opaque.filter((entry) => !isOf(encoding, entry)) };
}

function isOf({ keyword, value }: Encoding, entry: Opaque): boolean {
  return (
    entry.keyword === keyword &&
    typeof entry.value === 'string' &&
    entry.value.toLowerCase() === value
  );
}

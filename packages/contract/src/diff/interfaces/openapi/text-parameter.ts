import { isMapping, isOutside } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import { sameJson } from '../document/same-parts';

const WRITTEN_AS_TEXT = new Set(['integer', 'number', 'boolean']);
const WORDS = ['title', 'description', 'example', 'examples', 'default', 'deprecated'];

/**
 * Whether one value that was a number or a flag may be any text now. Outside a body all is sent as
 * text, so that callers who send `5` are still understood.
 */
export function becameAnyText(
  base: DocumentSide,
  head: DocumentSide,
  from: Located,
  to: Located,
): boolean {
  const [before, after] = [schemaAt(base, from), schemaAt(head, to)];
  if (before === undefined || after === undefined) return false;
  return (
    WRITTEN_AS_TEXT.has(String(before['type'])) &&
    after['type'] === 'string' &&
    Object.keys(after).every((key) => key === 'type' || WORDS.includes(key)) &&
    sameJson(before['default'], after['default'])
  );
}

function schemaAt(side: DocumentSide, located: Located): Mapping | undefined {
  const found = located.value === undefined ? undefined : side.follow(located);
  if (found === undefined || isOutside(found)) return undefined;
  return isMapping(found.value) ? found.value : undefined;
}

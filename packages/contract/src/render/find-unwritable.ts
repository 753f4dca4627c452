import { isObject } from '../source/mapping';
import { formatPointer, type Pointer, type PointerToken } from '../source/pointer';

/**
 * The most characters that the places of all values of one environment may have together, because
 * `index.json` lists each place.
 */
const PLACES_LIMIT = 100_000_000;

/** The number of characters of all places that are listed so far. */
interface ListedPlaces {
  characters: number;
}

/** The first value or key that no output file can contain. Without `listed`, no index lists its values. */
export function findUnwritable(
  document: unknown,
  listed?: ListedPlaces,
): { pointer: Pointer; reason: string } | undefined {
  const tokens: PointerToken[] = [];
  // A file above the limit is reported once.
  const counted = listed && listed.characters <= PLACES_LIMIT ? listed : undefined;
  const visitScalar = (value: unknown, place: number): string | undefined => {
    if (counted) counted.characters += place;
    if (counted && counted.characters > PLACES_LIMIT) return LONG_PLACES;
    if (typeof value === 'string') return isWellFormed(value) ? undefined : HALF_A_CHARACTER;
    if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
    return `${value} is not a JSON number`;
  };
  const visit = (value: unknown, place: number): string | undefined => {
    const keys = isObject(value) ? Object.keys(value) : [];
    if (keys.length === 0) return visitScalar(value, place);
    for (const key of keys) {
      tokens.push(key);
      const item = (value as Readonly<Record<string, unknown>>)[key];
      const reason = isWellFormed(key) ? visit(item, place + 1 + key.length) : HALF_A_CHARACTER;
      if (reason !== undefined) return reason;
      tokens.pop();
    }
    return undefined;
  };
  const reason = visit(document, 0);
  return reason === undefined ? undefined : { pointer: formatPointer(tokens), reason };
}

const LONG_PLACES = `the keys above the values of this environment have more than ${PLACES_LIMIT} characters together`;
const HALF_A_CHARACTER =
  'it contains half of a Unicode surrogate pair, which UTF-8 cannot represent';

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

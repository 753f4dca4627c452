const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OTHER_BASE = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** What YAML 1.2 reads for a scalar without quotes. */
export function plainValue(source: string): unknown {
  const first = source.charCodeAt(0);
  // Most scalars start with a letter that starts neither a number nor one of few words.
  if (first > 0x39 && first !== 0x7e && !STARTS_OF_WORDS.includes(source[0]!)) return source;
  if (WORDS.has(source)) return WORDS.get(source);
  if (INTEGER.test(source)) return parseInt(source, 10);
  if (FLOAT.test(source)) return parseFloat(source);
  if (OTHER_BASE.test(source)) return parseInt(source.slice(2), source[1] === 'o' ? 8 : 16);
  if (!NOT_FINITE.test(source)) return source;
  if (/nan$/i.test(source)) return NaN;
  return source.startsWith('-') ? -Infinity : Infinity;
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const STARTS_OF_WORDS = 'nNtTfF';

/**
 * Whether YAML 1.1 may read a scalar without quotes differently, or whether it looks like another
 * number.
 */
export function mayBeAmbiguous(source: string): boolean {
  const first = source.charCodeAt(0);
  return first <= 0x39 || source.length <= 3;
}

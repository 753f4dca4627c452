import { formatPointer, type Pointer, type PointerToken } from '../source/pointer';

/** The first value or key that no output file can contain. */
export function findUnwritable(
  document: unknown,
): { pointer: Pointer; reason: string } | undefined {
  const tokens: PointerToken[] = [];
  const visit = (value: unknown): string | undefined => {
    if (typeof value === 'string') return isWellFormed(value) ? undefined : HALF_A_CHARACTER;
    if (typeof value === 'number' && !Number.isFinite(value))
      return `${value} is not a JSON number`;
    if (value === null || typeof value !== 'object') return undefined;
    for (const [key, item] of Object.entries(value)) {
      tokens.push(key);
      const reason = isWellFormed(key) ? visit(item) : HALF_A_CHARACTER;
      if (reason !== undefined) return reason;
      tokens.pop();
    }
    return undefined;
  };
  const reason = visit(document);
  return reason === undefined ? undefined : { pointer: formatPointer(tokens), reason };
}

const HALF_A_CHARACTER =
  'it contains half of a Unicode surrogate pair, which UTF-8 cannot represent';

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

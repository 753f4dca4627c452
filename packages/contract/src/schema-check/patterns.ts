/**
 * JSON Schema asks for Unicode patterns; many that were written for other engines are refused by
 * that mode alone (`\_`, `\@`), and mean the same without it. `undefined` for what is not a pattern.
 */
export function createPattern(text: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(text, flags);
    } catch {
      // Tried in the other mode, or refused.
    }
  }
  return undefined;
}

import { parseDecimal, printDecimal } from '../source/decimal';
import { literalAt } from '../source/number-literals';

/**
 * JSON with sorted keys: equal values have equal text, and different ones have different text. `literal` is the
 * text of a number that a double cannot hold. `visit` is called for each value, and may throw to end the work.
 */
export function canonicalText(value: unknown, literal?: string, visit?: () => void): string {
  visit?.();
  if (literal !== undefined) return numberText(literal);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const textAt = (key: string | number): string =>
    canonicalText((value as Record<string, unknown>)[key], literalAt(value, key), visit);
  if (Array.isArray(value)) return `[${value.map((_, index) => textAt(index)).join(',')}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textAt(key)}`);
  return `{${entries.join(',')}}`;
}

function numberText(literal: string): string {
  const number = parseDecimal(literal);
  return number === undefined ? literal : printDecimal(number);
}

/** The value itself when it is short enough to be shown, else `undefined`. */
export function smallValue(value: unknown): unknown {
  return weigh(value, 60) >= 0 ? value : undefined;
}

/** Short words for a value in a sentence. */
export function valueInWords(value: unknown, literal?: string): string {
  const text = weigh(value, 40) >= 0 ? canonicalText(value, literal) : undefined;
  if (text !== undefined && text.length <= 80) return `\`${text}\``;
  if (typeof value === 'string') return `\`${JSON.stringify(value.slice(0, 60))}\`…`;
  return Array.isArray(value) ? 'a long list' : 'a large value';
}

export function listInWords(values: readonly unknown[]): string {
  const shown = values
    .slice(0, 5)
    .map((value, index) => valueInWords(value, literalAt(values, index)))
    .join(', ');
  return values.length > 5 ? `${shown} and ${values.length - 5} more` : shown;
}

function weigh(value: unknown, allowance: number): number {
  if (typeof value === 'string') return allowance - 1 - Math.floor(value.length / 20);
  if (value === null || typeof value !== 'object') return allowance - 1;
  let left = allowance - 1;
  for (const [key, entry] of Object.entries(value)) {
    left = weigh(entry, left - 1 - Math.floor(key.length / 20));
    if (left < 0) break;
  }
  return left;
}

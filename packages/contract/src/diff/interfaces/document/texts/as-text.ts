import { canonicalText } from '../../../../json-schema/json-text';

/** A scalar as text; anything else as JSON, since a mapping may hold a `toString` that is not a function. */
export function asText(value: unknown): string {
  if (value === undefined) return '';
  return value === null || typeof value === 'object' ? canonicalText(value) : String(value);
}

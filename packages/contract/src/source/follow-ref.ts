import { decodePercent } from './decode-percent';
import { valueAt } from './pointer';

/** Whether a `$ref` means a place of its own document: `#`, or `#/` and more. */
export function isOwnPlace(ref: unknown): ref is string {
  return typeof ref === 'string' && /^#(?:\/|$)/.test(ref);
}

/** The value at such a place; `undefined` where nothing is there. In `#/$defs/a%20b` the key is `a b`. */
export function followRef(document: unknown, ref: string): unknown {
  return valueAt(document, decodePercent(ref.slice(1)));
}

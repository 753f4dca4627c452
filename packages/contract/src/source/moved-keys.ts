/**
 * Whether the order of keys may differ from the text that they come from: JavaScript lists keys that look like whole
 * numbers first.
 */
export function mayBeMoved(keys: readonly string[]): boolean {
  return keys.length > 1 && LOOKS_LIKE_NUMBER.test(keys[0]!);
}

const LOOKS_LIKE_NUMBER = /^(?:0|[1-9]\d*)$/;

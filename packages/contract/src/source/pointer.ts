/** An RFC 6901 JSON pointer: `''` is the whole document, `/a/0/b~1c` a place inside it. */
export type Pointer = string;

export type PointerToken = string | number;

export function formatPointer(tokens: readonly PointerToken[]): Pointer {
  let pointer = '';
  for (const token of tokens) pointer += '/' + escapeToken(String(token));
  return pointer;
}

function escapeToken(token: string): string {
  // Most tokens need nothing, and large outputs have many places.
  if (!token.includes('~') && !token.includes('/')) return token;
  return token.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The unescaped tokens; array indices stay text, as RFC 6901 has it. */
export function parsePointer(pointer: Pointer): string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map(unescapeToken) : tokens;
}

function unescapeToken(token: string): string {
  return token.replace(/~1/g, '/').replace(/~0/g, '~');
}

export function joinPointer(pointer: Pointer, ...tokens: PointerToken[]): Pointer {
  return pointer + formatPointer(tokens);
}

export function parentPointer(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0));
}

/** Whether a pointer names a place or something in it. */
export function isWithin(pointer: Pointer, place: Pointer): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** The unescaped last token; the pointer is not `''`. */
export function lastToken(pointer: Pointer): string {
  const token = pointer.slice(pointer.lastIndexOf('/') + 1);
  return token.includes('~') ? unescapeToken(token) : token;
}

/**
 * Follows a pointer from a place, one token after the other, for places that note how they were
 * reached. `undefined` where a token is not an own property.
 */
export function walkPointer<Place>(
  start: Place,
  pointer: Pointer,
  valueOf: (place: Place) => unknown,
  enter: (place: Place, token: string, value: unknown) => Place,
): Place | undefined {
  let place = start;
  for (const token of parsePointer(pointer)) {
    const value = valueOf(place);
    if (value === null || typeof value !== 'object') return undefined;
    if (!Object.hasOwn(value, token)) return undefined;
    place = enter(place, token, (value as Record<string, unknown>)[token]);
  }
  return place;
}

/** The value at a pointer, or `undefined`; only own properties are followed. */
export function valueAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const token of parsePointer(pointer)) {
    if (current === null || typeof current !== 'object') return undefined;
    if (!Object.hasOwn(current, token)) return undefined;
    current = (current as Record<string, unknown>)[token];
  }
  return current;
}

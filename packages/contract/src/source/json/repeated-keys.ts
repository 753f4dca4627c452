// Keys that an object of a JSON text has twice. `JSON.parse` keeps the last value without a word.

interface RepeatedKey {
  readonly key: string;
  /** Where the key begins that is given again, in UTF-16 units. */
  readonly offset: number;
}

/** A text with the `:` after it if it is a key, or a bracket. The text between them does not matter. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/** In the order of the text, which must be valid JSON. */
export function findRepeatedKeys(text: string): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const open: Set<string>[] = [];
  for (const { 0: token, 1: colon, index } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1)!;
      if (keys.has(key)) found.push({ key, offset: index });
      keys.add(key);
    }
  }
  return found;
}

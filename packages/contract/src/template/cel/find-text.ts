// Finds a text in another in linear time (Knuth, Morris, Pratt). `indexOf` of JavaScript can take time in
// proportion to the product of both lengths.

type Characters = Pick<string, 'length' | 'charCodeAt'>;

/** Offsets of the occurrences that do not overlap, from left to right. `part` is not empty. */
export function* findText(text: Characters, part: Characters): Iterable<number> {
  if (part.length > text.length) return;
  const borders = bordersOf(part);
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    matched = extend(part, borders, matched, text.charCodeAt(at));
    if (matched < part.length) continue;
    yield at + 1 - matched;
    matched = 0;
  }
}

/** For each beginning of a text: the length of the longest shorter beginning that is also its end. */
function bordersOf(part: Characters): Uint32Array {
  const borders = new Uint32Array(part.length);
  let matched = 0;
  for (let at = 1; at < part.length; at += 1) {
    matched = extend(part, borders, matched, part.charCodeAt(at));
    borders[at] = matched;
  }
  return borders;
}

/** How many characters of `part` match after one more character of the text. */
function extend(part: Characters, borders: Uint32Array, before: number, code: number): number {
  let matched = before;
  while (matched > 0 && part.charCodeAt(matched) !== code) matched = borders[matched - 1]!;
  return part.charCodeAt(matched) === code ? matched + 1 : matched;
}

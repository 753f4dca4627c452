// One segment of a `.pactoignore` pattern, with the wildcards of Go's `path.Match`: `*`, `?`,
// `[a-z]`, `[^a-z]` and `\` before a character that is meant as it is.

import { matchWithStars, type Part } from './match-with-stars';

export type SegmentMatcher = (segment: string) => boolean;

/** `undefined` for a pattern that is malformed, such as `[a`. Matching takes time in proportion to both lengths. */
export function compileSegment(pattern: string): SegmentMatcher | undefined {
  const tokens = tokenize([...pattern]);
  return tokens && ((segment) => matchWithStars(tokens, [...segment]));
}

function tokenize(characters: readonly string[]): Part<string>[] | undefined {
  const tokens: Part<string>[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') tokens.push('*');
    else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const found = readClass(characters, at + 1);
      if (!found) return undefined;
      tokens.push(found.matches);
      at = found.end;
    } else {
      if (character === '\\') at += 1;
      const literal = characters[at];
      if (literal === undefined) return undefined;
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

function readClass(
  characters: readonly string[],
  start: number,
): { matches: (character: string) => boolean; end: number } | undefined {
  const isNegated = characters[start] === '^';
  const ranges: [number, number][] = [];
  let at = isNegated ? start + 1 : start;
  const next = (): number | undefined => {
    if (characters[at] === '\\') at += 1;
    return characters[at++]?.codePointAt(0);
  };
  while (characters[at] !== ']' || ranges.length === 0) {
    if (characters[at] === '-' || characters[at] === ']') return undefined;
    const low = next();
    let high = low;
    if (characters[at] === '-') {
      at += 1;
      if (characters[at] === ']' || characters[at] === '-') return undefined;
      high = next();
    }
    if (low === undefined || high === undefined) return undefined;
    ranges.push([low, high]);
  }
  return {
    end: at,
    matches: (character) => {
      const code = character.codePointAt(0)!;
      return ranges.some(([low, high]) => low <= code && code <= high) !== isNegated;
    },
  };
}

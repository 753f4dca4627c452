// Which texts a simple pattern matches, as far as its form says it: how long they are, whether they have line
// breaks, and a list of them where there are few.
import { parsePattern, type PatternPart } from './parse-pattern';

interface PatternTexts {
  readonly least: number;
  readonly most: number;
  /** All texts that the pattern matches; `undefined` where there may be more. */
  readonly listed: readonly string[] | undefined;
  /** Whether no text has a line break. */
  readonly isOneLine: boolean;
}

const MOST_LISTED = 100;
const EMPTY: PatternTexts = { least: 0, most: 0, listed: [''], isOneLine: true };

/** `undefined` for a pattern whose texts are not known. */
export function textsOfPattern(pattern: string): PatternTexts | undefined {
  const tree = isCountable(pattern) ? parsePattern(pattern) : undefined;
  if (tree?.kind !== 'choice') return undefined;
  return joinAll(tree.parts.map(textsOfWhole), either);
}

/** Lengths are counted in characters, as a Unicode pattern reads them. */
function isCountable(pattern: string): boolean {
  if (/[\ud800-\udfff]/.test(pattern)) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** One of the alternatives of a pattern. Where it is not bound to both ends, more text may be around it. */
function textsOfWhole(part: PatternPart): PatternTexts | undefined {
  const parts = part.kind === 'sequence' ? part.parts : [part];
  const isFromStart = parts[0]?.kind === 'start';
  const isToEnd = parts.length > 1 && parts.at(-1)?.kind === 'end';
  const inside = parts.slice(isFromStart ? 1 : 0, isToEnd ? -1 : undefined);
  const texts = joinAll([EMPTY, ...inside.map(textsOfPart)], both);
  if (texts === undefined || (isFromStart && isToEnd)) return texts;
  return { ...texts, most: Infinity, listed: undefined, isOneLine: false };
}

function textsOfPart(part: PatternPart): PatternTexts | undefined {
  switch (part.kind) {
    case 'character':
      return {
        least: 1,
        most: 1,
        listed: part.text === undefined ? undefined : [part.text],
        isOneLine: !part.breaks,
      };
    case 'choice':
      return joinAll(part.parts.map(textsOfPart), either);
    case 'sequence':
      return joinAll([EMPTY, ...part.parts.map(textsOfPart)], both);
    case 'repeated': {
      const texts = textsOfPart(part.part);
      return texts && repeat(texts, part.least, part.most);
    }
    default:
      return undefined;
  }
}

function repeat(texts: PatternTexts, from: number, to: number): PatternTexts {
  const [least, most] = [from * texts.least, to === 0 || texts.most === 0 ? 0 : to * texts.most];
  const { isOneLine } = texts;
  if (to > MOST_LISTED) return { least, most, listed: undefined, isOneLine };
  let times = EMPTY;
  const listed = from === 0 ? [''] : [];
  for (let count = 1; count <= to; count += 1) {
    times = both(times, texts);
    if (times.listed === undefined) return { least, most, listed: undefined, isOneLine };
    if (count >= from) listed.push(...times.listed);
  }
  return { least, most, listed: few(listed), isOneLine };
}

function either(one: PatternTexts, two: PatternTexts): PatternTexts {
  return {
    least: Math.min(one.least, two.least),
    most: Math.max(one.most, two.most),
    listed: one.listed && two.listed && few([...one.listed, ...two.listed]),
    isOneLine: one.isOneLine && two.isOneLine,
  };
}

function both(one: PatternTexts, two: PatternTexts): PatternTexts {
  const isFew = (one.listed?.length ?? Infinity) * (two.listed?.length ?? Infinity) <= MOST_LISTED;
  return {
    least: one.least + two.least,
    most: one.most + two.most,
    listed: isFew
      ? one.listed?.flatMap((start) => two.listed!.map((end) => start + end))
      : undefined,
    isOneLine: one.isOneLine && two.isOneLine,
  };
}

function few(texts: readonly string[]): readonly string[] | undefined {
  const distinct = [...new Set(texts)];
  return distinct.length <= MOST_LISTED ? distinct : undefined;
}

function joinAll(
  parts: readonly (PatternTexts | undefined)[],
  join: (one: PatternTexts, two: PatternTexts) => PatternTexts,
): PatternTexts | undefined {
  return parts.reduce((one, two) => one && two && join(one, two));
}

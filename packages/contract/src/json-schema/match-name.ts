import { textsOfPattern } from './pattern-texts';

const LONGEST_NAME = 200;

/**
 * Whether a text matches a pattern of a schema; `undefined` for a pattern that is not plain enough
 * to be run here: groups, alternatives or several repetitions can take exponential time.
 */
export function matchName(pattern: string, name: string): boolean | undefined {
  if (name.length > LONGEST_NAME || pattern.length > LONGEST_NAME) return undefined;
  if (!isPlain(pattern)) return textsOfPattern(pattern)?.listed?.includes(name);
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return undefined;
  }
}

/** A pattern that every text matches. */
export function matchesEverything(pattern: string): boolean {
  return ['', '.*', '^', '$', '^.*', '.*$'].includes(pattern);
}

/** The pattern without what matches any text at its ends. */
export function plainPattern(pattern: string): string {
  if (matchesEverything(pattern)) return '';
  const tail = /^(.*[^\\]|)\.\*$/s.exec(pattern);
  return tail ? plainPattern(tail[1]!) : pattern;
}

function isPlain(pattern: string): boolean {
  const outsideClasses = pattern.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/[()|[\]]/.test(outsideClasses)) return false;
  const repetitions = (outsideClasses.match(/[*+?{]/g) ?? []).length;
  return repetitions <= (outsideClasses.startsWith('^') ? 2 : 1);
}

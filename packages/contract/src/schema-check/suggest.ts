import { distance } from 'fastest-levenshtein';
import { firstDifference } from '../source/first-difference';

/** More than an author could have meant, and enough to keep a hostile schema cheap. */
const MAX_CANDIDATES = 2000;

/**
 * The candidate that `written` most likely means: at most a third of its characters differ (one,
 * for short words), upper and lower case being the same. The first of the nearest wins.
 */
export function suggest(
  written: string,
  candidates: Iterable<string>,
  mostEdits = Infinity,
): string | undefined {
  if (written.length > 100) return undefined;
  const limit = Math.min(mostEdits, Math.max(1, Math.floor(written.length / 3)));
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  let seen = 0;
  for (const candidate of candidates) {
    seen += 1;
    if (seen > MAX_CANDIDATES) break;
    if (candidate === written || Math.abs(candidate.length - written.length) > limit) continue;
    const offered = candidate.toLowerCase();
    // Two letters that changed places are one slip, though they cost two edits.
    const steps = areSwapped(wanted, offered) ? 1 : distance(wanted, offered);
    if (steps < bestDistance && steps < Math.max(candidate.length, 2)) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

/** Whether two neighbours changed places, and all else is equal. */
function areSwapped(one: string, two: string): boolean {
  if (one.length !== two.length) return false;
  const at = firstDifference(one, two);
  return (
    one[at] === two[at + 1] && one[at + 1] === two[at] && one.slice(at + 2) === two.slice(at + 2)
  );
}

import type { PartDifference } from './compared-part';
import type { Frame } from './frame';

/** What a difference of a part means for the whole: inside `not`, what is narrower lets more through. */
export function turnDifference(
  finding: PartDifference,
  polarity: Frame['polarity'],
): PartDifference {
  const { effect, why } = finding;
  if (polarity === 1 || effect === 'equal' || effect === 'undecided') return finding;
  if (polarity === 0) {
    return {
      ...finding,
      kind: 'undecided',
      effect: 'undecided',
      why: `${why} It is in a part that decides which other requirements apply.`,
    };
  }
  return effect === 'narrows'
    ? {
        ...finding,
        kind: 'not-widened',
        effect: 'widens',
        why: `${why} This is inside of \`not\`, so fewer values are excluded.`,
      }
    : {
        ...finding,
        kind: 'not-narrowed',
        effect: 'narrows',
        why: `${why} This is inside of \`not\`, so more values are excluded.`,
      };
}

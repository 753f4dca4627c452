// Tests on random values. `npm test` tries the same few values in each run, so that a commit passes
// or fails always. `npm run test:long` tries many others: it sets `PACTO_TEST_ROUNDS=long`.
import * as fc from 'fast-check';

const isLong = process.env.PACTO_TEST_ROUNDS === 'long';

// A property without a number of its own is tried 100 times by `npm test`.
fc.configureGlobal({ numRuns: rounds(400), ...(isLong ? {} : { seed: 1 }) });

export { fc };

/** How often a property is tried. */
export function rounds(count: number): number {
  return Math.ceil(count * (isLong ? 10 : 0.25));
}

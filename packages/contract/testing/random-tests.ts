/**
 * How often a property is tried. `npm test` tries few random values, `npm run test:long` many: it sets
 * `PACTO_TEST_ROUNDS=long`.
 */
export function rounds(count: number): number {
  return Math.ceil(count * (process.env.PACTO_TEST_ROUNDS === 'long' ? 10 : 0.25));
}

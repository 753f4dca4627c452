// Compares what two views require of texts and numbers.
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import { withImpliedBounds } from './implied-bounds';
import { compareBound } from './compare-bounds';
import { comparePatterns } from './compare-patterns';
import { compareFormats } from './compare-formats';
import { compareMultiples } from './compare-multiples';

export function compareNumbers(comparison: Comparison, pair: ViewPair): void {
  const limited = withImpliedBounds(comparison, pair);
  compareBound(comparison, 'minimum', limited);
  compareBound(comparison, 'maximum', limited);
  compareMultiples(comparison, pair);
  compareFormats(comparison, pair, 'number');
}

export function compareStrings(comparison: Comparison, pair: ViewPair): void {
  const limited = withImpliedBounds(comparison, pair);
  compareBound(comparison, 'minLength', limited);
  compareBound(comparison, 'maxLength', limited);
  comparePatterns(comparison, pair);
  compareFormats(comparison, pair, 'text');
}

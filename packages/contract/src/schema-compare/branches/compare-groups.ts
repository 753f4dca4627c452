import { compareAlternatives } from './compare-alternatives';
import { compareDiscriminators } from './compare-discriminators';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import type { SchemaView } from '../view/schema-view';
import { compareOpaque } from './compare-opaque';
import { compareConditions } from './compare-conditions';
import { compareNegations } from './compare-negations';

/** The parts that restrict the value as a whole. */
export function compareGroups(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  compareNegations(comparison, pair);
  compareConditions(comparison, pair);
  compareAlternatives(comparison, pair);
  const settled = compareDiscriminators(comparison, pair);
  const rest = (view: SchemaView): SchemaView =>
    settled.size === 0
      ? view
      : { ...view, opaque: view.opaque.filter((entry) => !settled.has(entry)) };
  compareOpaque(comparison, { base: rest(base), head: rest(head), frame });
}

// Whether other alternatives take what a branch accepts. Then a change of the branch changes nothing for the whole.
import type { ViewBuilder } from '../reading/build-view';
import type { Comparison } from '../comparison/comparison';
import { cannotMeet } from '../values/disjoint';
import type { Frame } from '../comparison/frame';
import type { SchemaNode } from '../side/schema-node';
import type { GroupPair } from './group-pair';
import { isOnlyTypes, type Alternatives } from '../view/schema-view';

interface Coverage {
  /** The side of the branch. */
  readonly side: 'base' | 'head';
  readonly branch: SchemaNode;
  /** Branches of the other side. */
  readonly others: readonly SchemaNode[];
}

/** Whether one of the other branches takes all values of the branch. */
export function isCovered(
  comparison: Comparison,
  frame: Frame,
  { side, branch, others }: Coverage,
): boolean {
  const strict: Frame = { ...frame, used: 'all' };
  const isOfBase = side === 'base';
  const [own, other] = [comparison[side], comparison[isOfBase ? 'head' : 'base']];
  const covered = { builder: own, view: own.viewOfOne(branch) };
  return others.some((candidate) => {
    if (cannotMeet(covered, { builder: other, view: other.viewOfOne(candidate) })) return false;
    return isOfBase
      ? comparison.holds('keeps', [branch], [candidate], strict)
      : comparison.holds('adds-none', [candidate], [branch], strict);
  });
}

/** Whether two branches differ in types alone, and other branches of the same side take these types as a whole. */
export function differInPlainTypes(
  comparison: Comparison,
  frame: Frame,
  [one, two]: readonly [SchemaNode, SchemaNode],
  groups: GroupPair,
): boolean {
  const [base, head] = [comparison.base.viewOfOne(one), comparison.head.viewOfOne(two)];
  const shared = base.types & head.types;
  if (base.types === head.types || shared === 0) return false;
  const isTaken = (builder: ViewBuilder, { branches }: Alternatives, types: number) =>
    branches
      .map((branch) => builder.viewOfOne(branch))
      .filter(isOnlyTypes)
      .reduce((left, view) => left & ~view.types, types) === 0;
  if (!isTaken(comparison.head, groups.head, base.types & ~shared)) return false;
  if (!isTaken(comparison.base, groups.base, head.types & ~shared)) return false;
  const pair = { base: { ...base, types: shared }, head: { ...head, types: shared }, frame };
  return comparison.holdsForViews('unchanged', pair);
}

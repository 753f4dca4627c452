// Compares `anyOf` and `oneOf`: compares each pair of alternatives, and reports those without a partner.
import { subjectOf } from '../comparison/part-words';
import { reportDemand, reportSeveral } from '../comparison/report-demand';
import type { Comparison } from '../comparison/comparison';
import type { ViewBuilder } from '../reading/build-view';
import type { Frame, ViewPair } from '../comparison/frame';
import { areDisjoint } from '../values/disjoint';
import { reportTried } from './report-tried';
import { matchParts } from '../comparison/match-parts';
import type { SchemaNode } from '../side/schema-node';
import type { Alternatives } from '../view/schema-view';
import { compareGroup } from './compare-branches';
import { isCovered } from './covered-branches';

/** Compares the groups of alternatives that both sides have. */
export function compareAlternatives(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  const changed = matchParts(base.alternatives, head.alternatives, (baseGroup, headGroup) =>
    areSameGroups(comparison, baseGroup, headGroup),
  );
  const [baseGroup, headGroup] = [changed.removed[0], changed.added[0]];
  const isPair = changed.removed.length === 1 && changed.added.length === 1;
  const isNested =
    isPair &&
    (containsOthers(comparison.base, baseGroup) || containsOthers(comparison.head, headGroup));
  if (
    isPair &&
    !(
      isNested &&
      (isMet(comparison, baseGroup, 'base', pair) || isMet(comparison, headGroup, 'head', pair))
    )
  ) {
    compareGroup(comparison, { base: baseGroup, head: headGroup }, pair);
    return;
  }
  const removed = changed.removed.filter((group) => !isMet(comparison, group, 'base', pair));
  const added = changed.added.filter((group) => !isMet(comparison, group, 'head', pair));
  if (removed.length === 0 && added.length === 0) return;
  const places = {
    keyword: String((removed[0] ?? added[0]).place.key),
    base: removed[0]?.place ?? base.place,
    head: added[0]?.place ?? head.place,
  };
  const subject = subjectOf(frame);
  if (removed.length > 0 && added.length > 0) {
    const kinds = ['alternatives-added', 'alternatives-removed'] as const;
    reportTried(comparison, places.keyword, pair, kinds);
    reportSeveral(comparison, frame, places, 'lists of alternatives');
  } else {
    const isAdded = added.length > 0;
    const why = isAdded
      ? `${subject} must now also fit one of several alternatives.`
      : `${subject} no longer has to fit one of several alternatives.`;
    const type = isAdded ? 'added' : 'removed';
    reportDemand(comparison, frame, places, { demand: 'alternatives', type, why });
  }
}

/** Whether a branch has alternatives itself, so that the other side may be a branch as a whole. */
function containsOthers(builder: ViewBuilder, { branches }: Alternatives): boolean {
  return branches.some((branch) => builder.viewOfOne(branch).alternatives.length > 0);
}

/** Whether all values of the other side fit the group, so that it says nothing new there. */
function isMet(
  comparison: Comparison,
  group: Alternatives,
  side: 'base' | 'head',
  { base, head, frame }: ViewPair,
): boolean {
  const other = side === 'head' ? base : head;
  const isSame = (one: Alternatives) =>
    side === 'head' ? areSameGroups(comparison, one, group) : areSameGroups(comparison, group, one);
  if (other.alternatives.some(isSame)) return true;
  if (group.exclusive && !areDisjoint(comparison[side], group)) return false;
  if (other.alternatives.length === 0) {
    return isOneOf(comparison, group, side, { base, head, frame });
  }
  const covers = (branch: SchemaNode) =>
    isCovered(comparison, frame, {
      side: side === 'head' ? 'base' : 'head',
      branch,
      others: group.branches,
    });
  return other.alternatives.some(
    ({ branches }) => branches.length <= MOST_COVERED && branches.every(covers),
  );
}

export const MOST_COVERED = 20;

/** Whether one branch of `side` takes all values of the other side, which has no alternatives. */
function isOneOf(
  comparison: Comparison,
  { branches }: Alternatives,
  side: 'base' | 'head',
  { base, head, frame }: ViewPair,
): boolean {
  const strict: Frame = { ...frame, used: 'all' };
  const plain = side === 'head' ? base : head;
  return branches
    .map((branch) => comparison[side].viewOfOne(branch))
    .filter(({ types }) => (plain.types & ~types) === 0)
    .some((branch) =>
      side === 'head'
        ? comparison.holdsForViews('keeps', { base, head: branch, frame: strict })
        : comparison.holdsForViews('adds-none', { base: branch, head, frame: strict }),
    );
}

function areSameGroups(comparison: Comparison, base: Alternatives, head: Alternatives): boolean {
  if (base.branches.length !== head.branches.length || base.exclusive !== head.exclusive)
    return false;
  const { removed } = matchParts(base.branches, head.branches, (one, two) =>
    comparison.same.means(one, two),
  );
  return removed.length === 0;
}

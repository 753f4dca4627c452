// Compares what must hold under a condition: `if`, `then` and `else`.
import { lowerFirst } from '../../diagnostics/words';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { matchParts } from '../comparison/match-parts';
import type { SchemaNode } from '../side/schema-node';
import { isAlways } from '../view/schema-view';
import type { Condition } from '../view/schema-view';
import { usedWith } from '../comparison/used-names';
import { reportDemand, schemasInWords, reportSeveral } from '../comparison/report-demand';

export function compareConditions(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  const strict: Frame = { ...frame, used: 'all' };
  const changed = changedConditions(comparison, pair, strict);
  if (changed.removed.length === 0 && changed.added.length === 0) return;
  const { pairs, removed, added } = pairConditions(
    comparison,
    changed.removed,
    changed.added,
    strict,
  );
  for (const conditions of pairs) compareCondition(comparison, conditions, pair);
  if (removed.length === 0 && added.length === 0) return;
  const places = {
    keyword: 'if',
    base: removed[0]?.test ?? base.place,
    head: added[0]?.test ?? head.place,
    before: removed[0]?.test.schema,
    after: added[0]?.test.schema,
  };
  if (removed.length > 0 && added.length > 0) {
    reportSeveral(comparison, frame, places, 'conditions under `if`');
    return;
  }
  const isAdded = added.length > 0;
  const tested = schemasInWords(
    (isAdded ? added : removed).map(({ test }) => test),
    'if',
  );
  const why = isAdded
    ? `${subjectOf(frame)} must now meet further demands if it fits ${tested}.`
    : `${subjectOf(frame)} no longer has to meet the demands that held if it fits ${tested}.`;
  reportDemand(comparison, frame, places, {
    demand: 'condition',
    type: isAdded ? 'added' : 'removed',
    why,
  });
}

/** The conditions of one side alone, without those that the other side meets anyway. */
function changedConditions(
  comparison: Comparison,
  { base, head }: ViewPair,
  strict: Frame,
): { removed: Condition[]; added: Condition[] } {
  const { removed, added } = matchParts(
    base.conditions,
    head.conditions,
    (base, head) =>
      isEqual(comparison, base.test, head.test, strict) &&
      isEqual(comparison, base.then, head.then, strict) &&
      isEqual(comparison, base.otherwise, head.otherwise, strict),
  );
  // What meets both consequences meets the condition, whatever its test says.
  const isMet = (node: SchemaNode) => {
    const view = comparison.head.viewOfOne(node);
    const pair = { base, head: view, frame: strict };
    return isAlways(view) || comparison.holdsForViews('keeps', pair);
  };
  const wasMet = (node: SchemaNode) => {
    const view = comparison.base.viewOfOne(node);
    const pair = { base: view, head, frame: strict };
    return isAlways(view) || comparison.holdsForViews('adds-none', pair);
  };
  return {
    removed: removed.filter((one) => added.length > 0 || !consequences(one).every(wasMet)),
    added: added.filter((one) => removed.length > 0 || !consequences(one).every(isMet)),
  };
}

function consequences({ then, otherwise }: Condition): readonly SchemaNode[] {
  return [...listOf(then), ...listOf(otherwise)];
}

/** Conditions with one test belong together, however their consequences changed. */
function pairConditions(
  comparison: Comparison,
  removed: readonly Condition[],
  added: readonly Condition[],
  strict: Frame,
): { pairs: [Condition, Condition][]; removed: Condition[]; added: Condition[] } {
  const matched = matchParts(removed, added, (base, head) =>
    isEqual(comparison, base.test, head.test, strict),
  );
  const [onlyRemoved, ...otherRemoved] = matched.removed;
  const [onlyAdded, ...otherAdded] = matched.added;
  if (!onlyRemoved || !onlyAdded || otherRemoved.length > 0 || otherAdded.length > 0)
    return matched;
  return { pairs: [...matched.pairs, [onlyRemoved, onlyAdded]], removed: [], added: [] };
}

function compareCondition(
  comparison: Comparison,
  [baseCondition, headCondition]: readonly [Condition, Condition],
  { base, frame }: ViewPair,
): void {
  compareTest(comparison, baseCondition, headCondition, frame);
  const used = usedWith(frame, comparison.base, base);
  const inside: Frame = { ...frame, used };
  for (const branch of ['then', 'otherwise'] as const) {
    const baseBranch = baseCondition[branch];
    const headBranch = headCondition[branch];
    if (baseBranch === undefined && headBranch === undefined) continue;
    comparison.compareNodes(listOf(baseBranch), listOf(headBranch), inside, {
      base: baseBranch ?? baseCondition.test,
      head: headBranch ?? headCondition.test,
    });
  }
}

/** A value that meets a test must meet `then`, and not `else`. With both, the effect is unknown. */
function compareTest(comparison: Comparison, base: Condition, head: Condition, frame: Frame): void {
  const strict: Frame = { ...frame, used: 'all' };
  const hasThen = base.then !== undefined || head.then !== undefined;
  const hasElse = base.otherwise !== undefined || head.otherwise !== undefined;
  const {
    narrows: holdsLess,
    widens,
    undecided,
  } = comparison.measure([base.test], [head.test], strict);
  const isDecided = holdsLess !== widens && !undecided;
  if (!isDecided || (hasThen && hasElse)) {
    const places = { base: base.test, head: head.test };
    comparison.compareNodes([base.test], [head.test], { ...strict, polarity: 0 }, places);
    return;
  }
  const narrows = widens === hasThen;
  const places = {
    keyword: 'if',
    base: base.test,
    head: head.test,
    before: base.test.schema,
    after: head.test.schema,
  };
  const why = `The demands that ${lowerFirst(subjectOf(frame))} must meet under a condition now hold in ${narrows ? 'more' : 'fewer'} cases.`;
  reportDemand(comparison, frame, places, {
    demand: 'condition',
    type: narrows ? 'added' : 'removed',
    why,
  });
}

function listOf(node: SchemaNode | undefined): readonly SchemaNode[] {
  return node === undefined ? [] : [node];
}

function isEqual(
  comparison: Comparison,
  base: SchemaNode | undefined,
  head: SchemaNode | undefined,
  frame: Frame,
): boolean {
  if (base === undefined || head === undefined) return base === head;
  return comparison.holds('equal', [base], [head], frame);
}

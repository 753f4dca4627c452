// Compares what must hold under a condition: `if`, `then` and `else`.
import { lowerFirst } from '../diagnostics/words';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import { matchParts } from './match-parts';
import type { SchemaNode } from './schema-node';
import type { Condition, SchemaView } from './schema-view';
import { usedWith } from './used-names';
import { reportDemand, schemasInWords, reportSeveral } from './report-demand';

export function compareConditions(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const strict: Frame = { ...frame, used: 'all' };
  const changed = matchParts(
    base.conditions,
    head.conditions,
    (from, to) =>
      isEqual(comparison, from.test, to.test, strict) &&
      isEqual(comparison, from.then, to.then, strict) &&
      isEqual(comparison, from.otherwise, to.otherwise, strict),
  );
  // What meets both consequences meets the condition, whatever its test says.
  const isMet = (nodes: readonly SchemaNode[]) =>
    nodes.every((node) => {
      const view = comparison.head.viewOfOne(node);
      return comparison.holdsForViews('keeps', { base, head: view, frame: strict });
    });
  const wasMet = (nodes: readonly SchemaNode[]) =>
    nodes.every((node) => {
      const view = comparison.base.viewOfOne(node);
      return comparison.holdsForViews('adds-none', { base: view, head, frame: strict });
    });
  const removed = changed.removed.filter(
    (one) => changed.added.length > 0 || !wasMet(consequences(one)),
  );
  const added = changed.added.filter(
    (one) => changed.removed.length > 0 || !isMet(consequences(one)),
  );
  if (removed.length === 0 && added.length === 0) return;
  const { pairs, left, right } = pairConditions(comparison, removed, added, strict);
  for (const [from, to] of pairs) compareCondition(comparison, from, to, base, frame);
  if (left.length === 0 && right.length === 0) return;
  const places = {
    keyword: 'if',
    base: left[0]?.test ?? base.place,
    head: right[0]?.test ?? head.place,
    before: left[0]?.test.schema,
    after: right[0]?.test.schema,
  };
  if (left.length > 0 && right.length > 0) {
    reportSeveral(comparison, frame, places, 'what holds under which condition');
    return;
  }
  const isAdded = right.length > 0;
  const tested = schemasInWords(
    (isAdded ? right : left).map(({ test }) => test),
    'if',
  );
  const why = isAdded
    ? `${subjectOf(frame)} must now meet further demands if it fits ${tested}.`
    : `${subjectOf(frame)} no longer has to meet the demands that held if it fits ${tested}.`;
  reportDemand(comparison, frame, places, 'condition', {
    type: isAdded ? 'added' : 'removed',
    why,
  });
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
): { pairs: [Condition, Condition][]; left: Condition[]; right: Condition[] } {
  const {
    pairs,
    removed: left,
    added: right,
  } = matchParts(removed, added, (from, to) => isEqual(comparison, from.test, to.test, strict));
  if (left.length === 1 && right.length === 1) {
    return { pairs: [...pairs, [left[0], right[0]]], left: [], right: [] };
  }
  return { pairs, left, right };
}

function compareCondition(
  comparison: Comparison,
  from: Condition,
  to: Condition,
  base: SchemaView,
  frame: Frame,
): void {
  compareTest(comparison, from, to, frame);
  const used = usedWith(frame, comparison.base, base);
  const inside: Frame = { ...frame, used };
  for (const branch of ['then', 'otherwise'] as const) {
    const was = from[branch];
    const is = to[branch];
    if (was === undefined && is === undefined) continue;
    comparison.compareNodes(listOf(was), listOf(is), inside, {
      base: was ?? from.test,
      head: is ?? to.test,
    });
  }
}

/** A value that meets a test must meet `then`, and not `else`. With both, the effect is unknown. */
function compareTest(comparison: Comparison, from: Condition, to: Condition, frame: Frame): void {
  const strict: Frame = { ...frame, used: 'all' };
  const hasThen = from.then !== undefined || to.then !== undefined;
  const hasElse = from.otherwise !== undefined || to.otherwise !== undefined;
  const {
    narrows: holdsLess,
    widens,
    undecided,
  } = comparison.measure([from.test], [to.test], strict);
  const isDecided = holdsLess !== widens && !undecided;
  if (!isDecided || (hasThen && hasElse)) {
    const places = { base: from.test, head: to.test };
    comparison.compareNodes([from.test], [to.test], { ...strict, polarity: 0 }, places);
    return;
  }
  const narrows = widens === hasThen;
  const places = {
    keyword: 'if',
    base: from.test,
    head: to.test,
    before: from.test.schema,
    after: to.test.schema,
  };
  const why = `The demands that ${lowerFirst(subjectOf(frame))} must meet under a condition now hold in ${narrows ? 'more' : 'fewer'} cases.`;
  reportDemand(comparison, frame, places, 'condition', {
    type: narrows ? 'added' : 'removed',
    why,
  });
}

function listOf(node: SchemaNode | undefined): readonly SchemaNode[] {
  return node === undefined ? [] : [node];
}

function isEqual(
  comparison: Comparison,
  from: SchemaNode | undefined,
  to: SchemaNode | undefined,
  frame: Frame,
): boolean {
  if (from === undefined || to === undefined) return from === to;
  return comparison.holds('equal', [from], [to], frame);
}

// Compares what a value must not fit.
import type { BuiltView, ViewBuilder } from '../reading/build-view';
import { cannotMeet } from '../values/disjoint';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { matchParts } from '../comparison/match-parts';
import type { SchemaNode } from '../side/schema-node';
import type { SchemaView } from '../view/schema-view';
import { hasStandIn } from './compare-opaque';
import { reportDemand, schemasInWords, reportSeveral } from '../comparison/report-demand';

export function compareNegations(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  const { removed, added } = changedNegations(comparison, pair);
  if (removed.length === 1 && added.length === 1) {
    const polarity = (frame.polarity === 0 ? 0 : -frame.polarity) as Frame['polarity'];
    const places = { base: removed[0], head: added[0] };
    const inside: Frame = { ...frame, used: 'all', polarity };
    comparison.compareNodes([removed[0]!], [added[0]!], inside, places);
    return;
  }
  if (removed.length === 0 && added.length === 0) return;
  const places = {
    keyword: 'not',
    base: removed[0] ?? base.place,
    head: added[0] ?? head.place,
    before: removed[0]?.schema,
    after: added[0]?.schema,
  };
  if (removed.length > 0 && added.length > 0) {
    reportSeveral(comparison, frame, places, 'schemas under `not`');
    return;
  }
  const isAdded = added.length > 0;
  const isUnknown = (builder: ViewBuilder, nodes: readonly SchemaNode[]) =>
    nodes.some((node) => hasStandIn(builder.viewOfOne(node)));
  if (isUnknown(comparison.base, removed) || isUnknown(comparison.head, added)) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(frame)} must not fit a schema that could not be read.`,
    });
    return;
  }
  const why = isAdded
    ? `${subjectOf(frame)} must not fit ${schemasInWords(added, 'not')}, which was allowed before.`
    : `${subjectOf(frame)} may now fit ${schemasInWords(removed, 'not')}, which was excluded before.`;
  reportDemand(comparison, frame, places, {
    demand: 'not',
    type: isAdded ? 'added' : 'removed',
    why,
  });
}

/** The schemas that one side alone rules out, without those that the other side refuses anyway. */
function changedNegations(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
): { readonly removed: readonly SchemaNode[]; readonly added: readonly SchemaNode[] } {
  const inside: Frame = { ...frame, used: 'all' };
  const changed = matchParts(
    effectiveNegations(comparison.base, base),
    effectiveNegations(comparison.head, head),
    (from, to) => comparison.holds('equal', [from], [to], inside),
  );
  const isRefused = (own: BuiltView, builder: ViewBuilder, node: SchemaNode) =>
    cannotMeet(own, { builder, view: builder.viewOfOne(node) });
  const before = { builder: comparison.base, view: base };
  const after = { builder: comparison.head, view: head };
  return {
    removed: changed.removed.filter((node) => !isRefused(after, comparison.base, node)),
    added: changed.added.filter((node) => !isRefused(before, comparison.head, node)),
  };
}

/** Only those that refuse a type of the view. */
function effectiveNegations(builder: ViewBuilder, view: SchemaView): readonly SchemaNode[] {
  return view.negations.filter(
    (node) => (builder.viewOf([node], view.place).types & view.types) !== 0,
  );
}

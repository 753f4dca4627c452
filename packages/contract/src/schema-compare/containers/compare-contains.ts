// Compares which entries two views want a list to contain, and how many of them.
import type { ViewBuilder } from '../reading/build-view';
import { cannotMeet } from '../values/disjoint';
import { matchParts } from '../comparison/match-parts';
import { addsNone, keepsAll } from '../comparison/effects';
import { compareWritten, numberInWords, shownNumber } from '../view/exact-bound';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { reportDemand, reportSeveral } from '../comparison/report-demand';
import type { SchemaNode } from '../side/schema-node';
import type { Contains, SchemaView } from '../view/schema-view';

export function compareContains(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  const { removed, added } = changedDemands(comparison, pair);
  if (removed.length === 1 && added.length === 1) {
    compareContained(comparison, removed[0]!, added[0]!, frame);
    return;
  }
  const subject = subjectOf(frame);
  const places = {
    keyword: 'contains',
    base: removed[0]?.schema ?? base.place,
    head: added[0]?.schema ?? head.place,
  };
  if (removed.length > 0 && added.length > 0) {
    reportSeveral(comparison, frame, places, 'schemas under `contains`');
  } else if (added.length > 0) {
    const why = `${subject} must now contain certain entries.`;
    reportDemand(comparison, frame, places, { demand: 'contains', type: 'added', why });
  } else if (removed.length > 0) {
    const why = `${subject} no longer has to contain certain entries.`;
    reportDemand(comparison, frame, places, { demand: 'contains', type: 'removed', why });
  }
}

/** The demands that one side alone has, without those that the lengths and entries of the other side's lists meet anyway. */
function changedDemands(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
): { readonly removed: readonly Contains[]; readonly added: readonly Contains[] } {
  const inside = entryFrame(frame);
  const changed = matchParts(
    base.contains.map((one) => withinLength(one, base)),
    head.contains.map((one) => withinLength(one, head)),
    (baseDemand, headDemand) =>
      compareCounts(baseDemand, headDemand, 'min') === 0 &&
      compareCounts(baseDemand, headDemand, 'max') === 0 &&
      comparison.holds('equal', [baseDemand.schema], [headDemand.schema], inside),
  );
  // Where it is known of entries whether they fit, the length of the list says how many do.
  const removed = changed.removed.filter(
    (one) =>
      !isCounted(head, one, {
        fits: (nodes) => comparison.holds('adds-none', [one.schema], nodes, inside),
        cannotFit: (nodes) => areApart(comparison.head, nodes, comparison.base, one),
      }),
  );
  const added = changed.added.filter(
    (one) =>
      !isCounted(base, one, {
        fits: (nodes) => comparison.holds('keeps', nodes, [one.schema], inside),
        cannotFit: (nodes) => areApart(comparison.base, nodes, comparison.head, one),
      }),
  );
  return { removed, added };
}

const ENDS = ['min', 'max'] as const;
type End = (typeof ENDS)[number];

function compareContained(
  comparison: Comparison,
  base: Contains,
  head: Contains,
  frame: Frame,
): void {
  const places = { base: base.schema, head: head.schema };
  const changed = ENDS.filter((end) => compareCounts(head, base, end) !== 0);
  for (const end of changed) {
    const raised = compareCounts(head, base, end) > 0;
    comparison.report(frame, {
      ...places,
      kind: raised ? 'bound-raised' : 'bound-lowered',
      effect: raised === (end === 'min') ? 'narrows' : 'widens',
      keyword: `${end}Contains`,
      before: base[end] && shownNumber(base[end]),
      after: head[end] && shownNumber(head[end]),
      why: `${subjectOf(frame)} had to contain ${countInWords(base, end)} fitting ${base[end]?.value === 1 ? 'entry' : 'entries'} and must now contain ${countInWords(head, end)}.`,
    });
  }
  const bounded = base.max !== undefined || head.max !== undefined;
  const demanded = base.min.value > 0 || head.min.value > 0;
  const inside = entryFrame(frame);
  const effects = comparison.measure([base.schema], [head.schema], inside);
  if (effects.count === 0) return;
  const polarity = bounded && demanded ? 0 : bounded ? -1 : 1;
  const known = keepsAll(effects) || addsNone(effects) || changed.length === 0;
  const turned = (known ? polarity * frame.polarity : 0) as Frame['polarity'];
  comparison.compareNodes([base.schema], [head.schema], { ...inside, polarity: turned }, places);
}

function entryFrame(frame: Frame): Frame {
  return { ...frame, path: `${frame.path}[]`, used: 'all' };
}

/** Without a limit that no list of the view is long enough for. */
function withinLength(contains: Contains, view: SchemaView): Contains {
  const longest = view.bounds.get('maxItems');
  const isMet = longest && contains.max !== undefined && compareWritten(longest, contains.max) <= 0;
  return isMet ? { ...contains, max: undefined } : contains;
}

function compareCounts(one: Contains, two: Contains, end: End): number {
  return compareWritten(one[end] ?? NO_LIMIT, two[end] ?? NO_LIMIT);
}

function countInWords(contains: Contains, end: End): string {
  const count = contains[end];
  if (count === undefined) return 'any number of';
  return `at ${end === 'min' ? 'least' : 'most'} ${numberInWords(count)}`;
}

const NO_LIMIT = { value: Infinity };

interface EntryTests {
  readonly fits: (nodes: readonly SchemaNode[]) => boolean;
  readonly cannotFit: (nodes: readonly SchemaNode[]) => boolean;
}

/** Whether the lists of a view have as many fitting entries as are asked for, because of what the entries are. */
function isCounted(view: SchemaView, { min, max }: Contains, tests: EntryTests): boolean {
  const least = view.bounds.get('minItems')?.value ?? 0;
  const most = view.bounds.get('maxItems')?.value ?? Infinity;
  const { prefix, rest } = view.entries ?? { prefix: [], rest: [] };
  const count = (length: number, counts: EntryTests['fits']) => {
    const after = Math.max(0, length - prefix.length);
    const inPrefix = prefix.slice(0, length).filter(counts).length;
    return inPrefix + (after > 0 && counts(rest) ? after : 0);
  };
  if (min.value > 0 && count(least, tests.fits) < min.value) return false;
  if (max === undefined || most <= max.value) return true;
  return count(most, (nodes) => !tests.cannotFit(nodes)) <= max.value;
}

function areApart(
  own: ViewBuilder,
  entries: readonly SchemaNode[],
  other: ViewBuilder,
  { schema }: Contains,
): boolean {
  return cannotMeet(
    { builder: own, view: own.viewOf(entries, schema) },
    { builder: other, view: other.viewOfOne(schema) },
  );
}

// Compares two groups of alternatives: pairs their branches, and reports those without a partner.
import { subjectOf } from './part-words';
import { reportDemand } from './report-demand';
import type { Comparison } from './comparison';
import type { ViewBuilder } from './build-view';
import type { Frame, ViewPair } from './frame';
import { areDisjoint, areOpposed } from './disjoint';
import { valueInWords } from '../json-schema/json-text';
import { acceptsValue } from './accepts-value';
import { examplesOf } from './examples';
import { isOnlyTypes, openView } from './schema-view';
import { firstToTry, pairBranches } from './pair-branches';
import type { SchemaNode } from './schema-node';
import type { Alternatives, SchemaView } from './schema-view';
import { namesOf, usedWith } from './used-names';
import { reportBranch } from './report-branch';

export function compareGroup(
  comparison: Comparison,
  from: Alternatives,
  to: Alternatives,
  whole: ViewPair,
): void {
  const { base, frame } = whole;
  const overlapsBefore = from.exclusive && !areDisjoint(comparison.base, from);
  const overlapsNow = to.exclusive && !areDisjoint(comparison.head, to);
  const doubtful = overlapsBefore || overlapsNow;
  const apart = areDisjoint(comparison.base, from);
  const beside = apart ? { ...base, alternatives: [] } : base;
  const used = usedWith(frame, comparison.base, beside);
  const inside: Frame = { ...frame, used, polarity: doubtful ? 0 : frame.polarity };
  const places = { keyword: String(to.place.key), base: from.place, head: to.place };
  const pairing = pairBranches(comparison, from.branches, to.branches, inside);
  const { pairs, removed, added } = pairing;
  const isKept = ([one, two]: readonly [SchemaNode, SchemaNode]) =>
    comparison.holds('keeps', [one], [two], { ...inside, used: 'all' });
  // What fits exactly one alternative fits at least one of those that accept as much.
  if (overlapsBefore && !to.exclusive && removed.length === 0 && pairs.every(isKept)) {
    comparison.report(frame, {
      ...places,
      kind: to.chosen ? 'undecided' : 'alternatives-removed',
      effect: to.chosen ? 'undecided' : 'widens',
      why: to.chosen
        ? `${subjectOf(frame)} had to fit exactly one of its alternatives, and a discriminator chooses one now.`
        : `${subjectOf(frame)} had to fit exactly one of its alternatives and may now fit several.`,
    });
    const decided: Frame = { ...inside, polarity: frame.polarity };
    for (const [one, two] of pairs)
      comparison.compareNodes([one], [two], decided, { base: one, head: two });
    for (const branch of added) reportBranch(comparison, branch, 'added', places, decided);
    return;
  }
  // A value that a discriminator does not choose is not an example.
  const isTried = doubtful && frame.polarity === 1 && !from.chosen && !to.chosen;
  const isRefused = isTried && reportExamples(comparison, from, to, whole);
  if (isRefused && !from.exclusive && pairing.areSame) return;
  if (overlapsBefore !== overlapsNow) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(frame)} ${overlapsNow ? 'must now' : 'had to'} fit exactly one of its alternatives. Whether a value can fit two of them is not known.`,
    });
  }
  // A change of one alternative takes nothing away where another one accepts as much, and the reverse.
  const isVoid = ([one, two]: readonly [SchemaNode, SchemaNode]): boolean => {
    if (doubtful || from.exclusive || to.exclusive || from.chosen || to.chosen) return false;
    const others = (branches: readonly SchemaNode[], not: SchemaNode) =>
      firstToTry(branches, pairs.flat()).filter((branch) => branch !== not);
    // Whether another one covers it is known sooner than what changed.
    const isElsewhere = isCovered(comparison, one, others(to.branches, two), inside, 'base');
    const wasElsewhere = isCovered(comparison, two, others(from.branches, one), inside, 'head');
    if (!isElsewhere && !wasElsewhere) return false;
    const { narrows, widens } = comparison.measure([one], [two], { ...inside, used: 'all' });
    return (narrows && isElsewhere) || (widens && wasElsewhere);
  };
  const isPlain = !doubtful && !from.chosen && !to.chosen;
  for (const [one, two] of pairs) {
    if (isPlain && differInPlainTypes(comparison, [one, two], from, to, inside)) continue;
    if (isVoid([one, two])) {
      removed.push(one);
      added.push(two);
    } else comparison.compareNodes([one], [two], inside, { base: one, head: two });
  }
  for (const branch of removed) {
    if (
      !doubtful &&
      isCovered(comparison, branch, firstToTry(to.branches, removed), inside, 'base')
    )
      continue;
    reportBranch(comparison, branch, 'removed', places, inside);
  }
  for (const branch of added) {
    if (
      !doubtful &&
      isCovered(comparison, branch, firstToTry(from.branches, added), inside, 'head')
    )
      continue;
    reportBranch(comparison, branch, 'added', places, inside);
  }
}

/** Looks for a value that fitted and is now refused, or the reverse: one example decides. True where one is refused. */
function reportExamples(
  comparison: Comparison,
  from: Alternatives,
  to: Alternatives,
  { base, head, frame }: ViewPair,
): boolean {
  const places = { keyword: String(to.place.key), base: from.place, head: to.place };
  const oldNames = namesOf(comparison.base, base);
  const names = new Set([...oldNames, ...namesOf(comparison.head, head)]);
  const isStrict = frame.used === 'all';
  const before = fitting(comparison.base, base, from);
  const after = fitting(comparison.head, head, to);
  const usedNames = isStrict ? names : oldNames;
  const older = examplesOf(comparison.base, from.branches, usedNames, before.others);
  const newer = examplesOf(comparison.head, to.branches, names, after.others);
  // Keys that no schema of the base mentions count as unused.
  const lost = [...older, ...(isStrict ? newer : [])].find(
    (value) => before.whole(value) && after.group(value) === false,
  );
  const gained = [...older, ...newer].find(
    (value) => after.whole(value) && before.group(value) === false,
  );
  if (lost !== undefined) {
    const why = `${subjectOf(frame)} may no longer be ${valueInWords(lost)}, for example: it does not fit exactly one alternative any more.`;
    reportDemand(comparison, frame, places, 'alternatives', { type: 'added', why });
  }
  if (gained !== undefined) {
    const why = `${subjectOf(frame)} may now be ${valueInWords(gained)}, for example: it did not fit exactly one alternative before.`;
    reportDemand(comparison, frame, places, 'alternatives', { type: 'removed', why });
  }
  return lost !== undefined;
}

/** Whether a value fits a group of alternatives, and what else its view asks for as far as that is known. */
function fitting(builder: ViewBuilder, view: SchemaView, group: Alternatives) {
  const alone = { ...openView(group.place), alternatives: [group] };
  const others = { ...view, alternatives: view.alternatives.filter((one) => one !== group) };
  const dependsOnAll = view.opaque.some(({ keyword }) => keyword.startsWith('unevaluated'));
  return {
    others,
    group: (value: unknown) => acceptsValue(builder, alone, value),
    whole: (value: unknown) =>
      !dependsOnAll &&
      acceptsValue(builder, alone, value) === true &&
      acceptsValue(builder, others, value) !== false,
  };
}

/** Whether one of the branches of the other side takes all values of a branch of `side`. */
export function isCovered(
  comparison: Comparison,
  branch: SchemaNode,
  others: readonly SchemaNode[],
  frame: Frame,
  side: 'base' | 'head',
): boolean {
  const strict: Frame = { ...frame, used: 'all' };
  const isOld = side === 'base';
  const [own, other] = [comparison[side], comparison[isOld ? 'head' : 'base']];
  const view = own.viewOfOne(branch);
  return others.some((candidate) => {
    if (areOpposed(own, view, other, other.viewOfOne(candidate))) return false;
    return isOld
      ? comparison.holds('keeps', [branch], [candidate], strict)
      : comparison.holds('adds-none', [candidate], [branch], strict);
  });
}

/** Whether two branches differ in types alone, and other branches of the same side take these types as a whole. */
function differInPlainTypes(
  comparison: Comparison,
  [one, two]: readonly [SchemaNode, SchemaNode],
  from: Alternatives,
  to: Alternatives,
  frame: Frame,
): boolean {
  const [base, head] = [comparison.base.viewOfOne(one), comparison.head.viewOfOne(two)];
  const shared = base.types & head.types;
  if (base.types === head.types || shared === 0) return false;
  const isTaken = (builder: ViewBuilder, { branches }: Alternatives, types: number) =>
    branches
      .map((branch) => builder.viewOfOne(branch))
      .filter(isOnlyTypes)
      .reduce((left, view) => left & ~view.types, types) === 0;
  if (!isTaken(comparison.head, to, base.types & ~shared)) return false;
  if (!isTaken(comparison.base, from, head.types & ~shared)) return false;
  const pair = { base: { ...base, types: shared }, head: { ...head, types: shared }, frame };
  return comparison.holdsForViews('unchanged', pair);
}

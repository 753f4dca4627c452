// Compares `anyOf` and `oneOf`: pairs the alternatives of two sides and compares each pair.
import { isMapping } from '../source/mapping';
import { addsNone, isUnchanged, keepsAll, subjectOf } from './comparison';
import type { Comparison } from './comparison';
import type { Effects, Frame } from './frame';
import { areDisjoint, areOpposed, tagsOf } from './disjoint';
import { canonicalText, valueInWords } from '../json-schema/json-text';
import { acceptsValue } from './accepts-value';
import { examplesOf } from './examples';
import { openView } from './schema-view';
import { matchParts } from './match-parts';
import { own } from './schema-node';
import type { SchemaNode } from './schema-node';
import type { Alternatives, SchemaView } from './schema-view';
import { namesOf } from './used-names';

const MOST_PAIRS = 1_000;

/**
 * Where one side has alternatives and the other has none: the plain side may be one of them, or
 * cover them all. True when that settled the whole.
 */
export function splitAlternatives(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): boolean {
  const [from, to] = [base.alternatives, head.alternatives];
  if (from.length + to.length !== 1 || base.types === 0 || head.types === 0) return false;
  const group = from[0] ?? to[0];
  const grown = to.length === 1;
  const builder = grown ? comparison.head : comparison.base;
  if (group.exclusive && !areDisjoint(builder, group)) return false;
  const whole = { ...(grown ? head : base), alternatives: [] };
  const plain = grown ? base : head;
  const inside: Frame = { ...frame, used: 'all' };
  const branches = group.branches.map((branch) => builder.joinTo(whole, branch));
  const effects = branches.map((branch) =>
    grown
      ? comparison.probeViews(plain, branch, inside)
      : comparison.probeViews(branch, plain, inside),
  );
  const one = effects.findIndex(grown ? keepsAll : addsNone);
  const covers = effects.every(grown ? addsNone : keepsAll);
  if (one < 0 && !covers) return settleByParts(comparison, base, head, group, grown, frame);
  const places = {
    keyword: String(group.place.key),
    base: grown ? base.place : group.place,
    head: grown ? group.place : head.place,
  };
  const subject = subjectOf(frame);
  if (one >= 0 && covers) return true;
  if (one < 0) {
    comparison.report(frame, {
      ...places,
      kind: grown ? 'alternatives-added' : 'alternatives-removed',
      effect: grown ? 'narrows' : 'widens',
      why: grown
        ? `${subject} must now fit one of ${branches.length} alternatives.`
        : `${subject} no longer has to fit one of ${branches.length} alternatives.`,
    });
    return true;
  }
  group.branches.forEach((branch, index) => {
    if (index === one || (grown ? addsNone(effects[index]) : keepsAll(effects[index]))) return;
    reportBranch(comparison, branch, grown, places, frame);
  });
  if (!(grown ? addsNone : keepsAll)(effects[one])) {
    comparison.report(frame, {
      ...places,
      kind: grown ? 'branch-added' : 'branch-removed',
      effect: grown ? 'widens' : 'narrows',
      why: grown
        ? `${subject} has alternatives now. One of them accepts every earlier value and more.`
        : `${subject} no longer has alternatives. One of them accepted every current value and more.`,
    });
  }
  return true;
}

/** Alternatives that come on top of demands that stay as they were. */
function settleByParts(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  group: Alternatives,
  grown: boolean,
  frame: Frame,
): boolean {
  const plainBase = { ...base, alternatives: [] };
  const plainHead = { ...head, alternatives: [] };
  if (isUnchanged(comparison.probeViews(plainBase, plainHead, frame, 'unchanged'))) return false;
  if ((grown ? plainHead : plainBase).shapes.length > 0) return false;
  comparison.report(frame, {
    kind: 'undecided',
    effect: 'undecided',
    keyword: String(group.place.key),
    base: grown ? base.place : group.place,
    head: grown ? group.place : head.place,
    why: `${subjectOf(frame)} ${grown ? 'got' : 'lost'} alternatives while its other requirements changed. We cannot determine the combined effect.`,
  });
  return true;
}

/** Compares the groups of alternatives that both sides have. */
export function compareAlternatives(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  const { gone, come } = matchParts(base.alternatives, head.alternatives, (from, to) =>
    areSameGroups(comparison, from, to),
  );
  if (gone.length === 1 && come.length === 1) {
    compareGroup(comparison, gone[0], come[0], base, frame);
    return;
  }
  if (gone.length === 0 && come.length === 0) return;
  const places = {
    keyword: String((gone[0] ?? come[0]).place.key),
    base: gone[0]?.place ?? base.place,
    head: come[0]?.place ?? head.place,
  };
  const subject = subjectOf(frame);
  if (gone.length > 0 && come.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subject} changed in several lists of alternatives at once.`,
    });
  } else {
    const added = come.length > 0;
    comparison.report(frame, {
      ...places,
      kind: added ? 'alternatives-added' : 'alternatives-removed',
      effect: added ? 'narrows' : 'widens',
      why: added
        ? `${subject} must now also fit one of several alternatives.`
        : `${subject} no longer has to fit one of several alternatives.`,
    });
  }
}

function areSameGroups(comparison: Comparison, from: Alternatives, to: Alternatives): boolean {
  if (from.branches.length !== to.branches.length || from.exclusive !== to.exclusive) return false;
  const { gone } = matchParts(from.branches, to.branches, (one, two) =>
    comparison.same.means(one, two),
  );
  return gone.length === 0;
}

function compareGroup(
  comparison: Comparison,
  from: Alternatives,
  to: Alternatives,
  base: SchemaView,
  frame: Frame,
): void {
  const overlapsBefore = from.exclusive && !areDisjoint(comparison.base, from);
  const overlapsNow = to.exclusive && !areDisjoint(comparison.head, to);
  const doubtful = overlapsBefore || overlapsNow;
  const apart = areDisjoint(comparison.base, from);
  const beside = apart ? { ...base, alternatives: [] } : base;
  const used =
    frame.used === 'all' ? 'all' : new Set([...frame.used, ...namesOf(comparison.base, beside)]);
  const inside: Frame = { ...frame, used, polarity: doubtful ? 0 : frame.polarity };
  const places = { keyword: String(to.place.key), base: from.place, head: to.place };
  const pairing = pairBranches(comparison, from.branches, to.branches, inside);
  const { pairs, gone, come } = pairing;
  const isKept = ([one, two]: readonly [SchemaNode, SchemaNode]) =>
    keepsAll(comparison.probe([one], [two], { ...inside, used: 'all' }, 'keeps'));
  // What fits exactly one alternative fits at least one of those that accept as much.
  if (overlapsBefore && !to.exclusive && gone.length === 0 && pairs.every(isKept)) {
    comparison.report(frame, {
      ...places,
      kind: 'alternatives-removed',
      effect: 'widens',
      why: `${subjectOf(frame)} had to fit exactly one of its alternatives and may now fit several.`,
    });
    const decided: Frame = { ...inside, polarity: frame.polarity };
    for (const [one, two] of pairs)
      comparison.nodes([one], [two], decided, { base: one, head: two });
    for (const branch of come) reportBranch(comparison, branch, true, places, decided);
    return;
  }
  const isRefused =
    doubtful && frame.polarity === 1 && reportExamples(comparison, from, to, places, frame);
  if (isRefused && !from.exclusive && pairing.areSame) return;
  if (overlapsBefore !== overlapsNow) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(frame)} ${overlapsNow ? 'must now' : 'had to'} fit exactly one of its alternatives. Whether a value can fit two of them is not known.`,
    });
  }
  for (const [one, two] of pairs) {
    comparison.nodes([one], [two], inside, { base: one, head: two });
  }
  for (const branch of gone) {
    if (!doubtful && isCovered(comparison, branch, near(to.branches, gone), inside, true)) continue;
    reportBranch(comparison, branch, false, places, inside);
  }
  for (const branch of come) {
    if (!doubtful && isCovered(comparison, branch, near(from.branches, come), inside, false))
      continue;
    reportBranch(comparison, branch, true, places, inside);
  }
}

/** Looks for a value that fitted and is now refused, or the reverse: one example decides. True where one is refused. */
function reportExamples(
  comparison: Comparison,
  from: Alternatives,
  to: Alternatives,
  places: { keyword: string; base: SchemaNode['parent']; head: SchemaNode['parent'] },
  frame: Frame,
): boolean {
  const base = { ...openView(from.place), alternatives: [from] };
  const head = { ...openView(to.place), alternatives: [to] };
  const examples = [
    ...examplesOf(comparison.base, from.branches),
    ...examplesOf(comparison.head, to.branches),
  ];
  const fitsBase = (value: unknown) => acceptsValue(comparison.base, base, value);
  const fitsHead = (value: unknown) => acceptsValue(comparison.head, head, value);
  const lost = examples.find((value) => fitsBase(value) === true && fitsHead(value) === false);
  const gained = examples.find((value) => fitsHead(value) === true && fitsBase(value) === false);
  if (lost !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'alternatives-added',
      effect: 'narrows',
      why: `${subjectOf(frame)} may no longer be ${valueInWords(lost)}, for example: it does not fit exactly one alternative any more.`,
    });
  }
  if (gained !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'alternatives-removed',
      effect: 'widens',
      why: `${subjectOf(frame)} may now be ${valueInWords(gained)}, for example: it did not fit exactly one alternative before.`,
    });
  }
  return lost !== undefined;
}

function isCovered(
  comparison: Comparison,
  branch: SchemaNode,
  others: readonly SchemaNode[],
  frame: Frame,
  fromBase: boolean,
): boolean {
  const strict: Frame = { ...frame, used: 'all' };
  const [own, other] = fromBase
    ? [comparison.base, comparison.head]
    : [comparison.head, comparison.base];
  const view = own.viewOfOne(branch);
  return others.some((candidate) => {
    if (areOpposed(own, view, other, other.viewOfOne(candidate))) return false;
    return fromBase
      ? keepsAll(comparison.probe([branch], [candidate], strict, 'keeps'))
      : addsNone(comparison.probe([candidate], [branch], strict, 'adds-none'));
  });
}

/** So many of the branches as may be tried for each of the left-over ones. */
function near(
  branches: readonly SchemaNode[],
  leftOver: readonly SchemaNode[],
): readonly SchemaNode[] {
  return branches.slice(0, Math.floor(MOST_PAIRS / leftOver.length));
}

function reportBranch(
  comparison: Comparison,
  branch: SchemaNode,
  added: boolean,
  places: { keyword: string; base: SchemaNode['parent']; head: SchemaNode['parent'] },
  frame: Frame,
): void {
  const title = isMapping(branch.schema) ? own(branch.schema, 'title') : undefined;
  const named = typeof title === 'string' ? ` \`${title}\`` : '';
  comparison.report(frame, {
    ...places,
    ...(added ? { head: branch, after: branch.schema } : { base: branch, before: branch.schema }),
    kind: added ? 'branch-added' : 'branch-removed',
    effect: added ? 'widens' : 'narrows',
    why: added
      ? `${subjectOf(frame)} has a new alternative${named}.`
      : `${subjectOf(frame)} lost the alternative${named}.`,
  });
}

interface Pairing {
  readonly pairs: [SchemaNode, SchemaNode][];
  readonly gone: SchemaNode[];
  readonly come: SchemaNode[];
  /** Whether both sides have the very same branches. */
  readonly areSame?: true;
}

/** Pairs by sameness, then by what names a branch (reference, tag, title), then by likeness. */
function pairBranches(
  comparison: Comparison,
  base: readonly SchemaNode[],
  head: readonly SchemaNode[],
  frame: Frame,
): Pairing {
  const pairs: [SchemaNode, SchemaNode][] = [];
  let gone = [...base];
  let come = [...head];
  if (base.length * head.length <= MOST_PAIRS) {
    ({ gone, come } = matchParts(gone, come, (one, two) => comparison.same.means(one, two)));
  }
  if (gone.length === 0 && come.length === 0) return { pairs, gone, come, areSame: true };
  for (const label of [tagLabel, refLabel, titleLabel]) {
    const known = new Map<string, SchemaNode[]>();
    for (const node of come) {
      const name = label(comparison, 'head', node);
      if (name !== undefined) known.set(name, [...(known.get(name) ?? []), node]);
    }
    gone = gone.filter((node) => {
      const name = label(comparison, 'base', node);
      const partner = name === undefined ? undefined : known.get(name)?.shift();
      if (partner === undefined) return true;
      pairs.push([node, partner]);
      come = come.filter((other) => other !== partner);
      return false;
    });
  }
  if (gone.length * come.length > MOST_PAIRS) return { pairs, gone, come };
  return pairByLikeness(comparison, gone, come, pairs, frame);
}

function pairByLikeness(
  comparison: Comparison,
  gone: SchemaNode[],
  come: SchemaNode[],
  pairs: [SchemaNode, SchemaNode][],
  frame: Frame,
): { pairs: [SchemaNode, SchemaNode][]; gone: SchemaNode[]; come: SchemaNode[] } {
  const scored = gone
    .flatMap((one, from) =>
      come.map((two, to) => ({ one, two, from, to, score: score(comparison, one, two, frame) })),
    )
    .filter((entry) => entry.score < Infinity)
    .sort((a, b) => a.score - b.score || a.from - b.from || a.to - b.to);
  const taken = new Set<SchemaNode>();
  for (const { one, two } of scored) {
    if (taken.has(one) || taken.has(two)) continue;
    taken.add(one).add(two);
    pairs.push([one, two]);
  }
  return {
    pairs,
    gone: gone.filter((node) => !taken.has(node)),
    come: come.filter((node) => !taken.has(node)),
  };
}

/** Lower is more similar; infinite where the two cannot be the same alternative. */
function score(comparison: Comparison, one: SchemaNode, two: SchemaNode, frame: Frame): number {
  const from = comparison.base.viewOfOne(one);
  const to = comparison.head.viewOfOne(two);
  if (areOpposed(comparison.base, from, comparison.head, to)) return Infinity;
  return penalty(comparison.probe([one], [two], frame, 'likeness'));
}

function penalty(effects: Effects): number {
  if (isUnchanged(effects)) return effects.count;
  const both = effects.undecided || (effects.narrows && effects.widens);
  return 1_000 + effects.count + (both ? 1_000 : 0);
}

function tagLabel(
  comparison: Comparison,
  side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const builder = comparison[side];
  const tags = [...tagsOf(builder, builder.viewOfOne(node))]
    .filter(([, values]) => values.size === 1)
    .map(([name, values]) => [name, ...values.keys()]);
  return tags.length === 0 ? undefined : canonicalText(tags);
}

function refLabel(
  _comparison: Comparison,
  _side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const ref = isMapping(node.schema) ? own(node.schema, '$ref') : undefined;
  return typeof ref === 'string' ? ref.slice(ref.lastIndexOf('/') + 1) : undefined;
}

function titleLabel(
  _comparison: Comparison,
  _side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const title = isMapping(node.schema) ? own(node.schema, 'title') : undefined;
  return typeof title === 'string' ? title : undefined;
}

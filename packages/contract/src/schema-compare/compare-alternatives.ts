// Compares `anyOf` and `oneOf`: compares each pair of alternatives, and reports those without a partner.
import { isMapping } from '../source/mapping';
import { addsNone, isUnchanged, keepsAll } from './effects';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { ViewBuilder } from './build-view';
import type { Frame, ViewPair } from './frame';
import { areDisjoint, areOpposed, tagsOf } from './disjoint';
import { valueInWords } from '../json-schema/json-text';
import { acceptsValue } from './accepts-value';
import { examplesOf } from './examples';
import { reportTried } from './report-tried';
import { keysOfChoice } from './settle-view';
import { isOnlyTypes, openView, TYPE } from './schema-view';
import { matchParts } from './match-parts';
import { firstToTry, pairBranches } from './pair-branches';
import { own } from './schema-node';
import type { SchemaNode } from './schema-node';
import type { Alternatives, SchemaView } from './schema-view';
import { namesOf } from './used-names';

/**
 * Where one side has alternatives and the other has none: the plain side may be one of them, or
 * cover them all. True when that settled the whole.
 */
export function splitAlternatives(comparison: Comparison, pair: ViewPair): boolean {
  const { base, head, frame } = pair;
  const [from, to] = [base.alternatives, head.alternatives];
  if (from.length + to.length !== 1 || base.types === 0 || head.types === 0) return false;
  const group = from[0] ?? to[0];
  const grown = to.length === 1;
  const builder = grown ? comparison.head : comparison.base;
  if (group.exclusive && !areDisjoint(builder, group)) return false;
  const whole = { ...(grown ? head : base), alternatives: [] };
  const inside: Frame = { ...frame, used: 'all' };
  const branches = group.branches.map((branch) => builder.joinTo(whole, branch));
  const plain = grown ? base : head;
  // A branch cannot take values of other types than its own.
  const partFor = ({ types }: SchemaView) => {
    const shared = types & plain.types;
    return shared === 0 || shared === plain.types ? plain : { ...plain, types: shared };
  };
  const effects = branches.map((branch) =>
    comparison.probeViews(
      grown
        ? { base: partFor(branch), head: branch, frame: inside }
        : { base: branch, head: partFor(branch), frame: inside },
    ),
  );
  const takes = grown ? keepsAll : addsNone;
  const taken = branches.map(({ types }, index) =>
    takes(effects[index]!) ? types & plain.types : 0,
  );
  const one = taken.indexOf(plain.types);
  // Together, the branches take all types.
  const isSpread =
    taken.reduce((sum, types) => sum | types, 0) === plain.types ||
    (grown && hasNeededKey(comparison, group, base, frame));
  const covers = effects.every(grown ? addsNone : keepsAll);
  if (covers && !isSpread && !group.chosen && isSplitByKey(comparison, pair, branches)) return true;
  if (!isSpread && !covers) return settleByParts(comparison, pair, group, grown);
  const places = {
    keyword: String(group.place.key),
    base: grown ? base.place : group.place,
    head: grown ? group.place : head.place,
  };
  const subject = subjectOf(frame);
  // A discriminator chooses a branch, even where another one would take the same values.
  if (isSpread && covers && !group.chosen) return true;
  if (!isSpread) {
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
    const isIn = grown ? addsNone(effects[index]) : keepsAll(effects[index]);
    if (index === one || (isIn && !group.chosen)) return;
    reportBranch(comparison, branch, grown, places, frame);
  });
  if (one >= 0 && !(grown ? addsNone : keepsAll)(effects[one]!)) {
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

/** Whether a mapping of the base has one of the keys that the alternatives require, since it has no others. */
function hasNeededKey(
  comparison: Comparison,
  group: Alternatives,
  base: SchemaView,
  { used }: Frame,
): boolean {
  const least = base.bounds.get('minProperties')?.value ?? 0;
  if (used === 'all' || least === 0 || base.types !== TYPE.object) return false;
  const hasOthers = base.shapes.some(
    ({ patterns, additional }) => patterns.size > 0 || additional?.some(({ schema }) => schema),
  );
  if (hasOthers) return false;
  const needed = keysOfChoice(comparison.head, group);
  const names = new Set([...used, ...namesOf(comparison.base, base)]);
  return needed !== undefined && [...names].filter((name) => !needed.has(name)).length < least;
}

/**
 * Whether a demand only moved between the alternatives and what holds beside them, such as a key that all
 * alternatives require.
 */
export function haveSameWholes(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  const [from, to] = [base.alternatives[0], head.alternatives[0]];
  if (base.alternatives.length !== 1 || head.alternatives.length !== 1) return false;
  if (from!.exclusive !== to!.exclusive || from!.chosen || to!.chosen) return false;
  if (from!.branches.length !== to!.branches.length || from!.branches.length > MOST_COVERED) {
    return false;
  }
  if (haveSameKeys(base, head)) return false;
  const [besideFrom, besideTo] = [
    { ...base, alternatives: [] },
    { ...head, alternatives: [] },
  ];
  const strict: Frame = { ...frame, used: 'all' };
  return from!.branches.every((branch, index) => {
    const views = {
      base: comparison.base.joinTo(besideFrom, branch),
      head: comparison.head.joinTo(besideTo, to!.branches[index]!),
    };
    return isUnchanged(comparison.probeViews({ ...views, frame: strict }, 'unchanged'));
  });
}

function haveSameKeys(base: SchemaView, head: SchemaView): boolean {
  const keysOf = ({ required, shapes }: SchemaView) => [
    ...required.keys(),
    '',
    ...shapes.flatMap(({ properties }) => [...properties.keys()]),
  ];
  const [from, to] = [keysOf(base), keysOf(head)];
  return from.length === to.length && from.every((name) => to.includes(name));
}

/**
 * Whether the side without alternatives accepts what all alternatives accept together, where a value of
 * one key belongs to one of them.
 */
function isSplitByKey(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
  branches: readonly SchemaView[],
): boolean {
  const grown = base.alternatives.length === 0;
  const [plain, own, other] = grown
    ? [base, comparison.base, comparison.head]
    : [head, comparison.head, comparison.base];
  const strict: Frame = { ...frame, used: 'all' };
  return [...tagsOf(own, plain)].some(([name, values]) => {
    const tags = branches.map((branch) => tagsOf(other, branch).get(name));
    const areAll = [...values.keys()].every((text) => tags.some((one) => one?.has(text)));
    if (!areAll || tags.includes(undefined)) return false;
    return branches.every((branch, index) => {
      const part = withListed(plain, name, [...tags[index]!.keys()]);
      const views = grown ? { base: part, head: branch } : { base: branch, head: part };
      return isUnchanged(comparison.probeViews({ ...views, frame: strict }, 'unchanged'));
    });
  });
}

/** The view with the values of a key limited to some, given as JSON. */
function withListed(view: SchemaView, name: string, texts: readonly string[]): SchemaView {
  const schema = { enum: texts.map((text): unknown => JSON.parse(text)) };
  const shapes = view.shapes.map((shape) => {
    const nodes = shape.properties.get(name);
    if (nodes === undefined) return shape;
    const listed = [...nodes, { ...nodes[0]!, schema }];
    return { ...shape, properties: new Map(shape.properties).set(name, listed) };
  });
  return { ...view, shapes };
}

/** Alternatives that come on top of demands that stay as they were. */
function settleByParts(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
  group: Alternatives,
  grown: boolean,
): boolean {
  const plainBase = { ...base, alternatives: [] };
  const plainHead = { ...head, alternatives: [] };
  const plain = { base: plainBase, head: plainHead, frame };
  if (isUnchanged(comparison.probeViews(plain, 'unchanged'))) return false;
  if ((grown ? plainHead : plainBase).shapes.length > 0) return false;
  const keyword = String(group.place.key);
  const whole = { base, head, frame };
  reportTried(comparison, keyword, whole, ['alternatives-added', 'alternatives-removed']);
  comparison.report(frame, {
    kind: 'undecided',
    effect: 'undecided',
    keyword,
    base: grown ? base.place : group.place,
    head: grown ? group.place : head.place,
    why: `${subjectOf(frame)} ${grown ? 'got' : 'lost'} alternatives while its other requirements changed. We cannot determine the combined effect.`,
  });
  return true;
}

/** Compares the groups of alternatives that both sides have. */
export function compareAlternatives(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  const changed = matchParts(base.alternatives, head.alternatives, (from, to) =>
    areSameGroups(comparison, from, to),
  );
  const [from, to] = [changed.gone[0], changed.come[0]];
  const isPair = changed.gone.length === 1 && changed.come.length === 1;
  const isNested =
    isPair && (containsOthers(comparison.base, from) || containsOthers(comparison.head, to));
  if (
    isPair &&
    !(isNested && (isMet(comparison, from, 'base', pair) || isMet(comparison, to, 'head', pair)))
  ) {
    compareGroup(comparison, from, to, pair);
    return;
  }
  const gone = changed.gone.filter((group) => !isMet(comparison, group, 'base', pair));
  const come = changed.come.filter((group) => !isMet(comparison, group, 'head', pair));
  if (gone.length === 0 && come.length === 0) return;
  const places = {
    keyword: String((gone[0] ?? come[0]).place.key),
    base: gone[0]?.place ?? base.place,
    head: come[0]?.place ?? head.place,
  };
  const subject = subjectOf(frame);
  if (gone.length > 0 && come.length > 0) {
    const kinds = ['alternatives-added', 'alternatives-removed'] as const;
    reportTried(comparison, places.keyword, pair, kinds);
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
  if (other.alternatives.length === 0) return isOneOf(comparison, group, side, other, frame);
  const covers = (one: SchemaNode) =>
    isCovered(comparison, one, group.branches, frame, side === 'head');
  return other.alternatives.some(
    ({ branches }) => branches.length <= MOST_COVERED && branches.every(covers),
  );
}

const MOST_COVERED = 20;

/** Whether one branch takes all values of a view without alternatives. */
function isOneOf(
  comparison: Comparison,
  { branches }: Alternatives,
  side: 'base' | 'head',
  plain: SchemaView,
  frame: Frame,
): boolean {
  const strict: Frame = { ...frame, used: 'all' };
  return branches
    .map((branch) => comparison[side].viewOfOne(branch))
    .filter(({ types }) => (plain.types & ~types) === 0)
    .some((branch) =>
      side === 'head'
        ? keepsAll(comparison.probeViews({ base: plain, head: branch, frame: strict }, 'keeps'))
        : addsNone(
            comparison.probeViews({ base: branch, head: plain, frame: strict }, 'adds-none'),
          ),
    );
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
  whole: ViewPair,
): void {
  const { base, frame } = whole;
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
      kind: to.chosen ? 'undecided' : 'alternatives-removed',
      effect: to.chosen ? 'undecided' : 'widens',
      why: to.chosen
        ? `${subjectOf(frame)} had to fit exactly one of its alternatives, and a discriminator chooses one now.`
        : `${subjectOf(frame)} had to fit exactly one of its alternatives and may now fit several.`,
    });
    const decided: Frame = { ...inside, polarity: frame.polarity };
    for (const [one, two] of pairs)
      comparison.nodes([one], [two], decided, { base: one, head: two });
    for (const branch of come) reportBranch(comparison, branch, true, places, decided);
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
    const isElsewhere = isCovered(comparison, one, others(to.branches, two), inside, true);
    const wasElsewhere = isCovered(comparison, two, others(from.branches, one), inside, false);
    if (!isElsewhere && !wasElsewhere) return false;
    const { narrows, widens } = comparison.probe([one], [two], { ...inside, used: 'all' });
    return (narrows && isElsewhere) || (widens && wasElsewhere);
  };
  const isPlain = !doubtful && !from.chosen && !to.chosen;
  for (const [one, two] of pairs) {
    if (isPlain && differInPlainTypes(comparison, [one, two], from, to, inside)) continue;
    if (isVoid([one, two])) {
      gone.push(one);
      come.push(two);
    } else comparison.nodes([one], [two], inside, { base: one, head: two });
  }
  for (const branch of gone) {
    if (!doubtful && isCovered(comparison, branch, firstToTry(to.branches, gone), inside, true))
      continue;
    reportBranch(comparison, branch, false, places, inside);
  }
  for (const branch of come) {
    if (!doubtful && isCovered(comparison, branch, firstToTry(from.branches, come), inside, false))
      continue;
    reportBranch(comparison, branch, true, places, inside);
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
  return isUnchanged(comparison.probeViews(pair, 'unchanged'));
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

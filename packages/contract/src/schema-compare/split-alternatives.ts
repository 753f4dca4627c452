// Compares alternatives of one side with a view of the other side that has none.
import { addsNone, keepsAll } from './effects';
import { subjectOf } from './part-words';
import { reportDemand } from './report-demand';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import { areDisjoint, tagsOf } from './disjoint';
import { reportTried } from './report-tried';
import { keysOfChoice } from './settle-view';
import { TYPE } from './schema-view';
import type { Alternatives, SchemaView } from './schema-view';
import { namesOf } from './used-names';
import { reportBranch } from './report-branch';

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
    comparison.measureViews(
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
    const why = grown
      ? `${subject} must now fit one of ${branches.length} alternatives.`
      : `${subject} no longer has to fit one of ${branches.length} alternatives.`;
    const type = grown ? 'added' : 'removed';
    reportDemand(comparison, frame, places, 'alternatives', { type, why });
    return true;
  }
  group.branches.forEach((branch, index) => {
    const isIn = grown ? addsNone(effects[index]) : keepsAll(effects[index]);
    if (index === one || (isIn && !group.chosen)) return;
    reportBranch(comparison, branch, grown ? 'added' : 'removed', places, frame);
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
      return comparison.holdsForViews('unchanged', { ...views, frame: strict });
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
  if (comparison.holdsForViews('unchanged', plain)) return false;
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

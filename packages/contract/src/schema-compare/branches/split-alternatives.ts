// Compares alternatives of one side with a view of the other side that has none.
import { addsNone, keepsAll, type Effects } from '../comparison/effects';
import { subjectOf } from '../comparison/part-words';
import { reportDemand } from '../comparison/report-demand';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { areDisjoint, tagsOf } from '../values/disjoint';
import { reportTried } from './report-tried';
import { keysOfChoice } from './settle-view';
import { TYPE } from '../view/schema-view';
import type { Alternatives, SchemaView } from '../view/schema-view';
import { namesOf } from '../comparison/used-names';
import { compareDiscriminators, withoutDiscriminators } from './compare-discriminators';
import type { GroupPlaces } from './group-pair';
import { reportBranch } from './report-branch';

/**
 * Where one side has alternatives and the other has none: the plain side may be one of them, or
 * cover them all. True when that settled the whole.
 */
export function splitAlternatives(comparison: Comparison, pair: ViewPair): boolean {
  const { base, head } = pair;
  const [before, after] = [base.alternatives, head.alternatives];
  if (before.length + after.length !== 1 || base.types === 0 || head.types === 0) return false;
  const side = after.length === 1 ? ADDED : REMOVED;
  const group = pair[side.split].alternatives[0]!;
  if (group.exclusive && !areDisjoint(comparison[side.split], group)) return false;
  return new SplitComparer(comparison, pair, group, side).compare();
}

/** Which side has the alternatives, and what the effects of a branch mean there. */
interface SplitSide {
  readonly type: 'added' | 'removed';
  /** The side with the alternatives. */
  readonly split: 'base' | 'head';
  readonly plain: 'base' | 'head';
  /** Whether a branch takes all that the plain side accepts. */
  takesAll(effects: Effects): boolean;
  /** Whether a branch takes only what the plain side accepts. */
  takesOnly(effects: Effects): boolean;
}

const ADDED: SplitSide = {
  type: 'added',
  split: 'head',
  plain: 'base',
  takesAll: keepsAll,
  takesOnly: addsNone,
};
const REMOVED: SplitSide = {
  type: 'removed',
  split: 'base',
  plain: 'head',
  takesAll: addsNone,
  takesOnly: keepsAll,
};

class SplitComparer {
  private readonly plain: SchemaView;
  private readonly branches: readonly SchemaView[];
  private readonly effects: readonly Effects[];

  constructor(
    private readonly comparison: Comparison,
    private readonly pair: ViewPair,
    private readonly group: Alternatives,
    private readonly side: SplitSide,
  ) {
    this.plain = pair[side.plain];
    const whole = { ...pair[side.split], alternatives: [] };
    const builder = comparison[side.split];
    this.branches = group.branches.map((branch) => builder.joinTo(whole, branch));
    const frame: Frame = { ...pair.frame, used: 'all' };
    this.effects = this.branches.map((branch) =>
      comparison.measureViews({ ...this.viewsOf(branch, this.partFor(branch)), frame }),
    );
  }

  compare(): boolean {
    const { comparison, pair, group, side, plain, effects } = this;
    const taken = this.branches.map(({ types }, index) =>
      side.takesAll(effects[index]!) ? types & plain.types : 0,
    );
    // Together, the branches take all types.
    const isSpread =
      taken.reduce((sum, types) => sum | types, 0) === plain.types ||
      (side === ADDED && hasNeededKey(comparison, group, pair.base, pair.frame));
    const covers = effects.every(side.takesOnly);
    if (covers && !isSpread && !group.chosen && this.isSplitByKey()) return true;
    if (!isSpread && !covers) return this.settleByParts();
    // A discriminator chooses a branch, even where another one would take the same values.
    if (isSpread && covers && !group.chosen) return true;
    if (isSpread) this.reportBranches(taken.indexOf(plain.types));
    else this.reportAsDemand();
    return true;
  }

  private viewsOf(split: SchemaView, plain: SchemaView): { base: SchemaView; head: SchemaView } {
    return this.side === ADDED ? { base: plain, head: split } : { base: split, head: plain };
  }

  private get places(): GroupPlaces {
    const { pair, group, side } = this;
    return {
      keyword: String(group.place.key),
      base: side === ADDED ? pair.base.place : group.place,
      head: side === ADDED ? group.place : pair.head.place,
    };
  }

  /** A branch cannot take values of other types than its own. */
  private partFor({ types }: SchemaView): SchemaView {
    const shared = types & this.plain.types;
    return shared === 0 || shared === this.plain.types
      ? this.plain
      : { ...this.plain, types: shared };
  }

  /** Each branch accepts only what the plain side accepts, and together they accept less. */
  private reportAsDemand(): void {
    const { comparison, pair, side, branches } = this;
    const type = side.type;
    const demand = type === 'added' ? 'must now' : 'no longer has to';
    const why = `${subjectOf(pair.frame)} ${demand} fit one of ${branches.length} alternatives.`;
    reportDemand(comparison, pair.frame, this.places, { demand: 'alternatives', type, why });
  }

  /** `all` is the index of the branch that takes all that the plain side accepts; -1 without one. */
  private reportBranches(all: number): void {
    const { comparison, group, side, effects } = this;
    const { frame } = this.pair;
    group.branches.forEach((branch, index) => {
      if (index === all || (side.takesOnly(effects[index]!) && !group.chosen)) return;
      reportBranch(comparison, frame, this.places, { type: side.type, branch });
    });
    if (all === -1 || side.takesOnly(effects[all]!)) return;
    if (this.differsOnlyInDiscriminators(all)) {
      compareDiscriminators(comparison, this.pair);
      return;
    }
    const subject = subjectOf(frame);
    comparison.report(frame, {
      ...this.places,
      ...(side === ADDED
        ? {
            kind: 'branch-added',
            effect: 'widens',
            why: `${subject} has alternatives now. One of them accepts every earlier value and more.`,
          }
        : {
            kind: 'branch-removed',
            effect: 'narrows',
            why: `${subject} no longer has alternatives. One of them accepted every current value and more.`,
          }),
    });
  }

  /** Whether a branch has other values than the plain side only because a discriminator lists them. */
  private differsOnlyInDiscriminators(index: number): boolean {
    const { comparison, pair, side, plain, branches } = this;
    const [split, whole] = [branches[index]!, plain].map(withoutDiscriminators);
    const frame: Frame = { ...pair.frame, used: 'all' };
    return side.takesOnly(comparison.measureViews({ ...this.viewsOf(split!, whole!), frame }));
  }

  /**
   * Whether the side without alternatives accepts what all alternatives accept together, where a value of
   * one key belongs to one of them.
   */
  private isSplitByKey(): boolean {
    const { comparison, plain, branches, side } = this;
    const frame: Frame = { ...this.pair.frame, used: 'all' };
    return [...tagsOf(comparison[side.plain], plain)].some(([name, values]) => {
      const tags = branches.map((branch) => tagsOf(comparison[side.split], branch).get(name));
      const areAll = [...values.keys()].every((text) => tags.some((one) => one?.has(text)));
      if (!areAll || tags.includes(undefined)) return false;
      return branches.every((branch, index) => {
        const part = withListed(plain, name, [...tags[index]!.keys()]);
        return comparison.holdsForViews('unchanged', { ...this.viewsOf(branch, part), frame });
      });
    });
  }

  /** Alternatives that come on top of demands that stay as they were. */
  private settleByParts(): boolean {
    const { comparison, pair, side } = this;
    const base = { ...pair.base, alternatives: [] };
    const head = { ...pair.head, alternatives: [] };
    const { frame } = pair;
    if (comparison.holdsForViews('unchanged', { base, head, frame })) return false;
    if (pair[side.split].shapes.length > 0) return false;
    const { places } = this;
    reportTried(comparison, places.keyword, pair, ['alternatives-added', 'alternatives-removed']);
    comparison.report(frame, {
      kind: 'undecided',
      effect: 'undecided',
      ...places,
      why: `${subjectOf(frame)} ${side === ADDED ? 'got' : 'lost'} alternatives while its other requirements changed.`,
    });
    return true;
  }
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

// Compares two groups of alternatives: pairs their branches, and reports those without a partner.
import type { Comparison } from '../comparison/comparison';
import { differInPlainTypes, isCovered } from './covered-branches';
import { areDisjoint } from '../values/disjoint';
import type { Frame, ViewPair } from '../comparison/frame';
import { firstToTry, pairBranches } from './pair-branches';
import { subjectOf } from '../comparison/part-words';
import { reportBranch } from './report-branch';
import { reportExamples } from './report-examples';
import { placesOfGroups, type GroupPair, type GroupPlaces } from './group-pair';
import type { SchemaNode } from '../side/schema-node';
import type { Alternatives } from '../view/schema-view';
import { usedWith } from '../comparison/used-names';

type BranchPair = readonly [base: SchemaNode, head: SchemaNode];

/** `whole` are the views that have the groups. */
export function compareGroup(comparison: Comparison, groups: GroupPair, whole: ViewPair): void {
  new GroupComparer(comparison, groups, whole).compare();
}

class GroupComparer {
  private readonly frame: Frame;
  /** Whether a value may fit several branches of a group that takes exactly one. */
  private readonly overlapped: boolean;
  private readonly overlaps: boolean;
  private readonly doubtful: boolean;
  /** The frame of what is compared inside of the branches. */
  private readonly inside: Frame;
  private readonly places: GroupPlaces;

  constructor(
    private readonly comparison: Comparison,
    private readonly groups: GroupPair,
    private readonly whole: ViewPair,
  ) {
    const { base, frame } = whole;
    const apart = areDisjoint(comparison.base, groups.base);
    this.frame = frame;
    this.overlapped = groups.base.exclusive && !apart;
    this.overlaps = groups.head.exclusive && !areDisjoint(comparison.head, groups.head);
    this.doubtful = this.overlapped || this.overlaps;
    const beside = apart ? { ...base, alternatives: [] } : base;
    const used = usedWith(frame, comparison.base, beside);
    this.inside = { ...frame, used, polarity: this.doubtful ? 0 : frame.polarity };
    this.places = placesOfGroups(groups);
  }

  compare(): void {
    const { comparison, groups, frame, doubtful } = this;
    const { base, head } = groups;
    const pairing = pairBranches(comparison, base.branches, head.branches, this.inside);
    const { pairs, removed, added } = pairing;
    if (this.overlapped && !head.exclusive && removed.length === 0 && this.areKept(pairs)) {
      return this.reportSeveral(pairs, added);
    }
    // A value that a discriminator does not choose is not an example.
    const isTried = doubtful && frame.polarity === 1 && !base.chosen && !head.chosen;
    const isRefused = isTried && reportExamples(comparison, groups, this.whole);
    if (isRefused && !base.exclusive && pairing.areSame) return;
    if (this.overlapped !== this.overlaps) this.reportOverlap();
    for (const pair of pairs) {
      if (this.differInTypes(pair)) continue;
      if (this.isVoid(pair, pairs)) {
        removed.push(pair[0]);
        added.push(pair[1]);
      } else this.comparePair(pair, this.inside);
    }
    this.reportUncovered('removed', removed);
    this.reportUncovered('added', added);
  }

  private areKept(pairs: readonly BranchPair[]): boolean {
    const strict: Frame = { ...this.inside, used: 'all' };
    return pairs.every(([base, head]) => this.comparison.holds('keeps', [base], [head], strict));
  }

  /** What fits exactly one alternative fits at least one of those that accept as much. */
  private reportSeveral(pairs: readonly BranchPair[], added: readonly SchemaNode[]): void {
    const { comparison, frame, places } = this;
    const isChosen = this.groups.head.chosen;
    comparison.report(frame, {
      ...places,
      kind: isChosen ? 'undecided' : 'alternatives-removed',
      effect: isChosen ? 'undecided' : 'widens',
      why: isChosen
        ? `${subjectOf(frame)} had to fit exactly one of its alternatives, and a discriminator chooses one now.`
        : `${subjectOf(frame)} had to fit exactly one of its alternatives and may now fit several.`,
    });
    const decided: Frame = { ...this.inside, polarity: frame.polarity };
    for (const pair of pairs) this.comparePair(pair, decided);
    for (const branch of added) {
      reportBranch(comparison, decided, places, { type: 'added', branch });
    }
  }

  private reportOverlap(): void {
    const { frame } = this;
    this.comparison.report(frame, {
      ...this.places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(frame)} ${this.overlaps ? 'must now' : 'had to'} fit exactly one of its alternatives. Whether a value can fit two of them is not known.`,
    });
  }

  private comparePair([base, head]: BranchPair, frame: Frame): void {
    this.comparison.compareNodes([base], [head], frame, { base, head });
  }

  private differInTypes(pair: BranchPair): boolean {
    const { comparison, groups } = this;
    if (this.doubtful || groups.base.chosen || groups.head.chosen) return false;
    return differInPlainTypes(comparison, this.inside, pair, groups);
  }

  /** A change of one alternative takes nothing away where another one accepts as much, and the reverse. */
  private isVoid([base, head]: BranchPair, pairs: readonly BranchPair[]): boolean {
    const { comparison, groups, inside } = this;
    const isSimple = ({ exclusive, chosen }: Alternatives) => !exclusive && !chosen;
    if (this.doubtful || !isSimple(groups.base) || !isSimple(groups.head)) return false;
    const others = (branches: readonly SchemaNode[], not: SchemaNode) =>
      firstToTry(branches, pairs.flat()).filter((branch) => branch !== not);
    // This takes less work than to find out what changed, so it comes first.
    const isElsewhere = isCovered(comparison, inside, {
      side: 'base',
      branch: base,
      others: others(groups.head.branches, head),
    });
    const wasElsewhere = isCovered(comparison, inside, {
      side: 'head',
      branch: head,
      others: others(groups.base.branches, base),
    });
    if (!isElsewhere && !wasElsewhere) return false;
    const { narrows, widens } = comparison.measure([base], [head], { ...inside, used: 'all' });
    return (narrows && isElsewhere) || (widens && wasElsewhere);
  }

  /** Branches of one side that no branch of the other side covers. */
  private reportUncovered(type: 'removed' | 'added', branches: readonly SchemaNode[]): void {
    const { comparison, inside } = this;
    const side = type === 'removed' ? 'base' : 'head';
    const otherSide = side === 'base' ? 'head' : 'base';
    const others = firstToTry(this.groups[otherSide].branches, branches);
    for (const branch of branches) {
      if (!this.doubtful && isCovered(comparison, inside, { side, branch, others })) continue;
      reportBranch(comparison, inside, this.places, { type, branch });
    }
  }
}

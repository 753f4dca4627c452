// Compares two groups of alternatives: pairs their branches, and reports those without a partner.
import type { Comparison } from '../comparison/comparison';
import { differInPlainTypes, isCovered } from './covered-branches';
import { areDisjoint } from '../values/disjoint';
import type { Frame, ViewPair } from '../comparison/frame';
import { firstToTry, pairBranches } from './pair-branches';
import { subjectOf } from '../comparison/part-words';
import { reportBranch } from './report-branch';
import { reportExamples } from './report-examples';
import type { Place, SchemaNode } from '../side/schema-node';
import type { Alternatives } from '../view/schema-view';
import { usedWith } from '../comparison/used-names';

type BranchPair = readonly [base: SchemaNode, head: SchemaNode];

export function compareGroup(
  comparison: Comparison,
  baseGroup: Alternatives,
  headGroup: Alternatives,
  whole: ViewPair,
): void {
  new GroupComparer(comparison, baseGroup, headGroup, whole).compare();
}

class GroupComparer {
  private readonly frame: Frame;
  /** Whether a value may fit several branches of a group that takes exactly one. */
  private readonly overlapped: boolean;
  private readonly overlaps: boolean;
  private readonly doubtful: boolean;
  /** The frame of what is compared inside of the branches. */
  private readonly inside: Frame;
  private readonly places: { keyword: string; base: Place; head: Place };

  constructor(
    private readonly comparison: Comparison,
    private readonly baseGroup: Alternatives,
    private readonly headGroup: Alternatives,
    private readonly whole: ViewPair,
  ) {
    const { base, frame } = whole;
    const apart = areDisjoint(comparison.base, baseGroup);
    this.frame = frame;
    this.overlapped = baseGroup.exclusive && !apart;
    this.overlaps = headGroup.exclusive && !areDisjoint(comparison.head, headGroup);
    this.doubtful = this.overlapped || this.overlaps;
    const beside = apart ? { ...base, alternatives: [] } : base;
    const used = usedWith(frame, comparison.base, beside);
    this.inside = { ...frame, used, polarity: this.doubtful ? 0 : frame.polarity };
    this.places = {
      keyword: String(headGroup.place.key),
      base: baseGroup.place,
      head: headGroup.place,
    };
  }

  compare(): void {
    const { comparison, baseGroup, headGroup, frame, doubtful } = this;
    const pairing = pairBranches(comparison, baseGroup.branches, headGroup.branches, this.inside);
    const { pairs, removed, added } = pairing;
    if (this.overlapped && !headGroup.exclusive && removed.length === 0 && this.areKept(pairs)) {
      return this.reportSeveral(pairs, added);
    }
    // A value that a discriminator does not choose is not an example.
    const isTried = doubtful && frame.polarity === 1 && !baseGroup.chosen && !headGroup.chosen;
    const isRefused = isTried && reportExamples(comparison, baseGroup, headGroup, this.whole);
    if (isRefused && !baseGroup.exclusive && pairing.areSame) return;
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
    const { comparison, headGroup, frame, places } = this;
    comparison.report(frame, {
      ...places,
      kind: headGroup.chosen ? 'undecided' : 'alternatives-removed',
      effect: headGroup.chosen ? 'undecided' : 'widens',
      why: headGroup.chosen
        ? `${subjectOf(frame)} had to fit exactly one of its alternatives, and a discriminator chooses one now.`
        : `${subjectOf(frame)} had to fit exactly one of its alternatives and may now fit several.`,
    });
    const decided: Frame = { ...this.inside, polarity: frame.polarity };
    for (const pair of pairs) this.comparePair(pair, decided);
    for (const branch of added) reportBranch(comparison, branch, 'added', places, decided);
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
    const { comparison, baseGroup, headGroup } = this;
    if (this.doubtful || baseGroup.chosen || headGroup.chosen) return false;
    return differInPlainTypes(comparison, pair, baseGroup, headGroup, this.inside);
  }

  /** A change of one alternative takes nothing away where another one accepts as much, and the reverse. */
  private isVoid([base, head]: BranchPair, pairs: readonly BranchPair[]): boolean {
    const { comparison, baseGroup, headGroup, inside } = this;
    if (
      this.doubtful ||
      baseGroup.exclusive ||
      headGroup.exclusive ||
      baseGroup.chosen ||
      headGroup.chosen
    )
      return false;
    const others = (branches: readonly SchemaNode[], not: SchemaNode) =>
      firstToTry(branches, pairs.flat()).filter((branch) => branch !== not);
    // Whether another one covers it is known sooner than what changed.
    const isElsewhere = isCovered(
      comparison,
      base,
      others(headGroup.branches, head),
      inside,
      'base',
    );
    const wasElsewhere = isCovered(
      comparison,
      head,
      others(baseGroup.branches, base),
      inside,
      'head',
    );
    if (!isElsewhere && !wasElsewhere) return false;
    const { narrows, widens } = comparison.measure([base], [head], { ...inside, used: 'all' });
    return (narrows && isElsewhere) || (widens && wasElsewhere);
  }

  /** Branches of one side that no branch of the other side covers. */
  private reportUncovered(type: 'removed' | 'added', branches: readonly SchemaNode[]): void {
    const { comparison, inside } = this;
    const side = type === 'removed' ? 'base' : 'head';
    const others = firstToTry(
      (side === 'base' ? this.headGroup : this.baseGroup).branches,
      branches,
    );
    for (const branch of branches) {
      if (!this.doubtful && isCovered(comparison, branch, others, inside, side)) continue;
      reportBranch(comparison, branch, type, this.places, inside);
    }
  }
}

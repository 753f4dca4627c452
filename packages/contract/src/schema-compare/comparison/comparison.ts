// One comparison of two schemas. A part (a pair of schemas) is compared once and on its own: its
// findings and links are kept, and parts below it are compared later, nearest first. So a circle of
// references ends, and if the work ends early, the near parts were compared.
import type { ViewBuilder } from '../reading/build-view';
import { ComparedPart, PART } from './compared-part';
import type { ComparedParts, PartDifference, Places } from './compared-part';
import type { Effects } from './effects';
import type { Frame, ViewPair } from './frame';
import { limitReached, TOO_DEEP, TOO_LARGE } from './difference-of';
import { PartKeys } from './part-keys';
import type { SameJson } from './same-json';
import type { SchemaNode } from '../side/schema-node';
import { answersYes, bitOf, COMPLETE, impliedBits, isDecided } from './trial-question';
import type { Measure, Question } from './trial-question';
import { turnDifference } from './turn-difference';
import { WorkExhausted } from '../side/work-budget';
import type { WorkBudget } from '../side/work-budget';

type CompareViews = (comparison: Comparison, pair: ViewPair) => void;

/** What all comparisons of a pair of documents in one direction share. */
export interface SharedWork {
  readonly base: ViewBuilder;
  readonly head: ViewBuilder;
  readonly same: SameJson;
  readonly parts: ComparedParts;
}

/** How deep trials may nest inside trials. */
const DEEPEST_TRIAL = 40;
/** Work that one trial may take, with the trials inside it. */
const TRIAL_STEPS = 20_000;

const UNKNOWN: Effects = { narrows: true, widens: true, undecided: true, count: 1_000_000 };
const NO_EFFECTS: Effects = { narrows: false, widens: false, undecided: false, count: 0 };

/** The state of one comparison: both sides, what was compared already, what is being compared. */
export class Comparison {
  readonly base: ViewBuilder;
  readonly head: ViewBuilder;
  readonly same: SameJson;
  readonly budget: WorkBudget;
  private readonly parts: ComparedParts;
  private readonly keys: PartKeys;
  private current = new ComparedPart('', '', undefined);
  private readonly whole = this.current;
  private readonly roots: Places;
  /** How many trials are running inside each other. */
  private depth = 0;
  /** Parts that a trial compares again, because they are running outside of it. */
  private copies: Map<string, ComparedPart>[] = [];

  constructor(
    { base, head, same, parts }: SharedWork,
    readonly direction: 'input' | 'output',
    private readonly compareViews: CompareViews,
  ) {
    this.base = base;
    this.head = head;
    this.same = same;
    this.parts = parts;
    this.keys = new PartKeys(base, head, parts);
    this.budget = base.side.budget;
    this.roots = { base: base.side.root, head: head.side.root };
  }

  /** Compares what must fit all base schemas with what must fit all head schemas. */
  compareNodes(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    places: Places,
  ): void {
    this.budget.spend(1);
    if (this.areSame(base, head)) return;
    this.current.add(frame.path, this.partOf(base, head, frame, places));
  }

  /** Whether a trial answers a question with yes. */
  holds(
    question: Question,
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
  ): boolean {
    return answersYes(question, this.tryNodes(base, head, frame, question));
  }

  /** Whether a trial with two views answers a question with yes. */
  holdsForViews(question: Question, pair: ViewPair): boolean {
    return answersYes(question, this.tryViews(pair, question));
  }

  /** Compares without reporting. */
  measure(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    measure: Measure = 'all',
  ): Effects {
    return this.tryNodes(base, head, frame, measure);
  }

  /** Compares two views without reporting. */
  measureViews(pair: ViewPair): Effects {
    return this.tryViews(pair, 'all');
  }

  report(frame: Frame, finding: PartDifference): void {
    const { path, polarity } = frame;
    this.current.findings.push({ path, finding: turnDifference(finding, polarity) });
  }

  /** Compares the roots and all parts below. What the work did not suffice for stays `waiting`. */
  run(compareRoots: () => void): ComparedPart {
    const { whole } = this;
    whole.state = 'done';
    try {
      compareRoots();
      const visited: ComparedPart[] = [];
      for (const part of this.nearestFirst(whole, COMPLETE)) {
        this.comparePart(part);
        visited.push(part);
      }
      for (const part of visited) part.answered |= COMPLETE;
    } catch (error) {
      if (!(error instanceof WorkExhausted || error instanceof RangeError)) throw error;
      const why = error instanceof RangeError ? TOO_DEEP : TOO_LARGE;
      const isBelow = whole.inner.length > 0;
      if (!isBelow) whole.findings.push({ path: '', finding: limitReached(this.roots, why) });
    }
    return whole;
  }

  private tryNodes(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    goal: Question | Measure,
  ): Effects {
    if (this.areSame(base, head)) return NO_EFFECTS;
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    const key = `${goal} ${this.keys.keyOf(base, head, asked)}`;
    const { tried } = this.parts;
    if (tried.has(key)) return tried.get(key) ?? UNKNOWN;
    if (this.depth > DEEPEST_TRIAL) return UNKNOWN;
    tried.set(key, undefined);
    try {
      const effects = this.runTrial(goal, () => this.compareNodes(base, head, asked, this.roots));
      tried.set(key, effects);
      return effects;
    } finally {
      if (tried.get(key) === undefined) tried.delete(key);
    }
  }

  private tryViews({ base, head, frame }: ViewPair, goal: Question | Measure): Effects {
    if (this.depth > DEEPEST_TRIAL) return UNKNOWN;
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    return this.runTrial(goal, () => this.compareViews(this, { base, head, frame: asked }));
  }

  private partOf(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    places: Places,
  ): ComparedPart {
    const key = this.keys.keyOf(base, head, frame);
    // An absent schema is located at its parent, so its results differ by place.
    const placed = base.length === 0 || head.length === 0;
    const own = placed ? `${key} ${this.keys.placeKey(base, head, places)}` : key;
    const known = this.parts.known.get(own);
    if (known !== undefined) return known;
    const part = new ComparedPart(key, own, {
      base,
      head,
      frame: { ...frame, path: PART },
      places,
    });
    this.parts.known.set(own, part);
    return part;
  }

  /** The part itself, or a copy for this trial when the part is running outside of it. */
  private ownCopy(part: ComparedPart): ComparedPart {
    if (part.state !== 'running' || part.depth >= this.depth) return part;
    const copies = this.copies.at(-1)!;
    const copy = copies.get(part.id) ?? new ComparedPart(part.key, part.id, part.pair);
    copies.set(part.id, copy);
    return copy;
  }

  private areSame(base: readonly SchemaNode[], head: readonly SchemaNode[]): boolean {
    if (base.length !== head.length) return false;
    return base.every((node, index) => this.same.means(node, head[index]));
  }

  private comparePart(part: ComparedPart): void {
    if (part.state !== 'waiting' || part.pair === undefined) return;
    const { base, head, frame, places } = part.pair;
    const outer = this.current;
    part.state = 'running';
    part.depth = this.depth;
    this.current = part;
    try {
      const baseView = this.base.viewOf(base, places.base);
      const headView = this.head.viewOf(head, places.head);
      this.compareViews(this, { base: baseView, head: headView, frame });
      part.state = 'done';
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      part.reset();
      part.findings.push({ path: PART, finding: limitReached(part.pair?.places, TOO_DEEP) });
      part.state = 'done';
    } finally {
      if (part.state !== 'done') part.reset();
      this.current = outer;
    }
  }

  private *nearestFirst(root: ComparedPart, bit: number): Generator<ComparedPart> {
    const seen = new Set([root]);
    // The set grows while it is walked over.
    for (const part of seen) {
      yield part;
      for (const { part: next } of part.inner) {
        if ((next.answered & bit) === 0) seen.add(this.ownCopy(next));
      }
    }
  }

  /** Parts that are running outside are compared again inside, because their result is not known yet. */
  private runTrial(goal: Question | Measure, compare: () => void): Effects {
    const { current, depth, copies } = this;
    const part = new ComparedPart('', '', undefined);
    part.state = 'done';
    this.current = part;
    this.depth = depth + 1;
    this.copies = [...copies, new Map()];
    try {
      const effects = this.budget.withShare(TRIAL_STEPS, () => {
        compare();
        return this.effectsOf(part, goal);
      });
      return effects ?? UNKNOWN;
    } finally {
      this.current = current;
      this.depth = depth;
      this.copies = copies;
    }
  }

  private effectsOf(root: ComparedPart, goal: Question | Measure): Effects {
    const effects = { ...NO_EFFECTS };
    const visited: ComparedPart[] = [];
    for (const part of this.nearestFirst(root, bitOf(goal))) {
      this.budget.spend(0.2);
      this.comparePart(part);
      visited.push(part);
      for (const { finding } of part.findings) {
        if (finding.effect !== 'equal') effects[finding.effect] = true;
        effects.count += 1;
      }
      if (isDecided(goal, effects, visited.length)) return effects;
    }
    const implied = impliedBits(goal);
    for (const part of visited) part.answered |= implied;
    return effects;
  }
}

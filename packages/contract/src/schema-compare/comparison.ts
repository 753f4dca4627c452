// One comparison of two schemas. A part (a pair of schemas) is compared once and on its own: its
// findings and links are kept, and parts below it are compared later, nearest first. So a circle of
// references ends, and if the work ends early, the near parts were compared.
import type { ViewBuilder } from './build-view';
import { ComparedPart, PART } from './compared-part';
import type { ComparedParts, PartDifference, Places } from './compared-part';
import { addsNone, isUnchanged, keepsAll } from './effects';
import type { Effects } from './effects';
import { NO_NAMES } from './frame';
import type { Frame, ViewPair } from './frame';
import { limitReached, TOO_DEEP, TOO_LARGE } from './difference-of';
import type { SameJson } from './same-json';
import type { SchemaNode } from './schema-node';
import type { SchemaView } from './schema-view';
import { speaksOfWholeValue } from './schema-view';
import { WorkExhausted } from './work-budget';
import type { WorkBudget } from './work-budget';

/**
 * The question of a trial, so that it can stop at the first finding that answers with no. `keeps`:
 * does the head accept every value that the base accepts; `adds-none`: the reverse; `unchanged`:
 * both; `equal`: is there no finding at all; `likeness`: how similar are they, by near parts only;
 * `all`: what are all effects.
 */
type Question = 'keeps' | 'adds-none' | 'unchanged' | 'equal' | 'likeness' | 'all';

type CompareViews = (comparison: Comparison, pair: ViewPair) => void;

/** What all comparisons of a pair of documents in one direction share. */
export interface Knowledge {
  readonly base: ViewBuilder;
  readonly head: ViewBuilder;
  readonly same: SameJson;
  readonly parts: ComparedParts;
}

/** How deep trials may nest inside trials. */
const DEEPEST_TRIAL = 40;
/** Work that one trial may take, with the trials inside it. */
const TRIAL_STEPS = 20_000;
/** How many parts a trial of likeness looks at. */
const LIKENESS_PARTS = 40;

const UNKNOWN: Effects = { narrows: true, widens: true, undecided: true, count: 1_000_000 };
const NO_EFFECTS: Effects = { narrows: false, widens: false, undecided: false, count: 0 };

/** A bit for each question that is kept once it is answered with yes. */
const BITS: Partial<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 4,
  equal: 8,
};
/** A bit beside those: the part and all parts below were compared. */
const COMPLETE = 16;
/** The questions that a yes to one of them answers with yes, as bits. */
const IMPLIED: Partial<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 1 | 2 | 4,
  equal: 1 | 2 | 4 | 8,
};

/** The state of one comparison: both sides, what was compared already, what is being compared. */
export class Comparison {
  readonly base: ViewBuilder;
  readonly head: ViewBuilder;
  readonly same: SameJson;
  readonly budget: WorkBudget;
  private readonly parts: ComparedParts;
  private current = new ComparedPart('', '', undefined);
  private readonly whole = this.current;
  private readonly roots: Places;
  /** How many trials are running inside each other. */
  private depth = 0;
  /** Parts that a trial compares again, because they are running outside of it. */
  private shadows: Map<string, ComparedPart>[] = [];

  constructor(
    { base, head, same, parts }: Knowledge,
    readonly direction: 'input' | 'output',
    private readonly compareViews: CompareViews,
  ) {
    this.base = base;
    this.head = head;
    this.same = same;
    this.parts = parts;
    this.budget = base.side.budget;
    this.roots = { base: base.side.root, head: head.side.root };
  }

  /** Compares what must fit all base schemas with what must fit all head schemas. */
  nodes(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    places: Places,
  ): void {
    this.budget.spend(1);
    if (this.areSame(base, head)) return;
    this.current.add(frame.path, this.partOf(base, head, frame, places));
  }

  /** Compares without reporting. */
  probe(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    question: Question = 'all',
  ): Effects {
    if (this.areSame(base, head)) return NO_EFFECTS;
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    const key = `${question} ${this.keyOf(base, head, asked)}`;
    const { tried } = this.parts;
    if (tried.has(key)) return tried.get(key) ?? UNKNOWN;
    if (this.depth > DEEPEST_TRIAL) return UNKNOWN;
    tried.set(key, undefined);
    try {
      const effects = this.trial(question, () => this.nodes(base, head, asked, this.roots));
      tried.set(key, effects);
      return effects;
    } finally {
      if (tried.get(key) === undefined) tried.delete(key);
    }
  }

  /** The same for two views. */
  probeViews({ base, head, frame }: ViewPair, question: Question = 'all'): Effects {
    if (this.depth > DEEPEST_TRIAL) return UNKNOWN;
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    return this.trial(question, () => this.compareViews(this, { base, head, frame: asked }));
  }

  report(frame: Frame, finding: PartDifference): void {
    const { path, polarity } = frame;
    this.current.findings.push({ path, finding: turn(finding, polarity) });
  }

  /** Compares the roots and all parts below. What the work did not suffice for stays `waiting`. */
  run(compareRoots: () => void): ComparedPart {
    const { whole } = this;
    whole.state = 'done';
    try {
      compareRoots();
      const visited: ComparedPart[] = [];
      for (const part of this.nearestFirst(whole, COMPLETE)) {
        this.complete(part);
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

  private partOf(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    places: Places,
  ): ComparedPart {
    const key = this.keyOf(base, head, frame);
    // An absent schema is located at its parent, so its results differ by place.
    const placed = base.length === 0 || head.length === 0;
    const own = placed ? `${key} ${this.placeKey(base, head, places)}` : key;
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
  private usable(part: ComparedPart): ComparedPart {
    if (part.state !== 'running' || part.depth >= this.depth) return part;
    const shadows = this.shadows.at(-1)!;
    const shadow = shadows.get(part.id) ?? new ComparedPart(part.key, part.id, part.pair);
    shadows.set(part.id, shadow);
    return shadow;
  }

  private areSame(base: readonly SchemaNode[], head: readonly SchemaNode[]): boolean {
    if (base.length !== head.length) return false;
    return base.every((node, index) => this.same.means(node, head[index]));
  }

  private keyOf(base: readonly SchemaNode[], head: readonly SchemaNode[], frame: Frame): string {
    const used = this.parts.numberOfNames(this.deciding(base, head, frame.used));
    const given = frame.isGiven ? 'given ' : '';
    return `${given}${frame.polarity}/${used}/${this.base.keyOf(base)}/${this.head.keyOf(head)}`;
  }

  /** The used names that can decide anything: those that the head declares and the base does not. */
  private deciding(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    used: Frame['used'],
  ): Frame['used'] {
    if (used === 'all' || used.size === 0) return used;
    const from = this.base.viewOf(base, this.base.side.root);
    const to = this.head.viewOf(head, this.head.side.root);
    if (speaksOfWholeValue(from) || speaksOfWholeValue(to)) return used;
    if (from.dependentSchemas.size > 0 || to.dependentSchemas.size > 0) return used;
    const declares = (view: SchemaView, name: string): boolean =>
      view.shapes.some(({ properties }) => properties.has(name));
    let deciding: Set<string> | undefined;
    for (const { properties } of to.shapes) {
      for (const name of properties.keys()) {
        if (used.has(name) && !declares(from, name)) deciding = (deciding ?? new Set()).add(name);
      }
    }
    return deciding ?? NO_NAMES;
  }

  private placeKey(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    places: Places,
  ): string {
    const from = base.length > 0 ? '' : this.parts.numberOfPlace(places.base);
    const to = head.length > 0 ? '' : this.parts.numberOfPlace(places.head);
    return `${from}/${to}`;
  }

  private complete(part: ComparedPart): void {
    if (part.state !== 'waiting' || part.pair === undefined) return;
    const { base, head, frame, places } = part.pair;
    const outer = this.current;
    part.state = 'running';
    part.depth = this.depth;
    this.current = part;
    try {
      const from = this.base.viewOf(base, places.base);
      const to = this.head.viewOf(head, places.head);
      this.compareViews(this, { base: from, head: to, frame });
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

  private *nearestFirst(root: ComparedPart, bit = 0): Generator<ComparedPart> {
    const seen = new Set([root]);
    // The set grows while it is walked over.
    for (const part of seen) {
      yield part;
      for (const { part: next } of part.inner) {
        if ((next.answered & bit) === 0) seen.add(this.usable(next));
      }
    }
  }

  /** Parts that are running outside are compared again inside, because their result is not known yet. */
  private trial(question: Question, compare: () => void): Effects {
    const { current, depth, shadows } = this;
    const part = new ComparedPart('', '', undefined);
    part.state = 'done';
    this.current = part;
    this.depth = depth + 1;
    this.shadows = [...shadows, new Map()];
    try {
      const effects = this.budget.withShare(TRIAL_STEPS, () => {
        compare();
        return this.effectsOf(part, question);
      });
      return effects ?? UNKNOWN;
    } finally {
      this.current = current;
      this.depth = depth;
      this.shadows = shadows;
    }
  }

  private effectsOf(root: ComparedPart, question: Question): Effects {
    const effects = { ...NO_EFFECTS };
    const visited: ComparedPart[] = [];
    for (const part of this.nearestFirst(root, BITS[question])) {
      this.budget.spend(0.2);
      this.complete(part);
      visited.push(part);
      for (const { finding } of part.findings) {
        if (finding.effect !== 'equal') effects[finding.effect] = true;
        effects.count += 1;
      }
      if (isAnswered(question, effects, visited.length)) return effects;
    }
    const implied = IMPLIED[question] ?? 0;
    for (const part of visited) part.answered |= implied;
    return effects;
  }
}

function isAnswered(question: Question, effects: Effects, parts: number): boolean {
  switch (question) {
    case 'keeps':
      return !keepsAll(effects);
    case 'adds-none':
      return !addsNone(effects);
    case 'unchanged':
      return !isUnchanged(effects);
    case 'equal':
      return effects.count > 0;
    case 'likeness':
      return parts >= LIKENESS_PARTS;
    case 'all':
      return effects.undecided || (effects.narrows && effects.widens);
  }
}

function turn(finding: PartDifference, polarity: Frame['polarity']): PartDifference {
  const { effect, why } = finding;
  if (polarity === 1 || effect === 'equal' || effect === 'undecided') return finding;
  if (polarity === 0) {
    return {
      ...finding,
      kind: 'undecided',
      effect: 'undecided',
      why: `${why} It is in a part that decides which other requirements apply. We cannot determine the effect on the whole.`,
    };
  }
  return effect === 'narrows'
    ? {
        ...finding,
        kind: 'not-widened',
        effect: 'widens',
        why: `What is ruled out became less: ${why}`,
      }
    : {
        ...finding,
        kind: 'not-narrowed',
        effect: 'narrows',
        why: `What is ruled out became more: ${why}`,
      };
}

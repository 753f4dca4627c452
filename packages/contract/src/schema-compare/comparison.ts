// One comparison of two schemas. A part (a pair of schemas) is compared once and on its own: its
// findings and links are kept, and parts below it are compared later, nearest first. So a circle of
// references ends, and if the work ends early, the near parts were compared.
import type { ViewBuilder } from './build-view';
import { ComparedPart, PART, reachedFrom } from './compared-part';
import type { ComparedParts, PartDifference, Places } from './compared-part';
import type { Effects, Frame } from './frame';
import { differenceOf } from './difference-of';
import type { SameJson } from './same-json';
import type { SchemaDifference } from './schema-difference';
import type { SchemaNode } from './schema-node';
import type { SchemaView } from './schema-view';
import { speaksOfWholeValue } from './schema-view';
import { WorkExhausted } from './work-budget';
import type { WorkBudget } from './work-budget';

export type { PartDifference } from './compared-part';

/**
 * The question of a trial, so that it can stop at the first finding that answers with no. `keeps`:
 * does the head accept every value that the base accepts; `adds-none`: the reverse; `unchanged`:
 * both; `equal`: is there no finding at all; `likeness`: how similar are they, by near parts only.
 */
type Question = 'keeps' | 'adds-none' | 'unchanged' | 'equal' | 'likeness' | 'all';

export const NO_NAMES: ReadonlySet<string> = new Set<string>();

type CompareViews = (
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
) => void;

/** How deep trials may nest inside trials. */
const DEEPEST_TRIAL = 40;
/** Work that one trial may take, with the trials inside it. */
const TRIAL_STEPS = 20_000;
/** How many parts a trial of likeness looks at. */
const LIKENESS_PARTS = 40;
/** How many parts that were not compared are reported one by one. */
const MOST_UNFINISHED = 5;

const UNKNOWN: Effects = { narrows: true, widens: true, undecided: true, count: 1_000_000 };
const NO_EFFECTS: Effects = { narrows: false, widens: false, undecided: false, count: 0 };

const BITS: Partial<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 4,
  equal: 8,
};
/** The part and all parts below were compared. */
const COMPLETE = 16;
/** What follows from a yes. */
const IMPLIED: Partial<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 1 | 2 | 4,
  equal: 1 | 2 | 4 | 8,
};

/** The state of one comparison: both sides, what was compared already, what is being compared. */
export class Comparison {
  private current = new ComparedPart('', '', undefined);
  private readonly whole = this.current;
  private readonly roots: Places;
  /** How many trials are running inside each other. */
  private depth = 0;
  /** Parts that a trial compares again, because they are running outside of it. */
  private shadows: Map<string, ComparedPart>[] = [];

  constructor(
    readonly base: ViewBuilder,
    readonly head: ViewBuilder,
    readonly same: SameJson,
    readonly direction: 'input' | 'output',
    readonly budget: WorkBudget,
    private readonly compareViews: CompareViews,
    private readonly parts: ComparedParts,
  ) {
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
  probeViews(
    base: SchemaView,
    head: SchemaView,
    frame: Frame,
    question: Question = 'all',
  ): Effects {
    if (this.depth > DEEPEST_TRIAL) return UNKNOWN;
    return this.trial(question, () =>
      this.compareViews(this, base, head, { ...frame, path: '', polarity: 1 }),
    );
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
    return `${frame.polarity}/${used}/${this.base.keyOf(base)}/${this.head.keyOf(head)}`;
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
      this.compareViews(this, from, to, frame);
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

/** The differences of all parts that a part refers to, each part at the path where it is found first. */
export function differencesIn(root: ComparedPart): SchemaDifference[] {
  const all: SchemaDifference[] = [];
  let unfinished = 0;
  for (const { part, path } of reachedFrom(root)) {
    if (part.state === 'waiting') unfinished += 1;
    if (part.state === 'waiting' && unfinished > MOST_UNFINISHED) continue;
    all.push(...differencesOf(part, path));
  }
  return all;
}

/** The differences of one part, at a path. */
export function differencesOf(part: ComparedPart, partPath: string): SchemaDifference[] {
  if (part.state === 'waiting')
    return [differenceOf(limitReached(part.pair?.places, TOO_LARGE), PART, partPath)];
  return part.findings.map(({ path, finding }) => differenceOf(finding, path, partPath));
}

const TOO_LARGE =
  'The schemas here were not compared: comparing them takes more work than is allowed.';
const TOO_DEEP = 'The schemas here were not compared: they are nested too deeply.';

function limitReached(places: Places | undefined, why: string): PartDifference {
  return { kind: 'undecided', effect: 'undecided', ...places, why };
}

function isAnswered(question: Question, effects: Effects, parts: number): boolean {
  switch (question) {
    case 'keeps':
      return effects.narrows || effects.undecided;
    case 'adds-none':
      return effects.widens || effects.undecided;
    case 'unchanged':
      return effects.narrows || effects.widens || effects.undecided;
    case 'equal':
      return effects.count > 0;
    case 'likeness':
      return parts >= LIKENESS_PARTS;
    case 'all':
      return effects.undecided || (effects.narrows && effects.widens);
  }
}

export function isUnchanged(effects: Effects): boolean {
  return !effects.narrows && !effects.widens && !effects.undecided;
}

/** Whether the head accepts every value that the base accepts, as far as the probe could determine. */
export function keepsAll(effects: Effects): boolean {
  return !effects.narrows && !effects.undecided;
}

/** Whether the head lets no new value through. */
export function addsNone(effects: Effects): boolean {
  return !effects.widens && !effects.undecided;
}

/** `a.b` for the key `b` of the part `a`. */
export function pathOfKey(path: string, name: string): string {
  const plain = /^[^.[\]{}*"\s\u0000-\u001f]+$/.test(name);
  if (!plain) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** The part as the subject of a sentence. */
export function subjectOf(frame: Frame): string {
  return frame.path === '' ? 'The value' : `\`${frame.path}\``;
}

/** The subject within a sentence. */
export function lowerFirst(subject: string): string {
  return subject.charAt(0).toLowerCase() + subject.slice(1);
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

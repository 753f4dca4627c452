import type { ViewBuilder } from './build-view';
import { ComparedPart, PART } from './compared-part';
import type { ComparedParts } from './compared-part';
import type { Effects, Frame } from './frame';
import { smallValue } from '../json-schema/json-text';
import type { SameJson } from './same-json';
import type { SchemaDifference, SchemaDifferenceKind, SchemaEffect } from './schema-difference';
import { pointerOf } from './schema-node';
import type { Place, SchemaNode } from './schema-node';
import type { SchemaView } from './schema-view';
import type { WorkBudget } from './work-budget';

export interface Finding {
  readonly kind: SchemaDifferenceKind;
  readonly effect: SchemaEffect;
  readonly keyword?: string;
  readonly base?: Place;
  readonly head?: Place;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly why: string;
}

type CompareViews = (
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
) => void;

export const NO_NAMES: ReadonlySet<string> = new Set<string>();

const DEEPEST = 250;
const UNKNOWN: Effects = { narrows: true, widens: true, undecided: true, count: 1_000_000 };

/** The state of one comparison: both sides, what was compared already, what is being compared. */
export class Comparison {
  private current = new ComparedPart('', 0);
  private readonly whole = this.current;
  /** Parts that are not done, since they are being compared or lead back to one that is. */
  private open = new Map<string, ComparedPart>();
  private stack: ComparedPart[] = [];

  constructor(
    readonly base: ViewBuilder,
    readonly head: ViewBuilder,
    readonly same: SameJson,
    readonly direction: 'input' | 'output',
    readonly budget: WorkBudget,
    private readonly compareViews: CompareViews,
    private readonly parts: ComparedParts,
  ) {}

  get differences(): readonly SchemaDifference[] {
    return this.whole.told();
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
    const key = this.keyOf(base, head, frame);
    // What stands for nothing has the place of what lacks it.
    const placed = base.length === 0 || head.length === 0;
    const own = placed ? `${key} ${this.placeKey(base, head, places)}` : key;
    const known = this.parts.done.get(own) ?? this.open.get(own);
    if (known !== undefined) {
      this.current.add(frame.path, known);
      return;
    }
    if (frame.depth > DEEPEST) {
      this.report(frame, {
        kind: 'undecided',
        effect: 'undecided',
        ...places,
        why: `The schemas differ, but nest more than ${DEEPEST} levels deep and were not compared further.`,
      });
      return;
    }
    const part = new ComparedPart(key, this.stack.length);
    this.open.set(own, part);
    this.stack.push(part);
    const outer = this.current;
    outer.add(frame.path, part);
    this.current = part;
    const baseView = this.base.viewOf(base, places.base);
    const headView = this.head.viewOf(head, places.head);
    this.compareViews(this, baseView, headView, { ...frame, path: PART, depth: frame.depth + 1 });
    this.current = outer;
    if (part.earliest === part.index) this.close(part);
    else outer.earliest = Math.min(outer.earliest, part.earliest);
  }

  /** Compares without reporting. */
  probe(base: readonly SchemaNode[], head: readonly SchemaNode[], frame: Frame): Effects {
    if (this.areSame(base, head))
      return { narrows: false, widens: false, undecided: false, count: 0 };
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    const key = this.keyOf(base, head, asked);
    const { tried } = this.parts;
    if (tried.has(key)) return tried.get(key) ?? UNKNOWN;
    tried.set(key, undefined);
    const effects = this.apart(() =>
      this.nodes(base, head, asked, { base: this.base.side.root, head: this.head.side.root }),
    );
    tried.set(key, effects);
    return effects;
  }

  /** The same for two views. */
  probeViews(base: SchemaView, head: SchemaView, frame: Frame): Effects {
    if (frame.depth > DEEPEST) return UNKNOWN;
    return this.apart(() =>
      this.compareViews(this, base, head, {
        ...frame,
        path: '',
        polarity: 1,
        depth: frame.depth + 1,
      }),
    );
  }

  report(frame: Frame, finding: Finding): void {
    const { kind, effect, why } = turn(finding, frame.polarity);
    this.current.differences.push({
      kind,
      effect,
      ...(finding.keyword === undefined ? {} : { keyword: finding.keyword }),
      ...located('base', finding.base),
      ...located('head', finding.head),
      instancePath: frame.path,
      ...small('before', finding.before),
      ...small('after', finding.after),
      why,
    });
  }

  private areSame(base: readonly SchemaNode[], head: readonly SchemaNode[]): boolean {
    if (base.length !== head.length) return false;
    return base.every((node, index) => this.same.means(node, head[index]));
  }

  private keyOf(base: readonly SchemaNode[], head: readonly SchemaNode[], frame: Frame): string {
    return `${frame.polarity}/${this.parts.numberOfNames(frame.used)}/${this.base.keyOf(base)}/${this.head.keyOf(head)}`;
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

  /** All that leads back to the part, and to nothing before it, is done with it. */
  private close(part: ComparedPart): void {
    const closed = new Set(this.stack.splice(part.index));
    for (const [key, one] of this.open) {
      if (!closed.has(one)) continue;
      one.isDone = true;
      this.open.delete(key);
      this.parts.done.set(key, one);
    }
  }

  /** What is open outside is compared anew inside, since what it will come to is not known yet. */
  private apart(compare: () => void): Effects {
    const { current, open, stack } = this;
    const part = new ComparedPart('', 0);
    this.current = part;
    this.open = new Map();
    this.stack = [];
    try {
      compare();
      return part.effects;
    } finally {
      this.current = current;
      this.open = open;
      this.stack = stack;
    }
  }
}

interface Places {
  readonly base: Place;
  readonly head: Place;
}

export function isUnchanged(effects: Effects): boolean {
  return !effects.narrows && !effects.widens && !effects.undecided;
}

/** Whether every value that fits the base fits the head, as far as the probe could tell. */
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

function turn(
  finding: Finding,
  polarity: Frame['polarity'],
): Pick<Finding, 'kind' | 'effect' | 'why'> {
  const { kind, effect, why } = finding;
  if (polarity === 1 || effect === 'equal' || effect === 'undecided') return { kind, effect, why };
  if (polarity === 0) {
    return {
      kind: 'undecided',
      effect: 'undecided',
      why: `${why} It stands in a part that decides which other demands hold, so what that does to the whole cannot be told.`,
    };
  }
  return effect === 'narrows'
    ? { kind: 'not-widened', effect: 'widens', why: `What is ruled out became less: ${why}` }
    : { kind: 'not-narrowed', effect: 'narrows', why: `What is ruled out became more: ${why}` };
}

function located(side: 'base' | 'head', place: Place | undefined): Partial<SchemaDifference> {
  if (place === undefined) return {};
  const pointer = pointerOf(place);
  const { document } = place;
  if (side === 'base') {
    return { basePointer: pointer, ...(document === undefined ? {} : { baseDocument: document }) };
  }
  return { headPointer: pointer, ...(document === undefined ? {} : { headDocument: document }) };
}

function small(side: 'before' | 'after', value: unknown): Partial<SchemaDifference> {
  const shown = value === undefined ? undefined : smallValue(value);
  if (shown === undefined) return {};
  return side === 'before' ? { before: shown } : { after: shown };
}

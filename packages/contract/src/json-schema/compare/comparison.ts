import type { ViewBuilder } from './build-view';
import { smallValue } from './json-text';
import type { SameJson } from './same-json';
import type { SchemaDifference, SchemaDifferenceKind, SchemaEffect } from './schema-difference';
import { pointerOf } from './schema-node';
import type { Place, SchemaNode } from './schema-node';
import type { SchemaView } from './schema-view';
import type { WorkBudget } from './work-budget';

/** How the part that is being compared bears on the whole. */
export interface Frame {
  readonly path: string;
  /** 1: what narrows it narrows the whole; -1: the other way round (inside `not`); 0: either way. */
  readonly polarity: 1 | -1 | 0;
  /**
   * Names that values may hold although this very schema declares none of them, since the base
   * mentions them beside it; `all` where undeclared keys may not be taken for unused.
   */
  readonly used: ReadonlySet<string> | 'all';
  readonly depth: number;
}

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

/** The effects that a comparison of two parts found, without its findings. */
export interface Effects {
  readonly narrows: boolean;
  readonly widens: boolean;
  readonly undecided: boolean;
  /** How many differences there were: the fewer, the more alike. */
  readonly count: number;
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

/** The state of one comparison: both sides, what was compared already, what was found. */
export class Comparison {
  private found: SchemaDifference[] = [];
  private seen = new Set<string>();
  private readonly probed = new Map<string, Effects | undefined>();
  private readonly usedNumbers = new Map<ReadonlySet<string>, number>();

  constructor(
    readonly base: ViewBuilder,
    readonly head: ViewBuilder,
    readonly same: SameJson,
    readonly direction: 'input' | 'output',
    readonly budget: WorkBudget,
    private readonly compareViews: CompareViews,
  ) {}

  get differences(): readonly SchemaDifference[] {
    return this.found;
  }

  /** Compares what must fit all base schemas with what must fit all head schemas. */
  nodes(
    base: readonly SchemaNode[],
    head: readonly SchemaNode[],
    frame: Frame,
    places: { readonly base: Place; readonly head: Place },
  ): void {
    this.budget.spend(1);
    if (this.areSame(base, head)) return;
    const key = this.keyOf(base, head, frame);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (frame.depth > DEEPEST) {
      this.report(frame, {
        kind: 'undecided',
        effect: 'undecided',
        ...places,
        why: `The schemas differ, but nest more than ${DEEPEST} levels deep and were not compared further.`,
      });
      return;
    }
    const baseView = this.base.viewOf(base, places.base);
    const headView = this.head.viewOf(head, places.head);
    this.compareViews(this, baseView, headView, { ...frame, depth: frame.depth + 1 });
  }

  /** Compares without reporting. */
  probe(base: readonly SchemaNode[], head: readonly SchemaNode[], frame: Frame): Effects {
    if (this.areSame(base, head))
      return { narrows: false, widens: false, undecided: false, count: 0 };
    const asked: Frame = { ...frame, path: '', polarity: 1 };
    const key = this.keyOf(base, head, asked);
    if (this.probed.has(key)) return this.probed.get(key) ?? UNKNOWN;
    this.probed.set(key, undefined);
    const effects = this.apart(() =>
      this.nodes(base, head, asked, { base: this.base.side.root, head: this.head.side.root }),
    );
    this.probed.set(key, effects);
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
    this.found.push({
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
    return `${frame.polarity}/${this.numberOf(frame.used)}/${this.base.keyOf(base)}/${this.head.keyOf(head)}`;
  }

  private numberOf(used: Frame['used']): number {
    if (used === 'all') return -1;
    if (used.size === 0) return 0;
    const known = this.usedNumbers.get(used);
    if (known !== undefined) return known;
    this.usedNumbers.set(used, this.usedNumbers.size + 1);
    return this.usedNumbers.size;
  }

  private apart(compare: () => void): Effects {
    const { found, seen } = this;
    this.found = [];
    this.seen = new Set();
    try {
      compare();
      const has = (effect: SchemaEffect): boolean =>
        this.found.some((difference) => difference.effect === effect);
      return {
        narrows: has('narrows'),
        widens: has('widens'),
        undecided: has('undecided'),
        count: this.found.length,
      };
    } finally {
      this.found = found;
      this.seen = seen;
    }
  }
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
  const plain = /^[^.[\]{}*"\s]+$/.test(name);
  if (!plain) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** The part as the subject of a sentence. */
export function subjectOf(frame: Frame): string {
  return frame.path === '' ? 'The value' : `\`${frame.path}\``;
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

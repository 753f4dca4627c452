// Compares two JSON Schemas by the values that they accept. The terms of this folder:
// - side: one document, its draft or dialect, and how its references are resolved.
// - view: what one schema requires, with references followed and `allOf` joined, whatever its form.
// - part: one pair of schemas. It is compared once, and every place that refers to it shares the result.
// - frame: the place of a part, and how the part affects the whole.
// - polarity: whether a narrower part narrows the whole, widens it (inside `not`), or either.
// - effect: what a difference does to the accepted values: narrows, widens, equal or undecided.
import type { Pointer } from '../source/pointer';
import { draftOf } from '../json-schema/drafts';
import { POLICY_PARTS } from '../json-schema/policy-keywords';
import { isMapping } from '../source/mapping';
import { compareText } from '../source/text-order';
import { ViewBuilder } from './reading/build-view';
import { ComparedParts } from './comparison/compared-part';
import type { ComparedPart } from './comparison/compared-part';
import { Comparison } from './comparison/comparison';
import type { SharedWork } from './comparison/comparison';
import { differencesIn } from './comparison/difference-of';
import { NO_NAMES } from './comparison/frame';
import type { Frame } from './comparison/frame';
import { compareViews } from './compare-views';
import { SameJson } from './comparison/same-json';
import type { SchemaDifference } from './comparison/schema-difference';
import { own, placeOf, childNode, rootNode } from './side/schema-node';
import type { SchemaNode } from './side/schema-node';
import { SchemaSide } from './side/schema-side';
import type { ChecksAt, Dialect, PlacedSchema, RefResolver } from './side/schema-side';
import { WorkBudget } from './side/work-budget';

export interface CompareOptions {
  /** `input`: those who depend on the contract write the values. `output`: they read them. */
  readonly direction: 'input' | 'output';
  /** Whether values have keys that no schema of the base mentions; `unused` if absent. */
  readonly undeclared?: 'unused' | 'used';
  /** Defaults to `json-schema`; a document that moves to another version has one for each side. */
  readonly dialect?: Dialect | { readonly base: Dialect; readonly head: Dialect };
  /** Resolves references that do not point into the compared schema itself. */
  readonly resolveRef?: { readonly base?: RefResolver; readonly head?: RefResolver };
  /** Run examples, where the schemas alone do not decide. */
  readonly checks?: { readonly base: ChecksAt; readonly head: ChecksAt };
  /** Whether an unknown keyword has no effect on the accepted values. If absent, each may have one. */
  readonly isAnnotation?: (keyword: string) => boolean;
  /** The places of the schemas in their documents; the whole document if absent. */
  readonly at?: { readonly base?: Pointer; readonly head?: Pointer };
  /** How much work may be spent. A step takes 1 to 10 microseconds. Half a million if absent. */
  readonly steps?: number;
}

const STEPS = 500_000;
/** All comparisons of a pair of documents together may take this many times the steps of one. */
const POOL = 8;
/** When these are used up, each further comparison may still take this part of the steps of one. */
const GUARANTEED = 1 / 100;

/**
 * What changed in the set of values that a schema accepts, part by part, sorted by part. Empty when
 * both accept the same, whatever their form. Never throws. What could not be compared, because it
 * is unknown or too much work, is an `undecided` difference.
 */
export function compareSchemas(
  base: unknown,
  head: unknown,
  options: CompareOptions,
): SchemaDifference[] {
  const { at, direction } = options;
  const placedBase = { schema: base, pointer: at?.base ?? '' };
  const placedHead = { schema: head, pointer: at?.head ?? '' };
  return new SchemaComparer(placedBase, placedHead, options).compare(
    placedBase,
    placedHead,
    direction,
  );
}

type ComparerOptions = Omit<CompareOptions, 'at' | 'direction'>;

/** Compares schemas of one pair of documents; what was learnt of a part serves wherever the part is used. */
export class SchemaComparer {
  private readonly budget = new WorkBudget();
  private readonly shared: Readonly<Record<CompareOptions['direction'], SharedWork>>;
  /** Steps of work that all comparisons took. */
  spent = 0;

  /** Takes the documents that contain the compared schemas. */
  constructor(
    private readonly base: PlacedSchema,
    private readonly head: PlacedSchema,
    private readonly options: ComparerOptions,
  ) {
    this.shared = this.shareWork();
  }

  compare(
    base: PlacedSchema,
    head: PlacedSchema,
    direction: CompareOptions['direction'],
  ): SchemaDifference[] {
    return inOrder(differencesIn(this.compareParts(base, head, direction)));
  }

  /** The differences as parts. All schemas of the documents that refer to a part share it. */
  compareParts(
    base: PlacedSchema,
    head: PlacedSchema,
    direction: CompareOptions['direction'],
  ): ComparedPart {
    const steps = this.options.steps ?? STEPS;
    const granted = Math.max(steps * GUARANTEED, Math.min(steps, steps * POOL - this.spent));
    this.budget.refill(granted);
    const comparison = new Comparison(this.shared[direction], direction, compareViews);
    const used = this.options.undeclared === 'used' ? 'all' : NO_NAMES;
    const frame: Frame = { path: '', polarity: 1, used };
    const roots = [
      rootNode(base.schema, base.pointer, comparison.base.side.draft),
      rootNode(head.schema, head.pointer, comparison.head.side.draft),
    ] as const;
    const root = comparison.run(() => compareRoots(comparison, ...roots, frame));
    this.spent += granted - this.budget.remaining;
    return root;
  }

  private shareWork(): SchemaComparer['shared'] {
    const { resolveRef, checks, isAnnotation } = this.options;
    const given = this.options.dialect ?? 'json-schema';
    const dialect = typeof given === 'string' ? { base: given, head: given } : given;
    const { budget } = this;
    const base = new SchemaSide(this.base, {
      budget,
      dialect: dialect.base,
      otherDialect: dialect.head,
      resolver: resolveRef?.base,
      checksAt: checks?.base,
      isAnnotation,
    });
    const head = new SchemaSide(this.head, {
      budget,
      dialect: dialect.head,
      otherDialect: dialect.base,
      resolver: resolveRef?.head,
      checksAt: checks?.head,
      isAnnotation,
    });
    const shared = {
      base: new ViewBuilder(base),
      head: new ViewBuilder(head),
      same: new SameJson(base, head),
    };
    return {
      input: { ...shared, parts: new ComparedParts() },
      output: { ...shared, parts: new ComparedParts() },
    };
  }
}

function compareRoots(
  comparison: Comparison,
  base: SchemaNode,
  head: SchemaNode,
  frame: Frame,
): void {
  if (comparison.same.means(base, head)) return;
  compareDialects(comparison, base, head, frame);
  comparison.compareNodes([base], [head], frame, { base, head });
  for (const keyword of POLICY_PARTS) {
    const baseParts = schemasUnder(base, keyword);
    const headParts = schemasUnder(head, keyword);
    if (baseParts.length === 0 && headParts.length === 0) continue;
    const inside: Frame = { ...frame, path: keyword };
    comparison.compareNodes(baseParts, headParts, inside, {
      base: baseParts[0] ?? base,
      head: headParts[0] ?? head,
    });
  }
}

function schemasUnder(node: SchemaNode, keyword: string): SchemaNode[] {
  const schema = isMapping(node.schema) ? own(node.schema, keyword) : undefined;
  return schema === undefined ? [] : [childNode(node, node, keyword, schema)];
}

function compareDialects(
  comparison: Comparison,
  base: SchemaNode,
  head: SchemaNode,
  frame: Frame,
): void {
  const baseDraft = namedDraft(base);
  const headDraft = namedDraft(head);
  if (baseDraft === headDraft) return;
  comparison.report(frame, {
    kind: 'dialect-changed',
    effect: 'undecided',
    keyword: '$schema',
    base: placeOf(base, '$schema'),
    head: placeOf(head, '$schema'),
    before: baseDraft,
    after: headDraft,
    why: 'The schemas say that they are written in different versions of JSON Schema, in which the same keywords may mean different things.',
  });
}

function namedDraft(node: SchemaNode): string {
  const named = isMapping(node.schema) ? own(node.schema, '$schema') : undefined;
  if (typeof named !== 'string') return '2020-12';
  return draftOf(named) ?? named.replace(/^https?:/, '').replace(/#$/, '');
}

/** Sorted, equal differences once. */
export function inOrder(differences: readonly SchemaDifference[]): SchemaDifference[] {
  const keyed = new Map<string, SchemaDifference>();
  for (const difference of differences) {
    const { instancePath, kind, effect, keyword, basePointer, headPointer } = difference;
    const key = [instancePath, kind, keyword, basePointer, headPointer, effect].join('\u0000');
    if (!keyed.has(key)) keyed.set(key, difference);
  }
  return [...keyed]
    .sort(([one], [two]) => compareText(one, two))
    .map(([, difference]) => difference);
}

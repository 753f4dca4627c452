import type { Pointer } from '../../source/pointer';
import { ViewBuilder } from './build-view';
import { Comparison, NO_NAMES } from './comparison';
import type { Frame } from './comparison';
import { compareViews } from './compare-views';
import { SameJson } from './same-json';
import type { SchemaDifference } from './schema-difference';
import { isMapping, own, placeOf, childNode } from './schema-node';
import type { SchemaNode } from './schema-node';
import { SchemaSide } from './schema-side';
import type { Dialect, RefResolver } from './schema-side';
import { WorkBudget, WorkExhausted } from './work-budget';

export interface CompareOptions {
  /** Who supplies the values: `input`, those who depend on the contract; `output`, they read them. */
  readonly direction: 'input' | 'output';
  /** Whether values hold keys that no schema of the base speaks of; `unused` if absent. */
  readonly undeclared?: 'unused' | 'used';
  /** Defaults to `json-schema`; a document that moves to another version has one for each side. */
  readonly dialect?: Dialect | { readonly base: Dialect; readonly head: Dialect };
  /** What references mean that do not stand for a place in the compared schema itself. */
  readonly resolveRef?: { readonly base?: RefResolver; readonly head?: RefResolver };
  /** Where the schemas stand in their documents; the whole document if absent. */
  readonly at?: { readonly base?: Pointer; readonly head?: Pointer };
  /** How much work may be spent, in steps of about a microsecond to ten; half a million if absent. */
  readonly steps?: number;
}

const STEPS = 500_000;

/** Root keywords under which a policy judges what the contract text lacks. */
const FURTHER_SCHEMAS = ['x-pacto-facts', 'x-pacto-claim'];

/**
 * What changed in the set of values that a schema accepts, part by part, sorted by part. Empty when
 * both accept the same, however they are written. Never throws; what was not compared, for want of
 * knowledge or because the work would not end, is an `undecided` difference.
 */
export function compareSchemas(
  base: unknown,
  head: unknown,
  options: CompareOptions,
): SchemaDifference[] {
  const budget = new WorkBudget(options.steps ?? STEPS);
  const given = options.dialect ?? 'json-schema';
  const dialect = typeof given === 'string' ? { base: given, head: given } : given;
  const { at, resolveRef } = options;
  const from = new SchemaSide(base, at?.base ?? '', dialect.base, budget, resolveRef?.base);
  const to = new SchemaSide(head, at?.head ?? '', dialect.head, budget, resolveRef?.head);
  const comparison = new Comparison(
    new ViewBuilder(from),
    new ViewBuilder(to),
    new SameJson(from, to),
    options.direction,
    budget,
    compareViews,
  );
  const used = options.undeclared === 'used' ? 'all' : NO_NAMES;
  const frame: Frame = { path: '', polarity: 1, used, depth: 0 };
  try {
    compareRoots(comparison, from.root, to.root, frame);
  } catch (error) {
    if (!(error instanceof WorkExhausted || error instanceof RangeError)) throw error;
    comparison.report(frame, {
      kind: 'undecided',
      effect: 'undecided',
      base: from.root,
      head: to.root,
      why:
        error instanceof WorkExhausted
          ? 'The schemas are too large or too entangled to be compared to the end.'
          : 'The schemas nest too deep to be compared to the end.',
    });
  }
  return inOrder(comparison.differences);
}

function compareRoots(
  comparison: Comparison,
  base: SchemaNode,
  head: SchemaNode,
  frame: Frame,
): void {
  if (comparison.same.means(base, head)) return;
  compareDialects(comparison, base, head, frame);
  comparison.nodes([base], [head], frame, { base, head });
  for (const keyword of FURTHER_SCHEMAS) {
    const was = further(base, keyword);
    const is = further(head, keyword);
    if (was.length === 0 && is.length === 0) continue;
    const inside: Frame = { ...frame, path: keyword };
    comparison.nodes(was, is, inside, { base: was[0] ?? base, head: is[0] ?? head });
  }
}

function further(node: SchemaNode, keyword: string): SchemaNode[] {
  const schema = isMapping(node.schema) ? own(node.schema, keyword) : undefined;
  return schema === undefined ? [] : [childNode(node, node, keyword, schema)];
}

function compareDialects(
  comparison: Comparison,
  base: SchemaNode,
  head: SchemaNode,
  frame: Frame,
): void {
  const from = dialectOf(base);
  const to = dialectOf(head);
  if (from === to) return;
  comparison.report(frame, {
    kind: 'dialect-changed',
    effect: 'undecided',
    keyword: '$schema',
    base: placeOf(base, '$schema'),
    head: placeOf(head, '$schema'),
    before: from,
    after: to,
    why: 'The schemas say that they are written in different versions of JSON Schema, in which the same keywords may mean different things.',
  });
}

function dialectOf(node: SchemaNode): string {
  const named = isMapping(node.schema) ? own(node.schema, '$schema') : undefined;
  if (typeof named !== 'string') return '//json-schema.org/draft/2020-12/schema';
  return named.replace(/^https?:/, '').replace(/#$/, '');
}

function inOrder(differences: readonly SchemaDifference[]): SchemaDifference[] {
  const keyed = new Map<string, SchemaDifference>();
  for (const difference of differences) {
    const { instancePath, kind, effect, keyword, basePointer, headPointer } = difference;
    const key = [instancePath, kind, keyword, basePointer, headPointer, effect].join('\u0000');
    if (!keyed.has(key)) keyed.set(key, difference);
  }
  return [...keyed]
    .sort(([one], [two]) => (one < two ? -1 : one > two ? 1 : 0))
    .map(([, difference]) => difference);
}

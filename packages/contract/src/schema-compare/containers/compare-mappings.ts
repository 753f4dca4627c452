// Compares what two views require of mappings: keys, patterns of keys, and further keys.
import { acceptsValue } from '../values/accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import { compareKeyPatterns } from './compare-key-patterns';
import { compareKey } from './compare-keys';
import { compareDependencies, compareRequired } from './compare-required';
import { compareBound } from '../scalars/compare-bounds';
import { addsNone, keepsAll } from '../comparison/effects';
import { withImpliedBounds } from '../scalars/implied-bounds';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { framed, isRefused, type ShapePair } from './key-pair';
import { matchParts } from '../comparison/match-parts';
import { possibleKeys, neverHasKey } from '../values/possible-types';
import { rootNode } from '../side/schema-node';
import { TYPE } from '../view/schema-view';
import type { SchemaView, Shape } from '../view/schema-view';

const NO_SHAPE: Shape = { properties: new Map(), patterns: new Map(), additional: undefined };
const ONLY_TEXT = rootNode({ type: 'string' }, '', '2020-12');
const ONLY_MAPPINGS = rootNode({ type: 'object' }, '', '2020-12');

export function compareMappings(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  // The only mapping that fits is the empty one, however each side says so.
  if (hasNoKeys(comparison.base, base) && hasNoKeys(comparison.head, head)) return;
  compareRequired(comparison, pair);
  const counted = { base: countRequired(base), head: countRequired(head), frame };
  compareBound(comparison, 'minProperties', withImpliedBounds(comparison, counted));
  const possible = {
    base: countPossible(comparison.base, base),
    head: countPossible(comparison.head, head),
    frame,
  };
  compareBound(comparison, 'maxProperties', withImpliedBounds(comparison, possible));
  compareShapes(comparison, pair);
  compareNames(comparison, pair);
  compareDependencies(comparison, pair);
  compareDependentSchemas(comparison, pair);
}

function hasNoKeys(builder: ViewBuilder, view: SchemaView): boolean {
  if (view.required.size > 0) return false;
  if (view.bounds.get('maxProperties')?.value === 0) return true;
  return possibleKeys(builder, view, 0)?.size === 0;
}

/** Keys that are required are counted by `minProperties` already. */
function countRequired(view: SchemaView): SchemaView {
  const bound = view.bounds.get('minProperties');
  if (bound === undefined || bound.value > view.required.size) return view;
  const bounds = new Map(view.bounds);
  bounds.delete('minProperties');
  return { ...view, bounds };
}

/** A closed schema limits the number of keys to those that it names. */
function countPossible(builder: ViewBuilder, view: SchemaView): SchemaView {
  const bound = view.bounds.get('maxProperties');
  if (bound === undefined) return view;
  const possible = possibleKeys(builder, view, 0)?.size;
  if (possible === undefined || bound.value < possible) return view;
  const bounds = new Map(view.bounds);
  bounds.delete('maxProperties');
  return { ...view, bounds };
}

function compareShapes(comparison: Comparison, { base, head, frame }: ViewPair): void {
  if (base.shapes.length <= 1 && head.shapes.length <= 1) {
    const baseShape = base.shapes[0] ?? NO_SHAPE;
    const headShape = head.shapes[0] ?? NO_SHAPE;
    if (baseShape !== headShape)
      compareShape(comparison, { baseShape, headShape, base, head }, frame);
    return;
  }
  const alone = { alternatives: [], conditions: [], opaque: [], negations: [] };
  const { removed, added } = matchParts(base.shapes, head.shapes, (baseShape, headShape) => {
    const ofBase = { ...base, ...alone, shapes: [baseShape] };
    const ofHead = { ...head, ...alone, shapes: [headShape] };
    return comparison.holdsForViews('unchanged', { base: ofBase, head: ofHead, frame });
  });
  if (removed.length <= 1 && added.length <= 1) {
    if (removed.length + added.length > 0) {
      const [baseShape = NO_SHAPE] = removed;
      const [headShape = NO_SHAPE] = added;
      const shapes = { baseShape, headShape, base, head };
      compareShape(comparison, shapes, { ...frame, used: 'all' });
    }
    return;
  }
  comparison.report(frame, {
    kind: 'undecided',
    effect: 'undecided',
    keyword: 'patternProperties',
    base: base.place,
    head: head.place,
    why: `${subjectOf(frame)} changed in several schemas that check its keys by different patterns.`,
  });
}

function compareShape(comparison: Comparison, shapes: ShapePair, frame: Frame): void {
  for (const name of changedNames(comparison, shapes)) compareKey(comparison, name, shapes, frame);
  compareKeyPatterns(comparison, shapes, frame);
  compareAdditional(comparison, shapes, frame);
}

/** The names that need a look; keys with the same one schema on both sides are left out. */
function changedNames(
  comparison: Comparison,
  { baseShape, headShape, base, head }: ShapePair,
): string[] {
  const plain = baseShape.patterns.size === 0 && headShape.patterns.size === 0;
  const names: string[] = [];
  for (const [name, nodes] of baseShape.properties) {
    const others = headShape.properties.get(name);
    const settled =
      plain &&
      others !== undefined &&
      nodes.length === 1 &&
      others.length === 1 &&
      comparison.same.means(nodes[0], others[0]);
    if (!settled) names.push(name);
  }
  for (const name of headShape.properties.keys())
    if (!baseShape.properties.has(name)) names.push(name);
  for (const required of [base.required, head.required]) {
    for (const name of required.keys()) {
      if (!baseShape.properties.has(name) && !headShape.properties.has(name)) names.push(name);
    }
  }
  comparison.budget.spend(names.length);
  return [...new Set(names)].sort();
}

function compareAdditional(
  comparison: Comparison,
  {
    baseShape: { additional: baseSchemas = [] },
    headShape: { additional: headSchemas = [] },
    base,
    head,
  }: ShapePair,
  frame: Frame,
): void {
  if (baseSchemas.length === 0 && headSchemas.length === 0) return;
  const places = { base: baseSchemas[0] ?? base.place, head: headSchemas[0] ?? head.place };
  const closedBefore = isRefused(comparison.base, baseSchemas, places.base);
  const closedNow = isRefused(comparison.head, headSchemas, places.head);
  if (closedBefore === closedNow) {
    if (!closedNow)
      comparison.compareNodes(
        baseSchemas,
        headSchemas,
        framed(frame, `${frame.path}.*`.replace(/^\./, '')),
        places,
      );
    return;
  }
  comparison.report(frame, {
    kind: closedNow ? 'additional-closed' : 'additional-opened',
    effect: closedNow ? 'narrows' : 'widens',
    keyword: 'additionalProperties',
    ...places,
    why: closedNow
      ? `${subjectOf(frame)} may no longer hold keys that its schema does not name.`
      : `${subjectOf(frame)} may now hold keys that its schema does not name.`,
  });
}

function compareNames(comparison: Comparison, { base, head, frame }: ViewPair): void {
  if (base.names.length === 0 && head.names.length === 0) return;
  const places = { base: base.names[0] ?? base.place, head: head.names[0] ?? head.place };
  const inside = framed(frame, `${frame.path}{key}`);
  const names = [
    [ONLY_TEXT, ...base.names],
    [ONLY_TEXT, ...head.names],
  ] as const;
  const keepsKeys = haveFittingNames(comparison.base, base, comparison.head, head);
  const addsNoKeys = haveFittingNames(comparison.head, head, comparison.base, base);
  if (keepsKeys || addsNoKeys) {
    const effects = comparison.measure(...names, inside);
    if ((keepsKeys || keepsAll(effects)) && (addsNoKeys || addsNone(effects))) return;
  }
  comparison.compareNodes(...names, inside, places);
}

/** Whether a view has no keys, or names all of them and the other view takes each of these names. */
function haveFittingNames(
  own: ViewBuilder,
  view: SchemaView,
  other: ViewBuilder,
  { names, place }: SchemaView,
): boolean {
  if (view.bounds.get('maxProperties')?.value === 0) return true;
  const closed = view.shapes.find(isClosed);
  if (closed === undefined) return false;
  const fitting = other.viewOf(names, place);
  return [...closed.properties].every(
    ([name, nodes]) =>
      isRefused(own, nodes, view.place) || acceptsValue(other, fitting, name) === true,
  );
}

/** Whether a shape allows no other keys than those that it names. */
function isClosed({ additional, patterns }: Shape): boolean {
  return patterns.size === 0 && (additional?.some((node) => node.schema === false) ?? false);
}

function measureWhole(comparison: Comparison, { base, head, frame }: ViewPair) {
  const only = (view: SchemaView) => ({ ...view, types: view.types & TYPE.object });
  return comparison.measureViews({ base: only(base), head: only(head), frame });
}

function compareDependentSchemas(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const triggers = new Set([...base.dependentSchemas.keys(), ...head.dependentSchemas.keys()]);
  for (const trigger of [...triggers].sort()) {
    const baseSchemas = base.dependentSchemas.get(trigger) ?? [];
    const headSchemas = head.dependentSchemas.get(trigger) ?? [];
    const places = { base: baseSchemas[0] ?? base.place, head: headSchemas[0] ?? head.place };
    const inside: Frame = { ...frame, used: 'all' };
    // What every mapping meets needs no key for it.
    const isKept =
      baseSchemas.length === 0 &&
      keepsAll(
        measureWhole(comparison, {
          base,
          head: comparison.head.viewOf(headSchemas, head.place),
          frame: inside,
        }),
      );
    const addsNothing =
      headSchemas.length === 0 &&
      addsNone(
        measureWhole(comparison, {
          base: comparison.base.viewOf(baseSchemas, base.place),
          head,
          frame: inside,
        }),
      );
    const neverHolds =
      (baseSchemas.length === 0 && neverHasKey(comparison.base, base, trigger)) ||
      (headSchemas.length === 0 && neverHasKey(comparison.head, head, trigger));
    if (isKept || addsNothing || neverHolds) continue;
    comparison.compareNodes(
      [ONLY_MAPPINGS, ...baseSchemas],
      [ONLY_MAPPINGS, ...headSchemas],
      inside,
      places,
    );
  }
}

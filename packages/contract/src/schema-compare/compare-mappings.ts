// Compares what two views require of mappings: keys, patterns of keys, and further keys.
import { acceptsValue } from './accepts-value';
import type { ViewBuilder } from './build-view';
import { compareKeyPatterns } from './compare-key-patterns';
import { compareKey } from './compare-keys';
import { compareDependencies, compareRequired } from './compare-required';
import { compareBound } from './compare-bounds';
import { addsNone, keepsAll } from './effects';
import { withImpliedBounds } from './implied-bounds';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import { framed, isRefused, type ShapePair } from './key-pair';
import { matchParts } from './match-parts';
import { possibleKeys } from './possible-types';
import { rootNode } from './schema-node';
import { TYPE } from './schema-view';
import type { SchemaView, Shape } from './schema-view';

const NO_SHAPE: Shape = { properties: new Map(), patterns: new Map(), additional: undefined };
const ONLY_TEXT = rootNode({ type: 'string' }, '', '2020-12');
const ONLY_MAPPINGS = rootNode({ type: 'object' }, '', '2020-12');

export function compareMappings(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  compareRequired(comparison, pair);
  const counted = { base: countRequired(base), head: countRequired(head), frame };
  compareBound(comparison, 'minProperties', withImpliedBounds(comparison, counted));
  compareBound(comparison, 'maxProperties', {
    base: countPossible(comparison.base, base),
    head: countPossible(comparison.head, head),
    frame,
  });
  compareShapes(comparison, pair);
  compareNames(comparison, pair);
  compareDependencies(comparison, pair);
  compareDependentSchemas(comparison, pair);
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
    const from = base.shapes[0] ?? NO_SHAPE;
    const to = head.shapes[0] ?? NO_SHAPE;
    if (from !== to) compareShape(comparison, { from, to, base, head }, frame);
    return;
  }
  const alone = { alternatives: [], conditions: [], opaque: [], negations: [] };
  const { removed, added } = matchParts(base.shapes, head.shapes, (from, to) => {
    const ofBase = { ...base, ...alone, shapes: [from] };
    const ofHead = { ...head, ...alone, shapes: [to] };
    return comparison.holdsForViews('unchanged', { base: ofBase, head: ofHead, frame });
  });
  if (removed.length <= 1 && added.length <= 1) {
    if (removed.length + added.length > 0) {
      const shapes = { from: removed[0] ?? NO_SHAPE, to: added[0] ?? NO_SHAPE, base, head };
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
    why: `${subjectOf(frame)} changed in several schemas that check its keys by different patterns. We cannot determine the combined effect.`,
  });
}

function compareShape(comparison: Comparison, shapes: ShapePair, frame: Frame): void {
  for (const name of changedNames(comparison, shapes)) compareKey(comparison, name, shapes, frame);
  compareKeyPatterns(comparison, shapes, frame);
  compareAdditional(comparison, shapes, frame);
}

/** The names that need a look; keys with the same one schema on both sides are left out. */
function changedNames(comparison: Comparison, { from, to, base, head }: ShapePair): string[] {
  const plain = from.patterns.size === 0 && to.patterns.size === 0;
  const names: string[] = [];
  for (const [name, nodes] of from.properties) {
    const others = to.properties.get(name);
    const settled =
      plain &&
      others !== undefined &&
      nodes.length === 1 &&
      others.length === 1 &&
      comparison.same.means(nodes[0], others[0]);
    if (!settled) names.push(name);
  }
  for (const name of to.properties.keys()) if (!from.properties.has(name)) names.push(name);
  for (const required of [base.required, head.required]) {
    for (const name of required.keys()) {
      if (!from.properties.has(name) && !to.properties.has(name)) names.push(name);
    }
  }
  comparison.budget.spend(names.length);
  return [...new Set(names)].sort();
}

function compareAdditional(
  comparison: Comparison,
  { from: { additional: from = [] }, to: { additional: to = [] }, base, head }: ShapePair,
  frame: Frame,
): void {
  if (from.length === 0 && to.length === 0) return;
  const places = { base: from[0] ?? base.place, head: to[0] ?? head.place };
  const closedBefore = isRefused(comparison.base, from, places.base);
  const closedNow = isRefused(comparison.head, to, places.head);
  if (closedBefore === closedNow) {
    if (!closedNow)
      comparison.compareNodes(
        from,
        to,
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

/** Whether a closed view names all its keys, and the other view takes each of these names. */
function haveFittingNames(
  own: ViewBuilder,
  view: SchemaView,
  other: ViewBuilder,
  { names, place }: SchemaView,
): boolean {
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
    const from = base.dependentSchemas.get(trigger) ?? [];
    const to = head.dependentSchemas.get(trigger) ?? [];
    const places = { base: from[0] ?? base.place, head: to[0] ?? head.place };
    const inside: Frame = { ...frame, used: 'all' };
    // What every mapping meets needs no key for it.
    const isKept =
      from.length === 0 &&
      keepsAll(
        measureWhole(comparison, {
          base,
          head: comparison.head.viewOf(to, head.place),
          frame: inside,
        }),
      );
    const addsNothing =
      to.length === 0 &&
      addsNone(
        measureWhole(comparison, {
          base: comparison.base.viewOf(from, base.place),
          head,
          frame: inside,
        }),
      );
    if (isKept || addsNothing) continue;
    comparison.compareNodes([ONLY_MAPPINGS, ...from], [ONLY_MAPPINGS, ...to], inside, places);
  }
}

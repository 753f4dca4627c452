// Makes one view of two: a value that fits it fits both.
import { isTighter } from './exact-bound';
import type { Bound, BoundName, Entries, SchemaView } from './schema-view';
import type { WorkBudget } from '../side/work-budget';
import { joinMaps, joinBy, joinNodes } from './join-parts';
import { joinShapeLists } from './join-shapes';
import { closeOver } from './close-view';

/** The view of a value that must fit both. Titles and other words are those of the first view that has them. */
export function joinViews(one: SchemaView, two: SchemaView, budget: WorkBudget): SchemaView {
  if (one === two) return one;
  budget.spend(1 + (sizeOf(one) + sizeOf(two)) / 10);
  const types = one.types & two.types;
  return closeOver({
    place: one.place,
    types,
    typePlace: types === one.types ? one.typePlace : two.typePlace,
    values: joinValues(one.values, two.values),
    bounds: joinBounds(one.bounds, two.bounds),
    multiples: joinMaps(one.multiples, two.multiples),
    patterns: joinMaps(one.patterns, two.patterns),
    formats: joinMaps(one.formats, two.formats),
    unique: one.unique ?? two.unique,
    required: joinMaps(one.required, two.required),
    shapes: joinShapeLists(one.shapes, two.shapes),
    entries: joinEntries(one.entries, two.entries),
    names: joinNodes(one.names, two.names),
    contains: joinBy(one.contains, two.contains, (entry) => entry),
    dependentRequired: joinMaps(one.dependentRequired, two.dependentRequired, (a, b) =>
      joinMaps(a, b),
    ),
    dependentSchemas: joinMaps(one.dependentSchemas, two.dependentSchemas, joinNodes),
    conditions: joinBy(one.conditions, two.conditions, (entry) => entry),
    alternatives: joinBy(one.alternatives, two.alternatives, (entry) => entry),
    negations: joinNodes(one.negations, two.negations),
    opaque: joinBy(one.opaque, two.opaque, (entry) => entry.place),
    branched: one.branched || two.branched,
    annotations: joinMaps(one.annotations, two.annotations),
  });
}

function sizeOf(view: SchemaView): number {
  let size = view.required.size + view.opaque.length + view.negations.length;
  size += view.values?.size ?? 0;
  for (const shape of view.shapes) size += shape.properties.size + shape.patterns.size;
  return size;
}

function joinValues(one: SchemaView['values'], two: SchemaView['values']): SchemaView['values'] {
  if (one === undefined || two === undefined) return one ?? two;
  return new Map([...one].filter(([text]) => two.has(text)));
}

function joinBounds(
  one: ReadonlyMap<BoundName, Bound>,
  two: ReadonlyMap<BoundName, Bound>,
): ReadonlyMap<BoundName, Bound> {
  return joinMaps(one, two, (a, b, name) => (isTighter(b, a, name) ? b : a));
}

function joinEntries(one: Entries | undefined, two: Entries | undefined): Entries | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  const length = Math.max(one.prefix.length, two.prefix.length);
  const prefix = Array.from({ length }, (_, index) =>
    joinNodes(one.prefix[index] ?? one.rest, two.prefix[index] ?? two.rest),
  );
  return { prefix, rest: joinNodes(one.rest, two.rest) };
}

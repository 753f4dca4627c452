import type { ViewBuilder } from '../reading/build-view';
import { NO_NAMES, type Frame } from './frame';
import type { SchemaNode } from '../side/schema-node';
import type { SchemaView } from '../view/schema-view';

/** Names that a schema mentions beside its own `properties`: in branches, conditions and the like. */
export function namesInGroups(builder: ViewBuilder, view: SchemaView): ReadonlySet<string> {
  const known = builder.namesByView.get(view);
  if (known !== undefined) return known;
  const inner = groupNodes(view);
  if (inner.length === 0 && view.dependentRequired.size === 0 && view.shapes.length < 2) {
    return NO_NAMES;
  }
  const names = new Set<string>();
  builder.namesByView.set(view, names);
  try {
    addDependent(view, names);
    if (view.shapes.length > 1) addDeclared(view, names);
    for (const nodes of inner) addAll(builder, builder.viewOf(nodes, view.place), names);
  } catch (error) {
    builder.namesByView.delete(view);
    throw error;
  }
  return names;
}

/** The used names of a frame, with those that a view of the base mentions. */
export function usedWith({ used }: Frame, builder: ViewBuilder, view: SchemaView): Frame['used'] {
  return used === 'all' ? used : new Set([...used, ...namesOf(builder, view)]);
}

/** Every name that a schema mentions, whether it declares it or not. */
export function namesOf(builder: ViewBuilder, view: SchemaView): ReadonlySet<string> {
  const names = new Set<string>();
  addAll(builder, view, names);
  return names;
}

function addAll(builder: ViewBuilder, view: SchemaView, names: Set<string>): void {
  addDeclared(view, names);
  addDependent(view, names);
  builder.side.budget.spend(1 + names.size / 10);
  for (const name of namesInGroups(builder, view)) names.add(name);
}

function addDeclared(view: SchemaView, names: Set<string>): void {
  for (const shape of view.shapes) for (const name of shape.properties.keys()) names.add(name);
  for (const name of view.required.keys()) names.add(name);
}

function addDependent(view: SchemaView, names: Set<string>): void {
  for (const [trigger, needed] of view.dependentRequired) {
    names.add(trigger);
    for (const name of needed.keys()) names.add(name);
  }
  for (const trigger of view.dependentSchemas.keys()) names.add(trigger);
}

function groupNodes(view: SchemaView): (readonly SchemaNode[])[] {
  return [
    ...view.alternatives.flatMap((group) => group.branches.map((branch) => [branch])),
    ...view.conditions.flatMap(({ test, then, otherwise }) =>
      [test, then, otherwise].flatMap((node) => (node === undefined ? [] : [[node]])),
    ),
    ...view.negations.map((node) => [node]),
    ...view.dependentSchemas.values(),
  ];
}

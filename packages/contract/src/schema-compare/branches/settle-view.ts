// Drops the parts of a view that decide nothing, because no value of the view can meet or fail them.
import type { ViewBuilder } from '../reading/build-view';
import {
  isShort,
  mayBeImpossible,
  possibleKeys,
  possibleTypes,
  typesOf,
} from '../values/possible-types';
import type { SchemaNode } from '../side/schema-node';
import { isOnlyTypes, TYPE } from '../view/schema-view';
import type { Alternatives, Bound, Condition, SchemaView } from '../view/schema-view';

/** The view without types that have no value in it, and without parts that decide nothing. */
export function settleView(builder: ViewBuilder, view: SchemaView): SchemaView {
  if (view.types === 0 || !(mayBeImpossible(view) || hasParts(view))) return view;
  const known = builder.settledByView.get(view);
  if (known !== undefined) return known;
  const types = possibleTypes(builder, view);
  const possible = types === view.types ? view : { ...view, types };
  const settled =
    types === 0
      ? possible
      : withoutIdleParts(builder, withNeededKeys(builder, withCountedKeys(builder, possible)));
  builder.settledByView.set(view, settled);
  return settled;
}

function hasParts({ negations, conditions, alternatives }: SchemaView): boolean {
  return negations.length > 0 || conditions.length > 0 || alternatives.length > 0;
}

/** Alternatives that each require one key, as a number of keys where that says the same. */
function withCountedKeys(builder: ViewBuilder, view: SchemaView): SchemaView {
  if (view.types !== TYPE.object || view.alternatives.length === 0) return view;
  const possible = possibleKeys(builder, view, 0);
  if (possible === undefined) return view;
  return view.alternatives.reduce((counted, group) => {
    const needed = keysOfChoice(builder, group);
    if (needed === undefined) return counted;
    const others = [...possible].filter((name) => !needed.has(name));
    const least = counted.bounds.get('minProperties');
    const isMet = !group.exclusive && least !== undefined && others.length < least.value;
    if (others.length > 0 && !isMet) return counted;
    const alternatives = counted.alternatives.filter((one) => one !== group);
    const bounds = new Map(counted.bounds);
    const one: Bound = { value: 1, exclusive: false, place: group.place };
    if (least === undefined || least.value < 1) bounds.set('minProperties', one);
    const most = bounds.get('maxProperties');
    if (group.exclusive && (most === undefined || most.value > 1)) bounds.set('maxProperties', one);
    return { ...counted, alternatives, bounds };
  }, view);
}

/** A mapping that needs as many keys as it may have requires all of them. */
function withNeededKeys(builder: ViewBuilder, view: SchemaView): SchemaView {
  const least = view.bounds.get('minProperties');
  if (least === undefined || view.required.size >= least.value) return view;
  const possible = possibleKeys(builder, view, 0);
  if (possible === undefined || possible.size > least.value) return view;
  const required = new Map(view.required);
  for (const name of possible) if (!required.has(name)) required.set(name, least.place);
  return { ...view, required };
}

/** The keys that the alternatives require, one each, where they ask for nothing else. */
export function keysOfChoice(
  builder: ViewBuilder,
  { branches, chosen }: Alternatives,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const branch of branches) {
    const view = builder.viewOfOne(branch);
    const [name, ...others] = view.required.keys();
    const isPlain = isOnlyTypes({ ...view, required: new Map() }) && view.types & TYPE.object;
    if (chosen || name === undefined || others.length > 0 || !isPlain) return undefined;
    names.add(name);
  }
  return names.size === branches.length ? names : undefined;
}

function withoutIdleParts(builder: ViewBuilder, view: SchemaView): SchemaView {
  if (!hasParts(view)) return view;
  const typesIn = (node: SchemaNode) => typesOf(builder, [node], view, 0) & view.types;
  const negations = view.negations.filter((node) => typesIn(node) !== 0);
  const parts: SchemaNode[] = [];
  const conditions = view.conditions.filter((condition) => {
    const held = consequenceOf(builder, view, condition);
    if (held === undefined) return true;
    if (held !== 'none') parts.push(held);
    return false;
  });
  const alternatives: Alternatives[] = [];
  for (const group of view.alternatives) {
    const branches =
      group.chosen || !isShort(group)
        ? group.branches
        : group.branches.filter((branch) => typesIn(branch) && canMeet(builder, view, branch));
    if (branches.length === 1) parts.push(branches[0]!);
    else
      alternatives.push(branches.length === group.branches.length ? group : { ...group, branches });
  }
  const isSame =
    negations.length === view.negations.length &&
    conditions.length === view.conditions.length &&
    alternatives.every((group) => view.alternatives.includes(group)) &&
    parts.length === 0;
  if (isSame) return view;
  const left: SchemaView = { ...view, negations, conditions, alternatives };
  return settleView(
    builder,
    parts.reduce((joined, part) => builder.joinTo(joined, part), left),
  );
}

/** Whether a value can fit a branch and what is around it, such as the value of a key that both demand. */
function canMeet(builder: ViewBuilder, view: SchemaView, branch: SchemaNode): boolean {
  const isPlain = view.values === undefined && view.bounds.size === 0 && view.required.size === 0;
  if (isPlain && builder.viewOfOne(branch).required.size === 0) return true;
  const around = { ...view, alternatives: [], conditions: [], negations: [] };
  return possibleTypes(builder, builder.joinTo(around, branch), 1) !== 0;
}

/** What holds because a test always or never does; `undefined` where that depends on the value. */
function consequenceOf(
  builder: ViewBuilder,
  view: SchemaView,
  { test, then, otherwise }: Condition,
): SchemaNode | 'none' | undefined {
  const tested = builder.viewOfOne(test);
  const possible = possibleTypes(builder, tested, 1);
  if ((possible & view.types) === 0 && tested.opaque.length === 0) return otherwise ?? 'none';
  const isAlways = isOnlyTypes(tested) && (view.types & ~tested.types) === 0;
  return isAlways ? (then ?? 'none') : undefined;
}

// Decides whether schemas exclude each other: where alternatives do, `oneOf` means the same as `anyOf`.
import { acceptsValue } from './accepts-value';
import type { BuiltView, ViewBuilder } from '../reading/build-view';
import { isEmptyRange, ONE } from '../view/exact-bound';
import { listedValues } from '../view/join-branches';
import type { SchemaNode } from '../side/schema-node';
import { NUMBER, TYPE } from '../view/schema-view';
import type { Alternatives, BoundName, Constant, SchemaView, Tags } from '../view/schema-view';

const MOST_BRANCHES = 60;

/** Whether no value can fit two of the branches, so that `oneOf` means the same as `anyOf`. */
export function areDisjoint(builder: ViewBuilder, group: Alternatives): boolean {
  const known = builder.disjointGroups.get(group);
  if (known !== undefined) return known;
  const disjoint = checkDisjoint(builder, group);
  builder.disjointGroups.set(group, disjoint);
  return disjoint;
}

/** Whether no value fits both views: by its type or a required key. */
export function areOpposed(one: BuiltView, other: BuiltView): boolean {
  const shared = one.view.types & other.view.types;
  if (shared === 0) return true;
  return shared === TYPE.object && haveOpposedKeys(one, other);
}

/** Whether no value fits both views: by its type, a listed value, a limit or a required key. */
export function cannotMeet(one: BuiltView, other: BuiltView): boolean {
  const shared = one.view.types & other.view.types;
  if (shared === 0) return true;
  const [values, others] = [listedValues(one.view), listedValues(other.view)];
  if (values !== undefined && others !== undefined) return areApart(values, others);
  if (areAllRefused(values, other) || areAllRefused(others, one)) return true;
  if ((shared & (TYPE.null | TYPE.boolean)) !== 0) return false;
  return LIMITS.every(([lower, upper, type]) => {
    if ((shared & type) === 0) return true;
    const step = (shared & type & TYPE.fraction) === 0 ? ONE : undefined;
    const isBelow = (low: BuiltView, high: BuiltView) => {
      const [least, most] = [high.view.bounds.get(lower), low.view.bounds.get(upper)];
      return least !== undefined && most !== undefined && isEmptyRange(least, most, step);
    };
    if (isBelow(one, other) || isBelow(other, one)) return true;
    return type === TYPE.object && haveOpposedKeys(one, other);
  });
}

const LIMITS: readonly (readonly [BoundName, BoundName, number])[] = [
  ['minimum', 'maximum', NUMBER],
  ['minLength', 'maxLength', TYPE.string],
  ['minItems', 'maxItems', TYPE.array],
  ['minProperties', 'maxProperties', TYPE.object],
];

const MOST_VALUES = 50;

function areAllRefused(
  values: ReadonlyMap<string, Constant> | undefined,
  { builder, view }: BuiltView,
): boolean {
  if (values === undefined || values.size > MOST_VALUES) return false;
  return [...values.values()].every(
    ({ value, literal }) => acceptsValue(builder, view, value, { literal }) === false,
  );
}

function haveOpposedKeys(one: BuiltView, other: BuiltView): boolean {
  if (refusesRequiredKey(one.view, other.view) || refusesRequiredKey(other.view, one.view)) {
    return true;
  }
  const tags = tagsOf(one.builder, one.view);
  if (tags.size === 0) return false;
  const others = tagsOf(other.builder, other.view);
  return [...tags].some(([name, values]) => {
    const otherValues = others.get(name);
    return otherValues !== undefined && areApart(values, otherValues);
  });
}

/** Whether a view refuses a key that the other one requires, as a closed mapping does. */
function refusesRequiredKey({ shapes }: SchemaView, { required }: SchemaView): boolean {
  return shapes.some(({ properties, patterns, additional }) => {
    const isClosed = patterns.size === 0 && additional?.some(isNothing);
    for (const name of required.keys()) {
      const own = properties.get(name);
      if (own === undefined ? isClosed : own.some(isNothing)) return true;
    }
    return false;
  });
}

function isNothing({ schema }: SchemaNode): boolean {
  return schema === false;
}

function checkDisjoint(builder: ViewBuilder, group: Alternatives): boolean {
  const views = group.branches.map((branch) => builder.viewOfOne(branch));
  if (views.some((view) => discriminatorOf(view) !== undefined)) return true;
  if (haveDistinctTags(builder, views)) return true;
  if (views.length > MOST_BRANCHES) return false;
  builder.side.budget.spend(views.length * views.length);
  return views.every((one, index) =>
    views
      .slice(index + 1)
      .every((two) => cannotMeet({ builder, view: one }, { builder, view: two })),
  );
}

function areApart(
  one: ReadonlyMap<string, unknown> | ReadonlySet<string>,
  two: ReadonlyMap<string, unknown> | ReadonlySet<string>,
): boolean {
  return [...one.keys()].every((text) => !two.has(text));
}

/** One key that every branch requires, with a fixed set of values in each, and no value in two of them. */
function haveDistinctTags(builder: ViewBuilder, views: readonly SchemaView[]): boolean {
  if (views.some((view) => view.types !== TYPE.object)) return false;
  const all = views.map((view) => tagsOf(builder, view));
  const candidates = all[0]?.keys() ?? [];
  for (const name of candidates) {
    const seen = new Set<string>();
    let count = 0;
    for (const tags of all) {
      const values = tags.get(name);
      if (values === undefined) break;
      count += 1;
      for (const text of values.keys()) {
        if (seen.has(text)) count = -Infinity;
        seen.add(text);
      }
    }
    if (count === all.length) return true;
  }
  return false;
}

/** The required keys of a mapping that can only have listed values. */
export function tagsOf(builder: ViewBuilder, view: SchemaView): Tags {
  const known = builder.tagsByView.get(view);
  if (known !== undefined) return known;
  const tags = new Map<string, ReadonlyMap<string, unknown>>();
  for (const name of [...view.required.keys()].slice(0, 20).sort()) {
    for (const shape of view.shapes) {
      const nodes = shape.properties.get(name);
      const listed = nodes && listedValues(builder.viewOf(nodes, view.place));
      if (listed !== undefined) tags.set(name, listed);
    }
  }
  builder.tagsByView.set(view, tags);
  return tags;
}

function discriminatorOf(view: SchemaView): unknown {
  return view.opaque.find((entry) => entry.keyword === 'discriminator');
}

// Finds out which values a view can have at all: what needs a key that may not be there accepts no mapping.
import { acceptsValue, schemasFor } from './accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import { finiteValues } from '../view/finite-values';
import { listedValues } from '../view/join-branches';
import type { SchemaNode } from '../side/schema-node';
import { isOnlyTypes, TYPE, typeOfValue } from '../view/schema-view';
import type { Alternatives, SchemaView } from '../view/schema-view';

/** How far below a value its parts are looked at. */
const DEEPEST = 2;
const MOST_VALUES = 50;
const MOST_BRANCHES = 60;

/** The types of the values that a view accepts; perhaps more, where we cannot determine that. */
export function possibleTypes(builder: ViewBuilder, view: SchemaView, depth = 0): number {
  if (view.types === 0 || depth > DEEPEST || !mayBeImpossible(view)) return view.types;
  const known = (builder.possibleByView[depth] ??= new Map<SchemaView, number>());
  const found = known.get(view);
  if (found !== undefined) return found;
  builder.side.budget.spend(1);
  const types = typesWithValues(builder, view, depth);
  known.set(view, types);
  return types;
}

function typesWithValues(builder: ViewBuilder, view: SchemaView, depth: number): number {
  // `nullable` may let through more than the view says.
  if (view.opaque.some(({ keyword }) => keyword === 'nullable')) return view.types;
  let { types } = view;
  if (types & TYPE.object && refusesMappings(builder, view, depth)) types &= ~TYPE.object;
  if (types & TYPE.array && refusesLists(builder, view, depth)) types &= ~TYPE.array;
  types &= typesOfValues(builder, view);
  for (const group of view.alternatives) {
    if (isShort(group)) types &= typesOfBranches(builder, view, group, types, depth);
  }
  return types;
}

/** The types of the branches, as far as they are among those that are asked about. */
function typesOfBranches(
  builder: ViewBuilder,
  view: SchemaView,
  { branches }: Alternatives,
  asked: number,
  depth: number,
): number {
  let types = 0;
  for (const branch of branches) {
    types |= typesOf(builder, [branch], view, depth);
    if ((asked & ~types) === 0) break;
  }
  return types;
}

/** Whether a view has a part that can leave it without a value. */
export function mayBeImpossible(view: SchemaView): boolean {
  return (
    view.required.size > 0 ||
    view.alternatives.length > 0 ||
    view.contains.length > 0 ||
    view.bounds.has('minItems') ||
    view.bounds.has('minProperties') ||
    isListed(view)
  );
}

export function isShort({ branches }: Alternatives): boolean {
  return branches.length <= MOST_BRANCHES;
}

export function typesOf(
  builder: ViewBuilder,
  nodes: readonly SchemaNode[],
  { place }: SchemaView,
  depth: number,
): number {
  return possibleTypes(builder, builder.viewOf(nodes, place), depth + 1);
}

/** Whether the values are listed, few, and limited by other demands, too. */
function isListed(view: SchemaView): boolean {
  if (view.values === undefined || view.values.size > MOST_VALUES) return false;
  return !isOnlyTypes({ ...view, values: undefined });
}

/** The types of the listed values that are not refused. */
function typesOfValues(builder: ViewBuilder, view: SchemaView): number {
  if (view.values === undefined || !isListed(view)) return view.types;
  let types = 0;
  for (const { value, literal } of view.values.values()) {
    const type = typeOfValue(value, literal);
    if (types & type || acceptsValue(builder, view, value, { literal }) === false) continue;
    types |= type;
  }
  return types;
}

/** Whether no mapping can have the keys that it needs. */
function refusesMappings(builder: ViewBuilder, view: SchemaView, depth: number): boolean {
  for (const name of view.required.keys()) {
    for (const shape of view.shapes) {
      const { nodes, unsure } = schemasFor(shape, name);
      if (unsure || nodes.length === 0) continue;
      const { readOnly, writeOnly } = Object.fromEntries(
        builder.viewOf(nodes, view.place).annotations,
      );
      const isExempt = readOnly?.value === true || writeOnly?.value === true;
      if (!isExempt && typesOf(builder, nodes, view, depth) === 0) return true;
    }
  }
  if (view.required.size > (view.bounds.get('maxProperties')?.value ?? Infinity)) return true;
  const least = view.bounds.get('minProperties')?.value ?? 0;
  return least > 0 && (possibleKeys(builder, view, depth)?.size ?? Infinity) < least;
}

/** The only keys that a mapping may have; `undefined` where there may be others. */
export function possibleKeys(
  builder: ViewBuilder,
  view: SchemaView,
  depth: number,
): ReadonlySet<string> | undefined {
  const isImpossible = (nodes: readonly SchemaNode[]) =>
    nodes.length > 0 && typesOf(builder, nodes, view, depth) === 0;
  const closed = view.shapes.find(
    ({ patterns, additional }) => patterns.size === 0 && additional && isImpossible(additional),
  );
  const names = [...(closed?.properties ?? [])].filter(([, nodes]) => !isImpossible(nodes));
  return closed && new Set(names.map(([name]) => name));
}

/** Whether no mapping of the view has a key, so that what holds beside the key never holds. */
export function neverHasKey(builder: ViewBuilder, view: SchemaView, name: string): boolean {
  if (view.bounds.get('maxProperties')?.value === 0) return true;
  return view.shapes.some((shape) => {
    const { nodes, unsure } = schemasFor(shape, name);
    return !unsure && nodes.length > 0 && typesOf(builder, nodes, view, 0) === 0;
  });
}

/** Whether no list can have the entries that it needs. */
function refusesLists(builder: ViewBuilder, view: SchemaView, depth: number): boolean {
  const least = view.bounds.get('minItems')?.value ?? 0;
  return (
    (least > 0 && least > mostEntries(builder, view, depth)) ||
    view.contains.some(
      ({ schema, min }) => min.value > 0 && typesOf(builder, [schema], view, depth) === 0,
    )
  );
}

/** How many entries a list can have, because one of them cannot be or because no two may be equal. */
export function mostEntries(builder: ViewBuilder, view: SchemaView, depth = 0): number {
  const { entries, unique } = view;
  if (entries === undefined) return Infinity;
  const { prefix, rest } = entries;
  const end = [...prefix, rest].findIndex(
    (nodes) => nodes.length > 0 && typesOf(builder, nodes, view, depth) === 0,
  );
  if (end >= 0 || unique === undefined || rest.length === 0) return end < 0 ? Infinity : end;
  const each = builder.viewOf(rest, view.place);
  const values = listedValues(each) ?? finiteValues(each);
  return values === undefined ? Infinity : prefix.length + values.size;
}

// Small values for schemas, to be tried on both sides of a comparison. An example that fits one side and not the
// other proves a change; that none was found proves nothing.
import { canonicalText } from '../../json-schema/json-text';
import type { ViewBuilder } from '../reading/build-view';
import type { SchemaNode } from '../side/schema-node';
import { TYPE } from '../view/schema-view';
import type { SchemaView } from '../view/schema-view';
import { isMapping } from '../../source/mapping';

const DEEPEST = 4;
const MOST_KEYS = 20;
const MOST_BRANCHES = 12;
const MOST_VALUES = 8;
const MOST_VARIED = 6;
const MOST = 150;

/** Values of each type, for keys about which an alternative says nothing. */
const PLAIN = ['x', 1, null, {}, []];

/**
 * For each schema: with the required keys alone, with all keys; all keys of each two schemas together; and these with
 * one key less or another value. `names` are keys that may be there as well, `beside` is what each example must fit too.
 */
export function examplesOf(
  builder: ViewBuilder,
  nodes: readonly SchemaNode[],
  names: ReadonlySet<string>,
  beside?: SchemaView,
): unknown[] {
  const views = nodes
    .slice(0, MOST_BRANCHES)
    .map((node) => (beside ? builder.joinTo(beside, node) : builder.viewOfOne(node)));
  const least = views.map((view) => exampleOf(builder, view, 'required', 0));
  const most = views.map((view) => exampleOf(builder, view, 'all', 0));
  const together = most.flatMap((one, index) =>
    most
      .slice(index + 1)
      .flatMap((two) => (isMapping(one) && isMapping(two) ? [{ ...one, ...two }] : [])),
  );
  const whole = [...least, ...most, ...together];
  const scalars = views.flatMap((view) => scalarsOf(view));
  const lists = views.flatMap((view) => listsOf(builder, view));
  const varied = whole.filter(isMapping).slice(0, MOST_BRANCHES);
  const variants = varied.flatMap((value) => variantsOf(builder, views, value, names));
  const found = new Map<string, unknown>();
  for (const value of [...whole, ...scalars, ...lists, ...variants]) {
    if (found.size >= MOST) break;
    found.set(canonicalText(value), value);
  }
  return [...found.values()];
}

/** The mapping with one key less, or with another value for one key. */
function variantsOf(
  builder: ViewBuilder,
  views: readonly SchemaView[],
  value: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): unknown[] {
  return [...new Set([...Object.keys(value), ...names])].slice(0, MOST_VARIED).flatMap((name) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    const others = views.flatMap((view) =>
      view.shapes.flatMap(({ properties }) => {
        const nodes = properties.get(name);
        if (nodes === undefined) return [];
        const part = builder.viewOf(nodes, view.place);
        return [exampleOf(builder, part, 'all', 1), ...scalarsOf(part)];
      }),
    );
    return [rest, ...[...others, ...PLAIN].map((other) => ({ ...rest, [name]: other }))];
  });
}

/** The first entries of a list, what it must contain, and both with an entry more. */
function listsOf(builder: ViewBuilder, view: SchemaView): unknown[] {
  if ((view.types & TYPE.array) === 0) return [];
  const { prefix, rest } = view.entries ?? { prefix: [], rest: [] };
  const exampleAt = (nodes: readonly SchemaNode[]) =>
    exampleOf(builder, builder.viewOf(nodes, view.place), 'all', 1);
  const first = prefix.slice(0, MOST_VALUES).map(exampleAt);
  const contained = view.contains.map(({ schema }) => exampleAt([schema]));
  const further = [...(rest.length > 0 ? [exampleAt(rest)] : []), ...contained, ...PLAIN];
  const starts = [first, [...first, ...contained], contained];
  return starts.flatMap((start) => [
    start,
    ...further.map((entry) => [...start, entry]),
    ...further.map((entry) => [entry, ...start]),
  ]);
}

/** Listed values, and the limits of texts and numbers. */
function scalarsOf(view: SchemaView): unknown[] {
  if (view.values !== undefined) {
    return [...view.values.values()].slice(0, MOST_VALUES).map(({ value }) => value);
  }
  const found: unknown[] = [];
  const limit = (name: 'minimum' | 'maximum' | 'minLength' | 'maxLength') =>
    view.bounds.get(name)?.value;
  if (view.types & TYPE.string) {
    const lengths = [limit('minLength'), limit('maxLength')];
    for (const length of lengths) if (length !== undefined) found.push(textOf(length));
    found.push('x');
  }
  if (view.types & TYPE.integer) {
    for (const number of [limit('minimum'), limit('maximum')]) {
      if (number !== undefined) found.push(number);
    }
    found.push(1);
  }
  if (view.types & TYPE.fraction) found.push(0.5);
  if (view.types & TYPE.boolean) found.push(true);
  if (view.types & TYPE.null) found.push(null);
  if (view.types & TYPE.array) found.push([], ['x'], [1]);
  return found;
}

/** Which keys of a mapping an example has. */
type GivenKeys = 'required' | 'all';

function exampleOf(
  builder: ViewBuilder,
  view: SchemaView,
  keys: GivenKeys,
  depth: number,
): unknown {
  builder.side.budget.spend(1);
  const [first] = view.values?.values() ?? [];
  if (first !== undefined) return first.value;
  if (view.types & TYPE.object) return mappingFor(builder, view, keys, depth);
  if (view.types & TYPE.string) return textOf(view.bounds.get('minLength')?.value ?? 1);
  if (view.types & TYPE.integer) {
    const least = view.bounds.get('minimum');
    const most = view.bounds.get('maximum');
    return Math.ceil(least?.value ?? Math.min(1, most?.value ?? 1)) + (least?.exclusive ? 1 : 0);
  }
  if (view.types & TYPE.boolean) return true;
  if (view.types & TYPE.array) return [];
  return null;
}

function textOf(length: number): string {
  return 'x'.repeat(Math.min(Math.max(length, 0), 50));
}

function mappingFor(
  builder: ViewBuilder,
  view: SchemaView,
  keys: GivenKeys,
  depth: number,
): Record<string, unknown> {
  const names = new Set(view.required.keys());
  if (keys === 'all') {
    for (const { properties } of view.shapes) for (const name of properties.keys()) names.add(name);
  }
  const entries = [...names].slice(0, MOST_KEYS).map((name): [string, unknown] => {
    const nodes = view.shapes.flatMap(({ properties }) => properties.get(name) ?? []);
    if (depth >= DEEPEST) return [name, null];
    return [name, exampleOf(builder, builder.viewOf(nodes, view.place), keys, depth + 1)];
  });
  return Object.fromEntries(entries);
}

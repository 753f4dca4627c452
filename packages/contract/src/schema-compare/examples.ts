// Small values for schemas, to be tried on both sides of a comparison. An example that fits one side and not the
// other proves a change; that none was found proves nothing.
import type { ViewBuilder } from './build-view';
import type { SchemaNode } from './schema-node';
import { TYPE } from './schema-view';
import type { SchemaView } from './schema-view';
import { isMapping } from '../source/mapping';

const DEEPEST = 4;
const MOST_KEYS = 20;
const MOST_BRANCHES = 12;

/** For each schema: with the required keys alone, with all keys; and all keys of each two schemas together. */
export function examplesOf(builder: ViewBuilder, nodes: readonly SchemaNode[]): unknown[] {
  const views = nodes.slice(0, MOST_BRANCHES).map((node) => builder.viewOfOne(node));
  const least = views.map((view) => exampleOf(builder, view, false, 0));
  const most = views.map((view) => exampleOf(builder, view, true, 0));
  const together = most.flatMap((one, index) =>
    most
      .slice(index + 1)
      .flatMap((two) => (isMapping(one) && isMapping(two) ? [{ ...one, ...two }] : [])),
  );
  return [...least, ...most, ...together];
}

function exampleOf(builder: ViewBuilder, view: SchemaView, full: boolean, depth: number): unknown {
  builder.side.budget.spend(1);
  const [first] = view.values?.values() ?? [];
  if (first !== undefined) return first.value;
  if (view.types & TYPE.object) return mappingFor(builder, view, full, depth);
  if (view.types & TYPE.string)
    return 'x'.repeat(Math.min(view.bounds.get('minLength')?.value ?? 1, 50));
  if (view.types & TYPE.integer) {
    const least = view.bounds.get('minimum');
    const most = view.bounds.get('maximum');
    return Math.ceil(least?.value ?? Math.min(1, most?.value ?? 1)) + (least?.exclusive ? 1 : 0);
  }
  if (view.types & TYPE.boolean) return true;
  if (view.types & TYPE.array) return [];
  return null;
}

function mappingFor(
  builder: ViewBuilder,
  view: SchemaView,
  full: boolean,
  depth: number,
): Record<string, unknown> {
  const names = new Set(view.required.keys());
  if (full)
    for (const { properties } of view.shapes) for (const name of properties.keys()) names.add(name);
  const entries = [...names].slice(0, MOST_KEYS).map((name): [string, unknown] => {
    const nodes = view.shapes.flatMap(({ properties }) => properties.get(name) ?? []);
    if (depth >= DEEPEST) return [name, null];
    return [name, exampleOf(builder, builder.viewOf(nodes, view.place), full, depth + 1)];
  });
  return Object.fromEntries(entries);
}

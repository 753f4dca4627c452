// Makes one view of two: a value that fits it fits both.
import { matchName } from '../json-schema/match-name';
import { isMultiple, isWhole } from '../source/decimal';
import { commonStep, compareWritten, exactOf, isEmptyRange, isTighter, ONE } from './exact-bound';
import { isLowerBound, NUMBER, TYPE, typeOfValue } from './schema-view';
import type {
  Bound,
  BoundName,
  Constant,
  Entries,
  SchemaView,
  Shape,
  WrittenNumber,
} from './schema-view';
import type { SchemaNode } from './schema-node';
import type { WorkBudget } from './work-budget';

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
    texts: joinMaps(one.texts, two.texts),
  });
}

/** Drops what other parts of the same view already rule out, so that equal demands look equal. */
export function closeOver(view: SchemaView): SchemaView {
  let { types, values, multiples } = view;
  if (values !== undefined) {
    let kept = 0;
    const fitting = new Map<string, Constant>();
    for (const [text, constant] of values) {
      const type = typeOfValue(constant.value, constant.literal);
      if ((type & types) === 0) continue;
      kept |= type;
      fitting.set(text, constant);
    }
    if (fitting.size !== values.size) values = fitting;
    types &= kept;
  }
  const isWholeStep = (step: WrittenNumber) => {
    const exact = exactOf(step);
    return exact !== undefined && isWhole(exact);
  };
  if ([...multiples.values()].some(isWholeStep)) types &= ~TYPE.fraction;
  types &= ~typesWithoutValues(view);
  const [least, most] = [view.bounds.get('minimum'), view.bounds.get('maximum')];
  if (least && most && compareWritten(least, most) === 0 && isWholeStep(least)) {
    types &= ~TYPE.fraction;
  }
  if (multiples.size > 0 && (types & TYPE.fraction) === 0) {
    const needed = [...multiples].filter(([, step]) => {
      const exact = exactOf(step);
      return exact === undefined || !isMultiple(ONE, exact);
    });
    if (needed.length < multiples.size) multiples = new Map(needed);
  }
  const { required, dependentRequired } = closeDependencies(view);
  const dependentSchemas = withoutRefused(view, view.dependentSchemas);
  if (
    types === view.types &&
    values === view.values &&
    multiples === view.multiples &&
    dependentRequired === view.dependentRequired &&
    dependentSchemas === view.dependentSchemas
  ) {
    return view;
  }
  return { ...view, types, values, multiples, required, dependentRequired, dependentSchemas };
}

/** The types whose limits let no value through. */
function typesWithoutValues(view: SchemaView): number {
  const { bounds } = view;
  if (bounds.size < 2) return 0;
  return RANGES.reduce((types, [lower, upper, type]) => {
    const [least, most] = [bounds.get(lower), bounds.get(upper)];
    if (least === undefined || most === undefined) return types;
    const step = type === NUMBER ? commonStep(view) : ONE;
    return isEmptyRange(least, most, step === 'none' ? undefined : step) ? types | type : types;
  }, 0);
}

const RANGES: readonly (readonly [BoundName, BoundName, number])[] = [
  ['minimum', 'maximum', NUMBER],
  ['minLength', 'maxLength', TYPE.string],
  ['minItems', 'maxItems', TYPE.array],
  ['minProperties', 'maxProperties', TYPE.object],
];

/** What a required key needs is required itself. */
function closeDependencies(view: SchemaView): Pick<SchemaView, 'required' | 'dependentRequired'> {
  let needed = view.required;
  let left = withoutRefused(view, view.dependentRequired);
  for (;;) {
    const met = [...left].filter(([name]) => needed.has(name));
    if (met.length === 0) break;
    for (const [, names] of met) needed = joinMaps(needed, names);
    left = new Map(
      [...left].filter(([name]) => !needed.has(name) || !met.some(([one]) => one === name)),
    );
  }
  return { required: needed, dependentRequired: left };
}

/** What depends on a key that no mapping may have says nothing. */
function withoutRefused<T>(
  { shapes }: SchemaView,
  dependent: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  if (dependent.size === 0) return dependent;
  const isRefused = (name: string) =>
    shapes.some((shape) =>
      (shape.properties.get(name) ?? leftFor(shape, name))?.some(({ schema }) => schema === false),
    );
  const refused = [...dependent.keys()].filter(isRefused);
  if (refused.length === 0) return dependent;
  return new Map([...dependent].filter(([name]) => !refused.includes(name)));
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
  return joinMaps(one, two, (a, b, name) => (isTighter(b, a, isLowerBound(name)) ? b : a));
}

function joinMaps<K, V>(
  one: ReadonlyMap<K, V>,
  two: ReadonlyMap<K, V>,
  both: (one: V, two: V, key: K) => V = (first) => first,
): ReadonlyMap<K, V> {
  if (two.size === 0) return one;
  if (one.size === 0) return two;
  const joined = new Map(one);
  for (const [key, value] of two) {
    const present = joined.get(key);
    joined.set(key, present === undefined ? value : both(present, value, key));
  }
  return joined;
}

function joinBy<T>(
  one: readonly T[],
  two: readonly T[],
  identify: (entry: T) => unknown,
): readonly T[] {
  if (two.length === 0) return one;
  if (one.length === 0) return two;
  const seen = new Set(one.map(identify));
  return [...one, ...two.filter((entry) => !seen.has(identify(entry)))];
}

export function joinNodes(
  one: readonly SchemaNode[],
  two: readonly SchemaNode[],
): readonly SchemaNode[] {
  return joinBy(one, two, (node) => node.schema);
}

function joinEntries(one: Entries | undefined, two: Entries | undefined): Entries | undefined {
  if (one === undefined || two === undefined) return one ?? two;
  const length = Math.max(one.prefix.length, two.prefix.length);
  const prefix = Array.from({ length }, (_, index) =>
    joinNodes(one.prefix[index] ?? one.rest, two.prefix[index] ?? two.rest),
  );
  return { prefix, rest: joinNodes(one.rest, two.rest) };
}

function joinShapeLists(one: readonly Shape[], two: readonly Shape[]): readonly Shape[] {
  if (one.length === 0 || two.length === 0) return one.length === 0 ? two : one;
  let shapes = [...one];
  for (const shape of two) {
    if (shapes.some((present) => present.properties === shape.properties)) continue;
    const partner = shapes.length === 1 ? shapes[0] : undefined;
    const joined = partner === undefined ? undefined : joinShapes(partner, shape);
    shapes = joined === undefined ? [...shapes, shape] : [joined];
  }
  return shapes;
}

/** One shape that says what both say; `undefined` when what is left for other keys differs by pattern. */
function joinShapes(one: Shape, two: Shape): Shape | undefined {
  const closed = one.additional !== undefined || two.additional !== undefined;
  const limited = Boolean(one.additional?.length) || Boolean(two.additional?.length);
  if (limited && !sameKeys(one.patterns, two.patterns)) return undefined;
  const properties = new Map(one.properties);
  for (const [name, nodes] of one.properties) {
    if (two.properties.has(name)) continue;
    const rest = leftFor(two, name);
    if (rest === undefined) return undefined;
    if (rest.length > 0) properties.set(name, joinNodes(nodes, rest));
  }
  for (const [name, nodes] of two.properties) {
    const rest = one.properties.get(name) ?? leftFor(one, name);
    if (rest === undefined) return undefined;
    properties.set(name, joinNodes(rest, nodes));
  }
  return {
    properties,
    patterns: joinMaps(one.patterns, two.patterns, joinNodes),
    additional: closed ? joinNodes(one.additional ?? [], two.additional ?? []) : undefined,
  };
}

function leftFor(shape: Shape, name: string): readonly SchemaNode[] | undefined {
  if (shape.additional === undefined) return [];
  let matched = false;
  for (const pattern of shape.patterns.keys()) {
    const match = matchName(pattern, name);
    if (match === undefined) return undefined;
    matched ||= match;
  }
  return matched ? [] : shape.additional;
}

function sameKeys(one: ReadonlyMap<string, unknown>, two: ReadonlyMap<string, unknown>): boolean {
  return one.size === two.size && [...one.keys()].every((key) => two.has(key));
}

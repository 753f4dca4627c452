// Rewrites `not` as a requirement where that is possible: `not` of a lower bound is an upper bound.
import { isObject } from '../../source/mapping';
import { wholeLimit } from '../view/exact-bound';
import { negated } from './read-conditions';
import type { SchemaNode } from '../side/schema-node';
import { ALL_TYPES, isLowerBound, NUMBER, openView, TYPE } from '../view/schema-view';
import type { Bound, BoundName, SchemaView, ViewSource } from '../view/schema-view';

export function resolveNegations(view: SchemaView, views: ViewSource): SchemaView {
  if (view.negations.length === 0) return view;
  let result: SchemaView = { ...view, negations: [] };
  const pending = [...view.negations].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const inner = negated(node);
    const meant = inner && views.viewOfWhole(inner);
    if (meant !== undefined) {
      const evaluates = meant.shapes.length > 0 || meant.entries !== undefined;
      const joined = views.join(result, meant);
      // The inner schema holds, but below `not` its keys and entries do not count as evaluated.
      result = evaluates ? { ...joined, branched: true } : joined;
      continue;
    }
    const ruledOut = views.viewOfWhole(node);
    const branches = ruledOut && choiceIn(ruledOut, result, views);
    if (branches !== undefined) pending.push(...[...branches].reverse());
    else result = without(result, node, ruledOut, views);
  }
  return result;
}

/** The alternatives, where they are all that is ruled out: each of them is ruled out then. */
function choiceIn(
  ruledOut: SchemaView,
  view: SchemaView,
  views: ViewSource,
): readonly SchemaNode[] | undefined {
  const [choice, ...others] = demandsOf(ruledOut);
  if (choice?.kind !== 'choice' || others.length > 0) return undefined;
  // A type beside the alternatives would be a demand of its own.
  const isAlone = choice.branches.every((branch) => {
    const { types } = views.viewOfWhole(branch) ?? view;
    return (types & view.types & ~ruledOut.types) === 0;
  });
  return isAlone ? choice.branches : undefined;
}

function without(
  view: SchemaView,
  node: SchemaNode,
  ruledOut: SchemaView | undefined,
  views: ViewSource,
): SchemaView {
  const kept = { ...view, negations: [...view.negations, node] };
  if (ruledOut === undefined) return kept;
  const demands = demandsOf(ruledOut);
  // Values of a type that no demand is about fit what is ruled out.
  const spokenOf = demands.reduce((types, demand) => types | demand.types, 0);
  const types = view.types & ~(ruledOut.types & ~spokenOf);
  const narrowed = types === view.types ? kept : { ...kept, types, typePlace: node };
  if ((types & ruledOut.types) === 0) return { ...narrowed, negations: view.negations };
  const [demand, ...others] = demands;
  // A bound would limit values, too, that are not ruled out because of their type.
  if (others.length > 0 || (types & demand!.types & ~ruledOut.types) !== 0) return narrowed;
  const opposite = oppositeOf(demand!, node, { ...narrowed, negations: view.negations }, views);
  return opposite ?? narrowed;
}

/** One thing that a view asks for, and the types of the values that can fail it. */
type Demand =
  | {
      readonly kind: 'bound';
      readonly types: number;
      readonly name: BoundName;
      readonly bound: Bound;
    }
  | { readonly kind: 'key'; readonly types: number; readonly name: string }
  | { readonly kind: 'choice'; readonly types: number; readonly branches: readonly SchemaNode[] }
  | { readonly kind: 'not'; readonly types: number; readonly node: SchemaNode }
  | { readonly kind: 'other'; readonly types: number };

function demandsOf(view: SchemaView): readonly Demand[] {
  const demands: Demand[] = [];
  for (const [name, bound] of view.bounds) {
    demands.push({ kind: 'bound', types: TYPES_OF_BOUND[name], name, bound });
  }
  for (const name of view.required.keys()) demands.push({ kind: 'key', types: TYPE.object, name });
  for (const { branches, exclusive } of view.alternatives) {
    const types = view.types;
    demands.push(exclusive ? { kind: 'other', types } : { kind: 'choice', types, branches });
  }
  // A value of any type may fit what is ruled out, and then fails.
  for (const node of view.negations) demands.push({ kind: 'not', types: ALL_TYPES, node });
  const empty = emptyBound(view);
  if (empty !== undefined) demands.push(empty);
  const others: readonly [boolean, number][] = [
    [view.values !== undefined && empty === undefined, view.types],
    [view.multiples.size > 0, NUMBER],
    [view.patterns.size > 0, TYPE.string],
    [view.formats.size > 0, TYPE.string | NUMBER],
    [view.unique !== undefined || view.entries !== undefined, TYPE.array],
    [view.contains.length > 0, TYPE.array],
    [view.shapes.length > 0 || view.names.length > 0, TYPE.object],
    [view.dependentRequired.size > 0 || view.dependentSchemas.size > 0, TYPE.object],
    [view.conditions.length > 0 || view.opaque.length > 0, view.types],
  ];
  for (const [isThere, types] of others) if (isThere) demands.push({ kind: 'other', types });
  return demands;
}

/** One empty value as a bound: the text of 0 characters, the list or mapping of 0 entries. */
function emptyBound({ values, types }: SchemaView): Demand | undefined {
  const [constant, ...others] = values?.values() ?? [];
  const name = EMPTY.get(types);
  if (constant === undefined || others.length > 0 || name === undefined) return undefined;
  const { value, place } = constant;
  const isEmpty = isObject(value) ? Object.keys(value).length === 0 : value === '';
  return isEmpty
    ? { kind: 'bound', types, name, bound: { value: 0, exclusive: false, place } }
    : undefined;
}

const EMPTY: ReadonlyMap<number, BoundName> = new Map([
  [TYPE.string, 'maxLength'],
  [TYPE.array, 'maxItems'],
  [TYPE.object, 'maxProperties'],
]);

const TYPES_OF_BOUND: Readonly<Record<BoundName, number>> = {
  minimum: NUMBER,
  maximum: NUMBER,
  minLength: TYPE.string,
  maxLength: TYPE.string,
  minItems: TYPE.array,
  maxItems: TYPE.array,
  minProperties: TYPE.object,
  maxProperties: TYPE.object,
};

/** The view with the opposite of a demand; `undefined` where nothing says it. */
function oppositeOf(
  demand: Demand,
  node: SchemaNode,
  view: SchemaView,
  views: ViewSource,
): SchemaView | undefined {
  switch (demand.kind) {
    case 'bound': {
      const bounds = new Map([oppositeBound(demand.name, demand.bound)]);
      return views.join(view, { ...openView(view.place), bounds });
    }
    case 'key': {
      const properties = new Map([[demand.name, [{ ...node, schema: false }]]]);
      const shapes = [{ properties, patterns: new Map(), additional: undefined }];
      return views.join(view, { ...openView(view.place), shapes });
    }
    case 'not': {
      const inner = views.viewOfWhole(demand.node);
      return inner && views.join(view, inner);
    }
    default:
      return undefined;
  }
}

function oppositeBound(name: BoundName, bound: Bound): [BoundName, Bound] {
  const opposite = `${isLowerBound(name) ? 'max' : 'min'}${name.slice(3)}` as BoundName;
  const turned = { ...bound, exclusive: !bound.exclusive };
  if (name === 'minimum' || name === 'maximum') return [opposite, turned];
  return [opposite, { ...wholeLimit(turned, opposite), place: bound.place }];
}

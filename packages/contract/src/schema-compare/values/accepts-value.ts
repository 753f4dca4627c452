import { canonicalText } from '../../json-schema/json-text';
import { isMultiple } from '../../source/decimal';
import { literalAt } from '../../source/number-literals';
import { isMapping, type Mapping } from '../../source/mapping';
import { compareWritten, exactOf } from '../view/exact-bound';
import type { ViewBuilder } from '../reading/build-view';
import { hasFormat } from './format-values';
import { ENFORCED } from './format-relations';
import { matchName } from '../../json-schema/match-name';
import type { SchemaNode } from '../side/schema-node';
import { isLowerBound, typeOfValue } from '../view/schema-view';
import type { BoundName, SchemaView, Shape, WrittenNumber } from '../view/schema-view';

/** `undefined`: the answer depends on an unknown format, a costly pattern or an unknown keyword. */
type Answer = boolean | undefined;

const DEEPEST = 60;

/** Whether a value fits a view. Nothing that the author of a schema wrote is run. */
export function acceptsValue(
  builder: ViewBuilder,
  view: SchemaView,
  value: unknown,
  { depth = 0, literal }: { readonly depth?: number; readonly literal?: string } = {},
): Answer {
  builder.side.budget.spend(1);
  if ((typeOfValue(value, literal) & view.types) === 0) return false;
  if (depth > DEEPEST) return undefined;
  const fits: Fits = (nodes, part, inner) =>
    nodes.length === 0
      ? true
      : acceptsValue(builder, builder.viewOf(nodes, view.place), part, {
          depth: depth + 1,
          literal: part === value ? literal : inner,
        });
  return all([
    () => view.values === undefined || view.values.has(canonicalText(value, literal)),
    () => acceptsByType(view, value, literal, fits),
    () => all(view.negations.map((node) => () => not(fits([node], value)))),
    () =>
      all(
        view.conditions.map(({ test, then, otherwise }) => () => {
          const chosen = fits([test], value);
          const yes = then === undefined ? true : fits([then], value);
          const no = otherwise === undefined ? true : fits([otherwise], value);
          if (chosen === undefined) return yes === no ? yes : undefined;
          return chosen ? yes : no;
        }),
      ),
    () =>
      all(
        view.alternatives.map(({ branches, exclusive }) => () => {
          const answers = branches.map((branch) => fits([branch], value));
          const fitting = answers.filter((answer) => answer === true).length;
          const unknown = answers.filter((answer) => answer === undefined).length;
          if (!exclusive) return fitting > 0 ? true : unknown > 0 ? undefined : false;
          if (fitting > 1) return false;
          return unknown > 0 ? undefined : fitting === 1;
        }),
      ),
    () => (view.opaque.length > 0 ? undefined : true),
  ]);
}

/** `literal` is the text of a long number in a list or mapping. */
type Fits = (nodes: readonly SchemaNode[], part: unknown, literal?: string) => Answer;

function acceptsByType(
  view: SchemaView,
  value: unknown,
  literal: string | undefined,
  fits: Fits,
): Answer {
  if (typeof value === 'number') return acceptsNumber(view, { value, literal });
  if (typeof value === 'string') return acceptsText(view, value);
  if (Array.isArray(value)) return acceptsList(view, value, fits);
  return isMapping(value) ? acceptsMapping(view, value, fits) : true;
}

function acceptsNumber(view: SchemaView, number: WrittenNumber): Answer {
  const exact = exactOf(number);
  return all([
    () => withinBounds(view, number, 'minimum', 'maximum'),
    () =>
      all(
        [...view.multiples.values()].map((step) => () => {
          const other = exactOf(step);
          return exact && other && isMultiple(exact, other);
        }),
      ),
    () => acceptsFormats(view, number.value, number.literal),
  ]);
}

function acceptsText(view: SchemaView, value: string): Answer {
  return all([
    () => withinBounds(view, { value: [...value].length }, 'minLength', 'maxLength'),
    () => all([...view.patterns.keys()].map((pattern) => () => matchName(pattern, value))),
    () => acceptsFormats(view, value),
  ]);
}

function acceptsFormats(view: SchemaView, value: string | number, literal?: string): Answer {
  return all(
    [...view.formats.keys()].map((name) => () => {
      const answer = hasFormat(name, value, literal);
      // Whether it is enforced depends on who validates.
      return answer === false && !ENFORCED.has(name) ? undefined : answer;
    }),
  );
}

function acceptsList(view: SchemaView, value: readonly unknown[], fits: Fits): Answer {
  return all([
    () => withinBounds(view, { value: value.length }, 'minItems', 'maxItems'),
    () =>
      view.unique === undefined ||
      new Set(value.map((entry, index) => canonicalText(entry, literalAt(value, index)))).size ===
        value.length,
    () =>
      all(
        value.map(
          (entry, index) => () =>
            fits(
              view.entries?.prefix[index] ?? view.entries?.rest ?? [],
              entry,
              literalAt(value, index),
            ),
        ),
      ),
    () =>
      all(
        view.contains.map(({ schema, min, max }) => () => {
          const answers = value.map((entry, index) =>
            fits([schema], entry, literalAt(value, index)),
          );
          if (answers.includes(undefined)) return undefined;
          const count = answers.filter(Boolean).length;
          const size = { value: count };
          const isEnough = compareWritten(size, min) >= 0;
          return isEnough && (max === undefined || compareWritten(size, max) <= 0);
        }),
      ),
  ]);
}

function acceptsMapping(view: SchemaView, value: Mapping, fits: Fits): Answer {
  const keys = Object.keys(value);
  const has = (name: string): boolean => Object.hasOwn(value, name);
  return all([
    () => withinBounds(view, { value: keys.length }, 'minProperties', 'maxProperties'),
    () => [...view.required.keys()].every(has),
    () => all(keys.map((key) => () => fits(view.names, key))),
    () =>
      all(
        view.shapes.flatMap((shape) =>
          keys.map((key) => () => {
            const known = schemasFor(shape, key);
            return known.unsure ? undefined : fits(known.nodes, value[key], literalAt(value, key));
          }),
        ),
      ),
    () =>
      [...view.dependentRequired].every(
        ([name, needed]) => !has(name) || [...needed.keys()].every(has),
      ),
    () =>
      all(
        [...view.dependentSchemas]
          .filter(([name]) => has(name))
          .map(
            ([, nodes]) =>
              () =>
                fits(nodes, value),
          ),
      ),
  ]);
}

/** The schemas that a shape has for a key. */
export function schemasFor(
  shape: Shape,
  name: string,
): { nodes: readonly SchemaNode[]; declared: boolean; unsure: boolean } {
  const stated = shape.properties.get(name);
  let nodes = stated ?? [];
  let matched = false;
  let unsure = false;
  for (const [pattern, schemas] of shape.patterns) {
    const match = matchName(pattern, name);
    if (match === undefined) unsure = true;
    else if (match) {
      matched = true;
      nodes = [...nodes, ...schemas];
    }
  }
  if (stated === undefined && !matched) nodes = shape.additional ?? [];
  return { nodes, declared: stated !== undefined, unsure };
}

function withinBounds(
  view: SchemaView,
  size: WrittenNumber,
  lower: BoundName,
  upper: BoundName,
): boolean {
  return [lower, upper].every((name) => {
    const bound = view.bounds.get(name);
    if (bound === undefined) return true;
    const order = compareWritten(size, bound);
    if (order === 0) return !bound.exclusive;
    return isLowerBound(name) ? order > 0 : order < 0;
  });
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function all(checks: readonly (() => Answer)[]): Answer {
  let result: Answer = true;
  for (const check of checks) {
    const answer = check();
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
}

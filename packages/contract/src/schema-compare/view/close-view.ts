// Drops what other parts of a view already say.
import { isMultiple, isWhole } from '../../source/decimal';
import { commonStep, compareWritten, exactOf, isEmptyRange, ONE } from './exact-bound';
import { NUMBER, TYPE, typeOfValue } from './schema-view';
import type { BoundName, Constant, SchemaView, WrittenNumber } from './schema-view';
import { joinMaps } from './join-parts';
import { leftFor } from './join-shapes';

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

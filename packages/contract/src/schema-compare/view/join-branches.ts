// Writes alternatives as one schema where that is possible, so that equal meanings compare as
// equal.
import type { Place } from './schema-node';
import { NUMBER, TYPE, isOnlyTypes, openView, speaksOfWholeValue } from './schema-view';
import type { BoundName, Constant, Draft, SchemaView } from './schema-view';

const FAMILIES = [TYPE.null, TYPE.boolean, NUMBER, TYPE.string, TYPE.array, TYPE.object];

/**
 * Alternatives that can be written as one schema without any: lists of values (`anyOf` of constants
 * is an `enum`), and schemas for different types (`anyOf` text or null is `type: [string, null]`).
 */
export function joinBranches(
  branches: readonly SchemaView[],
  place: Place,
  exclusive: boolean,
): SchemaView | undefined {
  if (branches.some(speaksOfWholeValue)) return undefined;
  return joinValues(branches, place, exclusive) ?? joinTypes(branches, place, exclusive);
}

/** The values of a view that has no other; `undefined` when there may be others. */
export function listedValues(view: SchemaView): ReadonlyMap<string, Constant> | undefined {
  if (view.values !== undefined) return view.values;
  if (!isOnlyTypes(view) || (view.types & ~(TYPE.null | TYPE.boolean)) !== 0) return undefined;
  const values = new Map<string, Constant>();
  const place = view.typePlace;
  if (view.types & TYPE.boolean) {
    values.set('false', { value: false, place });
    values.set('true', { value: true, place });
  }
  if (view.types & TYPE.null) values.set('null', { value: null, place });
  return values;
}

function joinValues(
  branches: readonly SchemaView[],
  place: Place,
  exclusive: boolean,
): SchemaView | undefined {
  const values = new Map<string, Constant>();
  for (const branch of branches) {
    const listed = listedValues(branch);
    if (listed === undefined || !isOnlyTypes({ ...branch, values: undefined })) return undefined;
    for (const [text, constant] of listed) {
      if (exclusive && values.has(text)) return undefined;
      values.set(text, constant);
    }
  }
  return { ...openView(place), values };
}

function joinTypes(
  branches: readonly SchemaView[],
  place: Place,
  exclusive: boolean,
): SchemaView | undefined {
  const view: Draft = openView(place, 0);
  if (branches.some((branch) => branch.values !== undefined)) return undefined;
  const onlyTypes = !exclusive && branches.every(isOnlyTypes);
  if (onlyTypes) {
    return openView(
      place,
      branches.reduce((sum, branch) => sum | branch.types, 0),
    );
  }
  const bounds = new Map(view.bounds);
  const annotations = new Map(view.annotations);
  const formats = new Map(view.formats);
  for (const branch of branches) {
    const families = FAMILIES.filter((family) => (family & branch.types) !== 0);
    if (families.some((family) => (family & view.types) !== 0)) return undefined;
    view.types |= branch.types;
    const keep = (names: readonly BoundName[]): void => {
      for (const name of names) {
        const bound = branch.bounds.get(name);
        if (bound !== undefined) bounds.set(name, bound);
      }
    };
    for (const [format, at] of branch.formats) formats.set(format, at);
    for (const [keyword, annotation] of branch.annotations)
      annotations.set(`${keyword} of ${branch.types}`, annotation);
    if (branch.types & NUMBER) {
      keep(['minimum', 'maximum']);
      view.multiples = branch.multiples;
    }
    if (branch.types & TYPE.string) {
      keep(['minLength', 'maxLength']);
      view.patterns = branch.patterns;
    }
    if (branch.types & TYPE.array) {
      keep(['minItems', 'maxItems']);
      view.unique = branch.unique;
      view.entries = branch.entries;
      view.contains = branch.contains;
    }
    if (branch.types & TYPE.object) {
      keep(['minProperties', 'maxProperties']);
      view.required = branch.required;
      view.shapes = branch.shapes;
      view.names = branch.names;
      view.dependentRequired = branch.dependentRequired;
      view.dependentSchemas = branch.dependentSchemas;
    }
  }
  if (formats.size > 1 || (formats.size === 1 && !formatsFitOne(branches))) return undefined;
  return { ...view, bounds, annotations, formats };
}

/** A format may restrict texts or numbers. It is kept only where a single branch could mean it. */
function formatsFitOne(branches: readonly SchemaView[]): boolean {
  return branches.every(
    (branch) => branch.formats.size > 0 || (branch.types & (NUMBER | TYPE.string)) === 0,
  );
}

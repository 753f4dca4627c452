// Writes alternatives as one schema where that is possible, so that equal meanings compare as
// equal.
import { NUMBER, TYPE, isOnlyTypes, openView, speaksOfWholeValue } from './schema-view';
import type {
  Alternatives,
  Annotation,
  Bound,
  BoundName,
  Constant,
  Draft,
  SchemaView,
} from './schema-view';

/** Where the alternatives are written, and whether a value that fits two of them is refused. */
type Choice = Pick<Alternatives, 'place' | 'exclusive'>;

const FAMILIES = [TYPE.null, TYPE.boolean, NUMBER, TYPE.string, TYPE.array, TYPE.object];

/**
 * Alternatives that can be written as one schema without any: lists of values (`anyOf` of constants
 * is an `enum`), and schemas for different types (`anyOf` text or null is `type: [string, null]`).
 */
export function joinBranches(
  branches: readonly SchemaView[],
  choice: Choice,
): SchemaView | undefined {
  if (branches.some(speaksOfWholeValue)) return undefined;
  return joinValues(branches, choice) ?? joinTypes(branches, choice);
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
  { place, exclusive }: Choice,
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
  { place, exclusive }: Choice,
): SchemaView | undefined {
  if (branches.some((branch) => branch.values !== undefined)) return undefined;
  if (!exclusive && branches.every(isOnlyTypes)) {
    return openView(
      place,
      branches.reduce((sum, branch) => sum | branch.types, 0),
    );
  }
  const view: Draft = openView(place, 0);
  for (const branch of branches) {
    const families = FAMILIES.filter((family) => (family & branch.types) !== 0);
    if (families.some((family) => (family & view.types) !== 0)) return undefined;
    view.types |= branch.types;
    for (const { type, keywords } of KEYWORDS_OF_TYPES) {
      if (branch.types & type) Object.assign(view, pick(branch, keywords));
    }
  }
  const formats = new Map(branches.flatMap((branch) => [...branch.formats]));
  if (formats.size > 1 || (formats.size === 1 && !formatsFitOne(branches))) return undefined;
  return {
    ...view,
    formats,
    bounds: new Map(branches.flatMap(boundsOfTypes)),
    annotations: new Map(branches.flatMap(annotationsOfTypes)),
  };
}

/** What a view demands of one type, in its own keys and in `bounds`. */
interface TypeKeywords {
  readonly type: number;
  readonly bounds: readonly BoundName[];
  readonly keywords: readonly (keyof SchemaView)[];
}

const KEYWORDS_OF_TYPES: readonly TypeKeywords[] = [
  { type: NUMBER, bounds: ['minimum', 'maximum'], keywords: ['multiples'] },
  { type: TYPE.string, bounds: ['minLength', 'maxLength'], keywords: ['patterns'] },
  {
    type: TYPE.array,
    bounds: ['minItems', 'maxItems'],
    keywords: ['unique', 'entries', 'contains'],
  },
  {
    type: TYPE.object,
    bounds: ['minProperties', 'maxProperties'],
    keywords: ['required', 'shapes', 'names', 'dependentRequired', 'dependentSchemas'],
  },
];

function pick(view: SchemaView, keys: readonly (keyof SchemaView)[]): Partial<SchemaView> {
  return Object.fromEntries(keys.map((key) => [key, view[key]]));
}

function boundsOfTypes({ types, bounds }: SchemaView): [BoundName, Bound][] {
  return KEYWORDS_OF_TYPES.filter(({ type }) => (type & types) !== 0).flatMap((one) =>
    one.bounds.flatMap((name): [BoundName, Bound][] => {
      const bound = bounds.get(name);
      return bound === undefined ? [] : [[name, bound]];
    }),
  );
}

/** The keys have the types of the branch, so that branches do not replace each other's annotations. */
function annotationsOfTypes({ types, annotations }: SchemaView): [string, Annotation][] {
  return [...annotations].map(([keyword, annotation]) => [`${keyword} of ${types}`, annotation]);
}

/** A format may restrict texts or numbers. It is kept only where a single branch could mean it. */
function formatsFitOne(branches: readonly SchemaView[]): boolean {
  return branches.every(
    (branch) => branch.formats.size > 0 || (branch.types & (NUMBER | TYPE.string)) === 0,
  );
}

import { isWhole, parseDecimal } from '../../source/decimal';
import type { Place, SchemaNode } from '../side/schema-node';

/** JSON types as bits; numbers are split, since every integer is a number. */
export const TYPE = {
  null: 1,
  boolean: 2,
  integer: 4,
  fraction: 8,
  string: 16,
  array: 32,
  object: 64,
} as const;
export const NUMBER = TYPE.integer | TYPE.fraction;
export const ALL_TYPES = 127;

export interface Constant {
  readonly value: unknown;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
  readonly place: Place;
}

/** A keyword that refuses no value, such as `title` or `default`. */
export interface Annotation extends Constant {
  readonly keyword: string;
}

export interface WrittenNumber {
  readonly value: number;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
}

export interface Bound extends WrittenNumber {
  readonly exclusive: boolean;
  readonly place: Place;
}

/** What a number must be a multiple of. */
export interface Step extends WrittenNumber {
  readonly place: Place;
}

type LowerBound = 'minimum' | 'minLength' | 'minItems' | 'minProperties';
type UpperBound = 'maximum' | 'maxLength' | 'maxItems' | 'maxProperties';
export type BoundName = LowerBound | UpperBound;

export function isLowerBound(name: BoundName): boolean {
  return name.startsWith('min');
}

/** The requirements for the keys of a mapping, from schemas that see each other's keys. */
export interface Shape {
  readonly properties: ReadonlyMap<string, readonly SchemaNode[]>;
  readonly patterns: ReadonlyMap<string, readonly SchemaNode[]>;
  /** For all other keys; empty when anything goes, `undefined` when nothing is said about them. */
  readonly additional: readonly SchemaNode[] | undefined;
}

/** The schemas of the entries of a list. Several schemas of one entry hold together. */
export interface Entries {
  /** By index. */
  readonly prefix: readonly (readonly SchemaNode[])[];
  /** For the entries after the prefix; empty when anything goes. */
  readonly rest: readonly SchemaNode[];
}

/** How many entries of a list must fit a schema. */
export interface Contains {
  readonly schema: SchemaNode;
  readonly min: WrittenNumber;
  readonly max: WrittenNumber | undefined;
}

/** `if`, `then` and `else`. */
export interface Condition {
  readonly test: SchemaNode;
  readonly then: SchemaNode | undefined;
  readonly otherwise: SchemaNode | undefined;
}

export interface Alternatives {
  readonly place: Place;
  readonly branches: readonly SchemaNode[];
  /** `oneOf` whose branches may overlap: a value that fits two of them is refused. */
  readonly exclusive: boolean;
  /** Whether a discriminator chooses one of them, so that a value does not fit another one instead. */
  readonly chosen: boolean;
}

/** A keyword that can only be compared as JSON. */
export interface Opaque extends Constant {
  readonly keyword: string;
}

/**
 * What one schema, or several that hold together, requires: `$ref` followed, `allOf` split up, and
 * all equal forms written in one way. A value fits when it fits every part.
 */
export interface SchemaView {
  readonly place: Place;
  /** A set of bits of `TYPE`. */
  readonly types: number;
  /** Place of what limits the types. */
  readonly typePlace: Place;
  /** The only values that may fit, by canonical text; `undefined` when they are not listed. */
  readonly values: ReadonlyMap<string, Constant> | undefined;
  readonly bounds: ReadonlyMap<BoundName, Bound>;
  /** By canonical text. */
  readonly multiples: ReadonlyMap<string, Step>;
  readonly patterns: ReadonlyMap<string, Place>;
  readonly formats: ReadonlyMap<string, Place>;
  /** Where equal entries are refused. */
  readonly unique: Place | undefined;
  readonly required: ReadonlyMap<string, Place>;
  readonly shapes: readonly Shape[];
  readonly entries: Entries | undefined;
  /** Schemas for the names of keys. */
  readonly names: readonly SchemaNode[];
  readonly contains: readonly Contains[];
  /** The keys that are required beside a key, by that key. */
  readonly dependentRequired: ReadonlyMap<string, ReadonlyMap<string, Place>>;
  /** The schemas of mappings that have a key, by that key. */
  readonly dependentSchemas: ReadonlyMap<string, readonly SchemaNode[]>;
  readonly conditions: readonly Condition[];
  readonly alternatives: readonly Alternatives[];
  /** Schemas that no value may fit. */
  readonly negations: readonly SchemaNode[];
  readonly opaque: readonly Opaque[];
  /**
   * Whether the value may decide which of its keys or entries count as evaluated. Then `unevaluatedProperties` and
   * `unevaluatedItems` around this schema can only be compared as JSON.
   */
  readonly branched: boolean;
  /** By keyword; those of an alternative that was joined with others, by keyword and types. */
  readonly annotations: ReadonlyMap<string, Annotation>;
}

/** A view that is still being written. */
export type Draft = { -readonly [Key in keyof SchemaView]: SchemaView[Key] };

/** Listed values by the required key that holds them. */
export type Tags = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

/** A view that every value of the types fits. */
export function openView(place: Place, types = ALL_TYPES): SchemaView {
  return {
    place,
    types,
    typePlace: place,
    values: undefined,
    bounds: NOTHING,
    multiples: NOTHING,
    patterns: NOTHING,
    formats: NOTHING,
    unique: undefined,
    required: NOTHING,
    shapes: [],
    entries: undefined,
    names: [],
    contains: [],
    dependentRequired: NOTHING,
    dependentSchemas: NOTHING,
    conditions: [],
    alternatives: [],
    negations: [],
    opaque: [],
    branched: false,
    annotations: NOTHING,
  };
}

export function withOpaque(view: SchemaView, entry: Opaque): SchemaView {
  return { ...view, opaque: [...view.opaque, entry] };
}

/** Whether the view has parts that restrict the value as a whole, and not only one type. */
export function speaksOfWholeValue(view: SchemaView): boolean {
  return (
    view.conditions.length > 0 ||
    view.alternatives.length > 0 ||
    view.negations.length > 0 ||
    view.opaque.length > 0
  );
}

/** Whether nothing but the types limits the view. */
export function isOnlyTypes(view: SchemaView): boolean {
  return (
    !speaksOfWholeValue(view) &&
    view.values === undefined &&
    view.bounds.size === 0 &&
    view.multiples.size === 0 &&
    view.patterns.size === 0 &&
    view.formats.size === 0 &&
    view.unique === undefined &&
    view.required.size === 0 &&
    view.shapes.every(
      (shape) =>
        !shape.additional?.length && shape.properties.size === 0 && shape.patterns.size === 0,
    ) &&
    view.entries === undefined &&
    view.names.length === 0 &&
    view.contains.length === 0 &&
    view.dependentRequired.size === 0 &&
    view.dependentSchemas.size === 0
  );
}

export function isAlways(view: SchemaView): boolean {
  return view.types === ALL_TYPES && isOnlyTypes(view);
}

export function typeOfValue(value: unknown, literal?: string): number {
  const exact = literal === undefined ? undefined : parseDecimal(literal);
  if (exact !== undefined) return isWhole(exact) ? TYPE.integer : TYPE.fraction;
  if (value === null) return TYPE.null;
  if (Array.isArray(value)) return TYPE.array;
  switch (typeof value) {
    case 'boolean':
      return TYPE.boolean;
    case 'number':
      return Number.isInteger(value) ? TYPE.integer : TYPE.fraction;
    case 'string':
      return TYPE.string;
    default:
      return TYPE.object;
  }
}

const TYPE_NAMES: readonly [number, string][] = [
  [NUMBER, 'number'],
  [TYPE.integer, 'integer'],
  [TYPE.fraction, 'fraction'],
  [TYPE.string, 'string'],
  [TYPE.boolean, 'boolean'],
  [TYPE.array, 'array'],
  [TYPE.object, 'object'],
  [TYPE.null, 'null'],
];

const TYPE_BITS: Readonly<Record<string, number>> = {
  null: TYPE.null,
  boolean: TYPE.boolean,
  integer: TYPE.integer,
  number: NUMBER,
  string: TYPE.string,
  array: TYPE.array,
  object: TYPE.object,
};

/** The set of the types that `type` names; `undefined` where it names another one. */
export function typeBits(value: unknown): number | undefined {
  const names = Array.isArray(value) ? value : [value];
  let bits = 0;
  for (const name of names) {
    const bit = typeof name === 'string' && Object.hasOwn(TYPE_BITS, name) ? TYPE_BITS[name] : 0;
    if (bit === 0) return undefined;
    bits |= bit;
  }
  return bits;
}

/** The names of the types in a set, `number` for integers and fractions together. */
export function typeNames(types: number): string[] {
  const names: string[] = [];
  let left = types;
  for (const [bits, name] of TYPE_NAMES) {
    if ((left & bits) !== bits) continue;
    names.push(name);
    left &= ~bits;
  }
  return names;
}

/** Gives views of further schemas to the code that reads a part of a view. */
export interface ViewSource {
  /** `undefined` for a schema that is still being read, because it contains itself. */
  viewOfWhole(node: SchemaNode): SchemaView | undefined;
  join(one: SchemaView, two: SchemaView): SchemaView;
}

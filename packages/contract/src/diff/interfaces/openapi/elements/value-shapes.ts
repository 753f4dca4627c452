// Which shapes the values of a schema can have, as far as the form on the wire depends on it: outside
// a body a single value, a list and a mapping are written in different ways.
import { isMapping } from '../../../../source/mapping';
import { child, isOutside, itemsIn } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';

export const SHAPES = ['single value', 'list', 'mapping'] as const;
export type Shape = (typeof SHAPES)[number];

const MOST_STEPS = 200;
const WORDS = new Set(['title', 'description', '$comment', 'examples', 'example']);
/** The types that make up a shape. */
const NEEDED: Readonly<Record<Shape, readonly string[]>> = {
  'single value': ['string', 'number', 'boolean'],
  list: ['array'],
  mapping: ['object'],
};

/** All shapes for a schema that does not say. `null` has no shape: it is not written. */
export function shapesOf(side: DocumentSide, schema: Located): ReadonlySet<Shape> {
  return new Set(new ShapeReader(side).read(schema) ?? SHAPES);
}

class ShapeReader {
  private steps = 0;

  constructor(private readonly side: DocumentSide) {}

  /** `undefined` where any shape is possible. */
  read(located: Located, seen: readonly unknown[] = []): Shape[] | undefined {
    const found = located.value === undefined ? undefined : this.side.follow(located);
    if (found === undefined || isOutside(found)) return undefined;
    if (found.value === false) return [];
    if (!isMapping(found.value)) return undefined;
    const schema = found.value;
    const owner = { ...found, value: schema };
    this.steps += 1;
    if (seen.includes(schema) || this.steps > MOST_STEPS) return undefined;
    const inside = [...seen, schema];
    const parts = (key: string) => itemsIn(child(owner, key)).map((one) => this.read(one, inside));
    const demands = [
      shapesOfTypes(schema['type']),
      shapesOfValues(schema['enum']),
      'const' in schema ? shapesOfValues([schema['const']]) : undefined,
      ...parts('allOf'),
      union(parts('anyOf')),
      union(parts('oneOf')),
      'not' in schema ? without(this.readWhole(child(owner, 'not'))) : undefined,
      'if' in schema ? this.readCondition(owner, inside) : undefined,
    ];
    return narrow(demands);
  }

  /** The shapes whose values all fit a schema, as far as its types alone say so. */
  private readWhole(located: Located): Shape[] {
    const found = this.side.follow(located);
    if (found === undefined || isOutside(found)) return [];
    if (found.value === true) return [...SHAPES];
    if (!isMapping(found.value)) return [];
    const [key, ...others] = Object.keys(found.value).filter((name) => !WORDS.has(name));
    if (key === undefined) return [...SHAPES];
    if (others.length > 0) return [];
    if (key === 'type') return wholeShapes(found.value['type']);
    if (key !== 'anyOf') return [];
    const types = itemsIn(child({ ...found, value: found.value }, 'anyOf')).flatMap(({ value }) =>
      isMapping(value) && Object.keys(value).length === 1 ? (value['type'] ?? []) : [],
    );
    return wholeShapes(types);
  }

  /** What meets `if` meets `then`, and what does not meets `else`. */
  private readCondition(owner: Located<Mapping>, inside: readonly unknown[]): Shape[] | undefined {
    const at = (key: string) => child(owner, key);
    const met = [this.read(at('if'), inside), this.read(at('then'), inside)];
    const unmet = [without(this.readWhole(at('if'))), this.read(at('else'), inside)];
    return union([met, unmet].map((demands) => narrow(demands)));
  }
}

/** The shapes that meet all demands. */
function narrow(demands: readonly (Shape[] | undefined)[]): Shape[] | undefined {
  return demands.reduce((known, demand) => {
    if (known === undefined || demand === undefined) return known ?? demand;
    return known.filter((shape) => demand.includes(shape));
  }, undefined);
}

function without(refused: readonly Shape[]): Shape[] {
  return SHAPES.filter((shape) => !refused.includes(shape));
}

function wholeShapes(types: unknown): Shape[] {
  const names: readonly unknown[] = Array.isArray(types) ? types : [types];
  return SHAPES.filter((shape) => NEEDED[shape].every((type) => names.includes(type)));
}

function union(parts: readonly (Shape[] | undefined)[]): Shape[] | undefined {
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  return SHAPES.filter((shape) => parts.some((part) => part!.includes(shape)));
}

function shapesOfTypes(type: unknown): Shape[] | undefined {
  const types = typeof type === 'string' ? [type] : type;
  if (!Array.isArray(types) || types.length === 0) return undefined;
  return types.flatMap((name): Shape[] => {
    if (name === 'null') return [];
    return [name === 'array' ? 'list' : name === 'object' ? 'mapping' : 'single value'];
  });
}

function shapesOfValues(values: unknown): Shape[] | undefined {
  if (!Array.isArray(values)) return undefined;
  return values.flatMap((value): Shape[] => {
    if (value === null) return [];
    return [Array.isArray(value) ? 'list' : typeof value === 'object' ? 'mapping' : 'single value'];
  });
}

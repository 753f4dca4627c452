// Which shapes the values of a schema can have, as far as the form on the wire depends on it: outside
// a body a single value, a list and a mapping are written in different ways.
import { isMapping } from '../../../source/mapping';
import { isOutside } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';

export const SHAPES = ['single value', 'list', 'mapping'] as const;
export type Shape = (typeof SHAPES)[number];

const MOST_STEPS = 200;

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
    if (found === undefined || isOutside(found) || !isMapping(found.value)) return undefined;
    const schema = found.value;
    this.steps += 1;
    if (seen.includes(schema) || this.steps > MOST_STEPS) return undefined;
    const inside = [...seen, schema];
    const parts = (key: string) => listAt(found, schema, key).map((one) => this.read(one, inside));
    const demands = [
      shapesOfTypes(schema['type']),
      shapesOfValues(schema['enum']),
      'const' in schema ? shapesOfValues([schema['const']]) : undefined,
      ...parts('allOf'),
      union(parts('anyOf')),
      union(parts('oneOf')),
    ];
    return demands.reduce((known, demand) => {
      if (known === undefined || demand === undefined) return known ?? demand;
      return known.filter((shape) => demand.includes(shape));
    }, undefined);
  }
}

function listAt(owner: Located, schema: Mapping, key: string): Located[] {
  const list = schema[key];
  if (!Array.isArray(list)) return [];
  return list.map((value: unknown, index) => ({
    value,
    pointer: `${owner.pointer}/${key}/${index}`,
  }));
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

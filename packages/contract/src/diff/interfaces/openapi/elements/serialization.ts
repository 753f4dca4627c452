// How a value is written outside a body: `style` and `explode` decide, and the shape of the value.
// https://spec.openapis.org/oas/v3.1.0#style-values
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { SHAPES, shapesOf, type Shape } from './value-shapes';

const DEFAULT_STYLES: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

/** Styles of a query that write an exploded list in the same way: the name again for each entry. */
const REPEATING = new Set(['form', 'spaceDelimited', 'pipeDelimited']);

/** For each shape that the value can have, the form on the wire; equal texts, equal forms. */
export type Forms = ReadonlyMap<Shape, string>;

interface Serialization {
  readonly style: string;
  readonly isExploded: boolean;
}

/** `style` and `explode` with their defaults filled in. */
export function serializationOf(parameter: Located<Mapping>, place: string): Serialization {
  const written = child(parameter, 'style').value;
  const style = typeof written === 'string' ? written : (DEFAULT_STYLES[place] ?? 'form');
  const explode = child(parameter, 'explode').value;
  return { style, isExploded: typeof explode === 'boolean' ? explode : style === 'form' };
}

export function formsOf(
  side: DocumentSide,
  parameter: Located<Mapping>,
  place: string,
  schema: Located,
): Forms {
  const serialization = serializationOf(parameter, place);
  const shapes = shapesOf(side, schema);
  return new Map(
    SHAPES.filter((shape) => shapes.has(shape)).map((shape) => [
      shape,
      formOf(shape, serialization, place),
    ]),
  );
}

/** A value that is described by a media type is written in that, whatever its shape. */
export function formsOfMediaType(mediaType: string): Forms {
  return new Map(SHAPES.map((shape) => [shape, mediaType]));
}

/** The first shape that both sides can send and that they write in two ways. */
export function changedForm(
  before: Forms,
  after: Forms,
): { readonly base: string; readonly head: string } | undefined {
  for (const [shape, base] of before) {
    const head = after.get(shape);
    if (head !== undefined && base !== head) return { base, head };
  }
  return undefined;
}

function formOf(shape: Shape, { style, isExploded }: Serialization, place: string): string {
  // Only a mapping has a deep form, and it has one, exploded or not.
  if (style === 'deepObject') return style;
  const isQuery = place === 'query' || place === 'cookie';
  if (shape === 'single value') return isQuery && REPEATING.has(style) ? 'form' : style;
  if (!isExploded) return style;
  if (shape === 'list' && isQuery && REPEATING.has(style)) return 'form, exploded';
  return shape === 'list' && style === 'simple' ? style : `${style}, exploded`;
}

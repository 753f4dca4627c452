import { child, isMapping } from '../document/document-side';
import type { Located, Mapping } from '../document/document-side';

const DEFAULT_STYLES: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

const PRIMITIVES = new Set(['string', 'number', 'integer', 'boolean']);

/** How a parameter is written, its defaults filled in: `form`, `form, exploded`. */
export function serializationOf(
  parameter: Located<Mapping>,
  place: string,
  schema: unknown,
): string {
  const written = child(parameter, 'style').value;
  const style = typeof written === 'string' ? written : (DEFAULT_STYLES[place] ?? 'form');
  const explode = child(parameter, 'explode').value;
  const isExploded = typeof explode === 'boolean' ? explode : style === 'form';
  // What explodes is a list or a mapping; one value is written alike either way.
  const type = isMapping(schema) ? schema['type'] : undefined;
  if (typeof type === 'string' && PRIMITIVES.has(type)) return style;
  return isExploded ? `${style}, exploded` : style;
}

import { code, listed } from '../diagnostics/words';
import type { SchemaNode } from '../dialect/dialects';
import { isMapping } from '../source/mapping';
import { parsePointer, type Pointer } from '../source/pointer';

/** A key that more mappings have, such as `name`, says nothing about where it belongs. */
const HOMES_LIMIT = 2;

/** A key of the language in a mapping that does not have it, mostly because of its indentation. */
export function hintAtMisplacedKey(pointer: Pointer, schema: SchemaNode): string | undefined {
  const key = parsePointer(pointer).at(-1);
  const home = typeof key === 'string' ? describeHomes(key, schema) : undefined;
  return home === undefined ? undefined : `${home} Move it there, or correct its indentation.`;
}

/** An unknown key of an entry of `configurations`, mostly a value that is one level too high. */
export function hintAtValueInEntry(
  [list, , key, ...below]: readonly (string | number)[],
  schema: SchemaNode,
): string | undefined {
  if (list !== 'configurations' || typeof key !== 'string' || below.length > 0) return undefined;
  const home = describeHomes(key, schema);
  const value = `If ${code(key)} is a value of the configuration, write it below ${code('values')} of the entry.`;
  return home === undefined ? value : `${value} ${home}`;
}

/** A sentence that says which mappings of a contract have a key; `undefined` if none or many have it. */
export function describeHomes(key: string, schema: SchemaNode): string | undefined {
  const homes = [...homesOf(key, schema, '')];
  if (homes.length === 0 || homes.length > HOMES_LIMIT) return undefined;
  return `${code(key)} is a key of ${listed(homes, 'and')}.`;
}

/** The mappings that have a key, in words. */
function* homesOf(key: string, { properties, items }: SchemaNode, path: string): Iterable<string> {
  if (isMapping(items)) yield* homesOf(key, items, `${path}[]`);
  if (!isMapping(properties)) return;
  if (Object.hasOwn(properties, key)) yield describeHome(path);
  for (const [name, inner] of Object.entries(properties)) {
    if (isMapping(inner)) yield* homesOf(key, inner, path === '' ? name : `${path}.${name}`);
  }
}

function describeHome(path: string): string {
  if (path === '') return 'the contract itself';
  return path.endsWith('[]') ? `an entry of ${code(path.slice(0, -2))}` : code(path);
}

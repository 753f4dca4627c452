// Reads the parameters of an operation, with those that its path item and its path give it.
import { isMapping } from '../../../../source/mapping';
import { child, isOutside } from '../../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../../document/side/document-side';
import { templateNames } from '../../document/texts/path-template';

export interface Parameter extends Located<Mapping> {
  readonly name: string;
  readonly in: string;
  /** A parameter of the path is always sent. */
  readonly required: boolean;
  /** The entry of the list, which may be a reference. */
  readonly written: Located;
}

/** Headers that OpenAPI says are described elsewhere: https://spec.openapis.org/oas/v3.1.0#parameter-object. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization']);

export interface Parameters {
  /** By place in the template, by name, or for headers by lower-case name. */
  readonly known: ReadonlyMap<string, Parameter>;
  readonly outside: ReadonlyMap<string, Located>;
}

/**
 * Parameters of an operation, with those of its path item that it does not replace. A name in the path that
 * none of them describes is a text.
 */
export function parametersOf(
  side: DocumentSide,
  item: Located<Mapping>,
  operation: Located<Mapping>,
  template: string,
): Parameters {
  const names = templateNames(template);
  const known = new Map<string, Parameter>();
  const outside = new Map<string, Located>();
  for (const owner of [item, operation]) {
    for (const entry of side.list(child(owner, 'parameters'), '`parameters`')) {
      const found = side.follow(entry);
      if (found === undefined) continue;
      if (isOutside(found)) {
        outside.set(found.ref, entry);
        continue;
      }
      const parameter = parameterOf(side, found, entry);
      if (parameter === undefined) continue;
      const name = parameter.name.toLowerCase();
      if (parameter.in === 'header' && IGNORED_HEADERS.has(name)) continue;
      known.set(keyOf(parameter, names), parameter);
    }
  }
  for (const [index, name] of names.entries()) {
    const key = `path #${index}`;
    // One of those that are not read may describe it.
    if (!known.has(key) && outside.size === 0) known.set(key, undescribed(name, operation));
  }
  return { known, outside };
}

function undescribed(name: string, { pointer }: Located): Parameter {
  const value = { name, in: 'path', required: true, schema: { type: 'string' } };
  return { name, in: 'path', required: true, value, pointer, written: { value, pointer } };
}

function parameterOf(
  side: DocumentSide,
  located: Located,
  written: Located,
): Parameter | undefined {
  const { value, pointer } = side.mapping(located, 'A parameter');
  if (!isMapping(located.value)) return undefined;
  const [name, place] = [value['name'], value['in']];
  if (typeof name !== 'string' || typeof place !== 'string') {
    side.report(pointer, 'A parameter must have the texts `name` and `in`.');
    return undefined;
  }
  if (isMapping(value['required'])) {
    side.report(`${pointer}/required`, '`required` of a parameter must be true or false.');
  }
  const required = place === 'path' || value['required'] === true;
  return { value, pointer, name, in: place, required, written };
}

function keyOf({ name, in: place }: Parameter, names: readonly string[]): string {
  if (place === 'header') return `header ${name.toLowerCase()}`;
  const index = place === 'path' ? names.indexOf(name) : -1;
  return index < 0 ? `${place} ${name}` : `path #${index}`;
}

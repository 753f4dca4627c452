// An exploded mapping is written as one query parameter for each of its keys, so `paging` with the keys
// `page` and `size` is the same on the wire as the two parameters `page` and `size`.
// https://spec.openapis.org/oas/v3.1.0#style-values
import { isMapping } from '../../../source/mapping';
import { child, children, isOutside } from '../document/document-side';
import type { DocumentSide, Located, Mapping } from '../document/document-side';
import type { Parameter } from './parameters';
import { serializationOf } from './serialization';
import { shapesOf } from './value-shapes';

/**
 * Replaces each mapping that only one side has by its keys, where the other side has one of these as
 * a parameter.
 */
export function spreadObjects(
  side: DocumentSide,
  known: ReadonlyMap<string, Parameter>,
  other: ReadonlyMap<string, Parameter>,
  onSpread: (parameter: Parameter, keys: readonly string[]) => void,
): Map<string, Parameter> {
  const spread = new Map<string, Parameter>();
  for (const [key, parameter] of known) {
    const parts = other.has(key) ? undefined : partsOf(side, parameter);
    if (parts === undefined || !parts.some((part) => other.has(keyOf(part)))) {
      spread.set(key, parameter);
      continue;
    }
    onSpread(
      parameter,
      parts.map(({ name }) => name),
    );
    for (const part of parts) if (!known.has(keyOf(part))) spread.set(keyOf(part), part);
  }
  return spread;
}

function keyOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.name}`;
}

/** The keys of an exploded mapping as parameters; `undefined` for anything else. */
function partsOf(side: DocumentSide, parameter: Parameter): Parameter[] | undefined {
  if (parameter.in !== 'query' && parameter.in !== 'cookie') return undefined;
  const { style, isExploded } = serializationOf(parameter, parameter.in);
  const schema = child(parameter, 'schema');
  if (style !== 'form' || !isExploded || !shapesOf(side, schema).has('mapping')) return undefined;
  const keys = new Map<string, Located>();
  const required = new Set<unknown>();
  collectKeys(side, schema, keys, required, []);
  if (keys.size === 0) return undefined;
  return [...keys].map(([name, { value, pointer }]) => {
    const isRequired = parameter.required && required.has(name);
    return {
      value: { name, in: parameter.in, schema: value, ...(isRequired && { required: true }) },
      pointer,
      places: new Map([['schema', pointer]]),
      name,
      in: parameter.in,
      required: isRequired,
    };
  });
}

function collectKeys(
  side: DocumentSide,
  schema: Located,
  keys: Map<string, Located>,
  required: Set<unknown>,
  seen: readonly unknown[],
): void {
  const found = schema.value === undefined ? undefined : side.follow(schema);
  if (found === undefined || isOutside(found) || !isMapping(found.value)) return;
  if (seen.includes(found.value)) return;
  const owner: Located<Mapping> = { value: found.value, pointer: found.pointer };
  const properties = child(owner, 'properties');
  if (isMapping(properties.value)) {
    for (const [name, entry] of children({ ...properties, value: properties.value })) {
      if (!keys.has(name)) keys.set(name, entry);
    }
  }
  const demanded = owner.value['required'];
  for (const name of Array.isArray(demanded) ? demanded : []) required.add(name);
  const parts = child(owner, 'allOf');
  for (const [index, value] of (Array.isArray(parts.value) ? parts.value : []).entries()) {
    const part = { value: value as unknown, pointer: `${parts.pointer}/${index}` };
    collectKeys(side, part, keys, required, [...seen, found.value]);
  }
}

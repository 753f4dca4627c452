// An exploded mapping is written as one query parameter for each of its keys, so `paging` with the keys
// `page` and `size` is the same on the wire as the two parameters `page` and `size`.
// https://spec.openapis.org/oas/v3.1.0#style-values
import { hasOwn } from '../../../../source/mapping';
import { addUndecided, type Both } from '../../document/pair/document-pair';
import { child } from '../../document/side/document-side';
import type { DocumentSide, Located } from '../../document/side/document-side';
import { contentOf } from '../elements/content';
import type { OpenapiPair } from '../elements/openapi-pair';
import type { Parameter } from '../elements/parameters';
import { serializationOf } from '../elements/serialization';
import { shapesOf } from '../elements/value-shapes';
import { keysOf } from '../elements/mapping-keys';

type Known = ReadonlyMap<string, Parameter>;

/** A mapping that is written key by key. */
interface Exploded {
  readonly parameter: Parameter;
  /** By the keys that parameters have. */
  readonly parts: ReadonlyMap<string, Parameter>;
  /** Whether the keys alone say all: no condition ties one to another. */
  readonly isWhole: boolean;
}

/**
 * The parameters of both sides, with each mapping replaced by its keys where the other side has one of
 * these in another way: as a parameter, or in another mapping.
 */
export function spreadObjects(
  pair: OpenapiPair,
  operation: Both,
  before: Known,
  after: Known,
): readonly [Known, Known] {
  const base = { known: before, objects: explodedIn(pair.base, before) };
  const head = { known: after, objects: explodedIn(pair.head, after) };
  const apart = new Set([...apartFrom(base, head), ...apartFrom(head, base)]);
  if (apart.size === 0) return [before, after];
  return [
    spread(base, apart, (object) => addSpread(pair, operation, 'base', object)),
    spread(head, apart, (object) => addSpread(pair, operation, 'head', object)),
  ];
}

interface KnownSide {
  readonly known: Known;
  readonly objects: ReadonlyMap<string, Exploded>;
}

function explodedIn(side: DocumentSide, known: Known): ReadonlyMap<string, Exploded> {
  return new Map(
    [...known].flatMap(([key, parameter]) => {
      const exploded = explodedOf(side, parameter);
      return exploded === undefined ? [] : [[key, exploded] as const];
    }),
  );
}

/** Keys of the mappings of one side that the other side splits or joins in another way. */
function apartFrom(own: KnownSide, other: KnownSide): string[] {
  const elsewhere = (part: string, key: string) =>
    other.known.has(part) ||
    [...other.objects].some(([one, { parts }]) => one !== key && parts.has(part));
  return [...own.objects].flatMap(([key, { parts }]) => {
    const twin = other.objects.get(key);
    if (twin === undefined && other.known.has(key)) return [];
    const moved = [...parts.keys()].filter(
      (part) => !own.known.has(part) && !twin?.parts.has(part) && elsewhere(part, key),
    );
    return moved.length > 0 ? [key] : [];
  });
}

function spread(
  { known, objects }: KnownSide,
  apart: ReadonlySet<string>,
  onSpread: (object: Exploded) => void,
): Known {
  const found = new Map<string, Parameter>();
  for (const [key, parameter] of known) {
    const object = apart.has(key) ? objects.get(key) : undefined;
    if (object === undefined) {
      found.set(key, parameter);
      continue;
    }
    onSpread(object);
    for (const [part, one] of object.parts) if (!known.has(part)) found.set(part, one);
  }
  return found;
}

/** The same parameters on the wire, described as one mapping or one by one. */
function addSpread(
  pair: OpenapiPair,
  operation: Both,
  side: 'base' | 'head',
  { parameter, parts, isWhole }: Exploded,
): void {
  const listed = [...parts.values()].map(({ name }) => `\`${name}\``).join(', ');
  const path = `${operation.path}.parameters[${parameter.name}:${parameter.in}]`;
  const whole = `the keys of the ${parameter.in} parameter \`${parameter.name}\``;
  const says = side === 'base' ? 'no longer describes' : 'now describes';
  const subject = `${operation.what} ${says} ${listed} as ${whole}. They are compared one by one.`;
  const [base, head] = side === 'base' ? [parameter, operation.head] : [operation.base, parameter];
  if (!isWhole) {
    addUndecided(pair, { path, base, head }, `${subject} Conditions among them are not compared.`);
    return;
  }
  pair.add({
    rule: 'openapi-text-changed',
    path,
    type: 'modified',
    subject,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

/** `undefined` for anything that is not an exploded mapping with keys. */
function explodedOf(side: DocumentSide, parameter: Parameter): Exploded | undefined {
  const schema = explodedSchema(side, parameter);
  const found = schema && keysOf(side, schema, []);
  if (found === undefined || found.keys.size === 0) return undefined;
  const place = parameter.in === 'querystring' ? 'query' : parameter.in;
  const parts = [...found.keys].map(([name, { value, pointer }]): [string, Parameter] => {
    const isRequired = parameter.required && found.required.has(name);
    const part = {
      value: { name, in: place, schema: value, ...(isRequired && { required: true }) },
      pointer,
      places: new Map([['schema', pointer]]),
      name,
      in: place,
      required: isRequired,
      written: parameter.written,
    };
    return [`${place} ${name}`, part];
  });
  return { parameter, parts: new Map(parts), isWhole: found.isWhole };
}

function explodedSchema(side: DocumentSide, parameter: Parameter): Located | undefined {
  const [content] = contentOf(side, parameter);
  if (parameter.in === 'querystring') {
    const isForm = content?.key === 'application/x-www-form-urlencoded';
    return isForm && !hasOwn(content.media.value, 'encoding')
      ? child(content.media, 'schema')
      : undefined;
  }
  if (content !== undefined || !['query', 'cookie'].includes(parameter.in)) return undefined;
  const { style, isExploded } = serializationOf(parameter, parameter.in);
  const schema = child(parameter, 'schema');
  const isMappings = style === 'form' && isExploded && shapesOf(side, schema).has('mapping');
  return isMappings ? schema : undefined;
}

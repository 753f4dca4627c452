// Writes the messages for errors about a key: one that is missing, unknown, or at odds with another.
import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { joinPointer, type Pointer } from '../../source/pointer';
import { acceptedTexts } from './accepted';
import { describeDemand } from './describe-demand';
import type { Description, Surroundings } from './description';
import { suggest } from '../suggest';
import { code, didYouMean, listed, placeName } from '../../diagnostics/words';

type Describer = (error: SchemaError, around: Surroundings) => Description | undefined;

/** By keyword. The place of each error is a key. */
const DESCRIBERS: ReadonlyMap<string, Describer> = new Map([
  ['required', describeRequired],
  ['dependentRequired', describeNeeded],
  ['dependencies', describeNeeded],
  ['additionalProperties', describeUnknown],
  ['unevaluatedProperties', describeUnknown],
  ['not', describeForbidden],
]);

export function describeKey(error: SchemaError, around: Surroundings): Description | undefined {
  return DESCRIBERS.get(error.keyword)?.(error, around);
}

function describeRequired(
  { instancePath, params }: SchemaError,
  around: Surroundings,
): Description {
  const missing = [String(params.missingProperty)];
  const message = describeMissing(missing, instancePath, around.root);
  return { pointer: instancePath, on: 'key', message, missing };
}

function describeNeeded({ instancePath, params }: SchemaError, around: Surroundings): Description {
  const missing = String(params.missingProperty);
  const within = withinOf(instancePath, around.root);
  const needing = code(String(params.property));
  return {
    pointer: instancePath,
    on: 'key',
    message: `The key ${code(missing)} is missing${within}: ${needing} needs it.`,
    missing: [missing],
  };
}

function describeUnknown(error: SchemaError, around: Surroundings): Description {
  const pointer = error.instancePath;
  const within = withinOf(pointer, around.root);
  if (around.isSecret(error)) {
    return { pointer, on: 'value', message: `Unknown key${within}, which is secret.` };
  }
  const key = String(error.params.additionalProperty ?? error.params.unevaluatedProperty);
  return {
    pointer: joinPointer(pointer, key),
    on: 'key',
    message: `Unknown key ${code(key)}${within}.`,
    ...hintAtUnknownKey(key, error, around),
  };
}

/** A `not` that refuses keys, and nothing else. */
function describeForbidden(error: SchemaError, around: Surroundings): Description | undefined {
  const forbidden = isMapping(error.schema) ? error.schema.required : undefined;
  if (!Array.isArray(forbidden) || Object.keys(error.schema as object).length > 1) return undefined;
  const keys = forbidden.map(String);
  const within = withinOf(error.instancePath, around.root);
  return {
    pointer: joinPointer(error.instancePath, keys[keys.length - 1]),
    on: 'key',
    message:
      keys.length === 1
        ? `The key ${code(keys[0])} must not be given${within}.`
        : `The keys ${listed(keys.map(code), 'and')} must not be given together${within}.`,
  };
}

/** Says that a mapping lacks keys that it needs. */
export function describeMissing(keys: readonly string[], pointer: Pointer, root: string): string {
  const subject =
    keys.length === 1
      ? `The key ${code(keys[0]!)} is`
      : `The keys ${listed(
          keys.map((key) => code(key)),
          'and',
        )} are`;
  return `${subject} missing${withinOf(pointer, root)}.`;
}

function withinOf(pointer: Pointer, root: string): string {
  return pointer === '' ? '' : ` in ${placeName(pointer, root)}`;
}

function hintAtUnknownKey(
  key: string,
  error: SchemaError,
  around: Surroundings,
): Pick<Description, 'hint' | 'meant'> {
  const present = isMapping(error.data) ? error.data : {};
  const place = (name: string) => joinPointer(error.instancePath, name);
  const known = [...around.knownKeys(error.parentSchema)].filter(
    (name) =>
      !Object.hasOwn(present, name) || !around.origin.standTogether(place(key), place(name)),
  );
  const spaces = hintAtSpaces(key);
  if (spaces !== undefined) return { hint: spaces };
  const meant = suggest(key, known);
  if (meant !== undefined) return { hint: didYouMean(meant), meant };
  if (known.length === 0) return {};
  const also = known.length < around.knownKeys(error.parentSchema).size ? 'Also known' : 'Known';
  return { hint: `${also} here: ${listed(known.map(code), 'and')}.` };
}

/** Text from web pages has spaces that YAML does not take for one, so they become part of a key. */
function hintAtSpaces(key: string): string | undefined {
  const strange = /[\u00a0\u00ad\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]/u.exec(key)?.[0];
  if (strange === undefined) return undefined;
  return `${code(strange)} looks like a space, or is invisible. Replace it by a space, or remove it.`;
}

/** `propertyNames`: the checked value is a key. */
export function describeKeyName(
  error: SchemaError,
  key: string,
  around: Surroundings,
): Description {
  const pointer = joinPointer(error.instancePath, key);
  const within = withinOf(error.instancePath, around.root);
  const demand = describeDemand(error);
  if (around.isSecret({ ...error, data: undefined })) {
    const refusal = demand ?? 'must not be given';
    return {
      pointer: error.instancePath,
      on: 'value',
      message: `A secret key${within} ${refusal}.`,
    };
  }
  const message =
    demand === undefined
      ? `The key ${code(key)} must not be given${within}.`
      : `The key ${code(key)}${within} ${demand}.`;
  const accepted = error.keyword === 'enum' ? acceptedTexts(error) : [];
  return {
    pointer,
    on: 'key',
    message,
    hint: didYouMean(suggest(key, accepted)),
  };
}

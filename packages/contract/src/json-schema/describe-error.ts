/** One error of ajv in words: a case per keyword. Which errors are worth words is decided in translate-errors.ts. */
import type { ErrorObject } from 'ajv';
import { joinPointer, type Pointer } from '../source/pointer';
import { ACCEPTED_FORMATS, ACCEPTED_TYPES, unquotedForm } from './accepted';
import { isMapping } from './schema-nodes';
import { suggest } from './suggest';
import { code, counted, listed, placeName, quoted, shown } from './words';

/** What a message may draw on beside the error itself. */
export interface Surroundings {
  /** What the document is called at the start of a sentence, e.g. `The contract`. */
  readonly root: string;
  /** What the author wrote at a place, where that is known. */
  sourceTextAt(pointer: Pointer): string | undefined;
  /** The keys that the schema of an error declares. */
  knownKeys(schema: unknown): ReadonlySet<string>;
}

/** A message before it has its place in the schema. */
export interface Description {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}

type Params = Record<string, unknown>;

export function describeError(error: ErrorObject, around: Surroundings): Description {
  if (error.propertyName !== undefined) return describeKeyName(error, error.propertyName, around);
  const key = describeKey(error, around);
  if (key !== undefined) return key;
  const item = describeItem(error, around);
  if (item !== undefined) return item;
  const pointer = error.instancePath;
  const name = placeName(pointer, around.root);
  const demand = describeDemand(error);
  if (demand === undefined) return { pointer, on: 'key', message: `${name} must not be given.` };
  const message = SAYS_WHAT_WAS_SEEN.test(demand)
    ? `${name} ${demand}.`
    : `${name} ${demand}; ${itIs(error, around)}.`;
  return { pointer, on: 'value', message, hint: valueHint(error, around) };
}

/** Demands after which "it is …" would only repeat them. */
const SAYS_WHAT_WAS_SEEN = /^must not be (?!what)(?!.* or )/;

/** Errors whose place is a key: one that is missing, unknown, or at odds with another. */
function describeKey(error: ErrorObject, around: Surroundings): Description | undefined {
  const pointer = error.instancePath;
  const params = error.params as Params;
  const within = pointer === '' ? '' : ` in ${placeName(pointer, around.root)}`;
  switch (error.keyword) {
    case 'required':
      return {
        pointer,
        on: 'key',
        message: `The key ${code(String(params.missingProperty))} is missing${within}.`,
      };
    case 'dependentRequired':
    case 'dependencies':
      return {
        pointer,
        on: 'key',
        message: `The key ${code(String(params.missingProperty))} is missing${within}: ${code(
          String(params.property),
        )} needs it.`,
      };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      return {
        pointer: joinPointer(pointer, key),
        on: 'key',
        message: `Unknown key ${code(key)}${within}.`,
        hint: unknownKeyHint(key, error, around),
      };
    }
    case 'not': {
      const forbidden = isMapping(error.schema) ? error.schema.required : undefined;
      if (!Array.isArray(forbidden) || Object.keys(error.schema as object).length > 1) return;
      const keys = forbidden.map(String);
      return {
        pointer: joinPointer(pointer, keys[keys.length - 1]),
        on: 'key',
        message:
          keys.length === 1
            ? `The key ${code(keys[0])} must not be given${within}.`
            : `The keys ${listed(keys.map(code), 'and')} must not be given together${within}.`,
      };
    }
    case 'false schema':
      return {
        pointer,
        on: 'key',
        message: `${placeName(pointer, around.root)} must not be given.`,
      };
    default:
      return undefined;
  }
}

function unknownKeyHint(key: string, error: ErrorObject, around: Surroundings): string | undefined {
  const present = isMapping(error.data) ? error.data : {};
  const known = [...around.knownKeys(error.parentSchema)].filter(
    (name) => !Object.prototype.hasOwnProperty.call(present, name),
  );
  const meant = suggest(key, known);
  if (meant !== undefined) return `Did you mean ${code(meant)}?`;
  if (known.length === 0) return undefined;
  const also = known.length < around.knownKeys(error.parentSchema).size ? 'Also known' : 'Known';
  return `${also} here: ${listed(known.map(code), 'and')}.`;
}

/** Errors whose place is an item of a list, or that count items. */
function describeItem(error: ErrorObject, around: Surroundings): Description | undefined {
  const pointer = error.instancePath;
  const params = error.params as Params;
  const name = placeName(pointer, around.root);
  switch (error.keyword) {
    case 'uniqueItems': {
      const [first, second] = [Number(params.i), Number(params.j)].sort((a, b) => a - b);
      return {
        pointer: joinPointer(pointer, second),
        on: 'value',
        message: `Items ${first} and ${second} of ${name} are equal; each may stand there once.`,
      };
    }
    case 'items':
    case 'additionalItems':
    case 'unevaluatedItems': {
      const limit = Number(params.limit ?? params.len ?? 0);
      return {
        pointer: joinPointer(pointer, limit),
        on: 'value',
        message: `${name} may hold at most ${counted(limit, 'item')}; it has ${lengthOf(error)}.`,
      };
    }
    case 'contains': {
      const { minContains = 1, maxContains } = params;
      const amount =
        maxContains === undefined
          ? `at least ${counted(Number(minContains), 'item')}`
          : minContains === maxContains
            ? `exactly ${counted(Number(minContains), 'item')}`
            : `${String(minContains)} to ${counted(Number(maxContains), 'item')}`;
      const what = wantedItem(error.schema);
      return {
        pointer,
        on: 'value',
        message: `${name} must contain ${amount} ${what}; ${
          lengthOf(error) === 0 ? 'it is empty' : 'it does not'
        }.`,
      };
    }
    default:
      return undefined;
  }
}

function wantedItem(schema: unknown): string {
  if (isMapping(schema)) {
    if (Object.keys(schema).length === 1) {
      if ('const' in schema) return `equal to ${shown(schema.const)}`;
      if (typeof schema.type === 'string' && schema.type in ACCEPTED_TYPES) {
        return `of this kind: ${ACCEPTED_TYPES[schema.type]}`;
      }
    }
    const keys = Array.isArray(schema.required) ? schema.required.map(String) : [];
    const properties = isMapping(schema.properties) ? schema.properties : {};
    const fixed = Object.keys(properties).filter(
      (key) => isMapping(properties[key]) && 'const' in (properties[key] as object),
    );
    if (fixed.length > 0) {
      return `with ${listed(
        fixed.map((key) => `${code(key)} ${shown((properties[key] as Params).const)}`),
        'and',
      )}`;
    }
    if (keys.length > 0) return `with ${listed(keys.map(code), 'and')}`;
  }
  return 'of the kind that the schema asks for';
}

/** `propertyNames`: the judged value is a key. */
function describeKeyName(error: ErrorObject, key: string, around: Surroundings): Description {
  const pointer = joinPointer(error.instancePath, key);
  const within =
    error.instancePath === '' ? '' : ` in ${placeName(error.instancePath, around.root)}`;
  const demand = describeDemand(error);
  const message =
    demand === undefined
      ? `The key ${code(key)} must not be given${within}.`
      : `The key ${code(key)}${within} ${demand}.`;
  const accepted = error.keyword === 'enum' ? texts(error) : [];
  const meant = suggest(key, accepted);
  return {
    pointer,
    on: 'key',
    message,
    hint: meant === undefined ? undefined : `Did you mean ${code(meant)}?`,
  };
}

/** The rest of "`port` …": what is accepted; `undefined` where nothing is. */
function describeDemand(error: ErrorObject): string | undefined {
  const params = error.params as Params;
  const limit = Number(params.limit);
  switch (error.keyword) {
    case 'type':
      return `must be ${acceptedTypes(params.type)}`;
    case 'enum':
      return oneOf(params.allowedValues as unknown[]);
    case 'const':
      return oneOf([params.allowedValue]);
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be greater than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'multipleOf':
      return `must be a multiple of ${String(params.multipleOf)}`;
    case 'minLength':
      return limit === 1
        ? 'must not be empty'
        : `must have at least ${counted(limit, 'character')}`;
    case 'maxLength':
      return `must have at most ${counted(limit, 'character')}`;
    case 'pattern':
      return `must match the pattern ${code(String(params.pattern))}`;
    case 'format':
      return `must be ${ACCEPTED_FORMATS.get(String(params.format)) ?? `of the format ${code(String(params.format))}`}`;
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `must have at least ${counted(limit, 'item')}`;
    case 'maxItems':
      return `must have at most ${counted(limit, 'item')}`;
    case 'minProperties':
      return limit === 1 ? 'must not be empty' : `must have at least ${counted(limit, 'key')}`;
    case 'maxProperties':
      return `must have at most ${counted(limit, 'key')}`;
    case 'false schema':
      return undefined;
    case 'not':
      return refused(error.schema);
    default:
      return `must satisfy ${code(error.keyword)} of the schema`;
  }
}

function oneOf(accepted: readonly unknown[]): string {
  const scalars = accepted.filter((value) => value === null || typeof value !== 'object');
  if (scalars.length < accepted.length) return 'must be a value that the schema lists';
  return `must be ${accepted.length === 1 ? '' : 'one of '}${listed(scalars.map(shown), 'or')}`;
}

/** What a `not` refuses, where one phrase can say it. */
function refused(schema: unknown): string | undefined {
  if (schema === true) return undefined;
  if (!isMapping(schema)) return 'must not be what the schema excludes';
  const keywords = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (keywords.length === 0) return undefined;
  if (keywords.length === 1) {
    if ('const' in schema) return `must not be ${shown(schema.const)}`;
    if (Array.isArray(schema.enum)) {
      return `must not be ${listed(schema.enum.map(shown), 'or')}`;
    }
    if (typeof schema.pattern === 'string') return `must not match ${code(schema.pattern)}`;
    if ('type' in schema) return `must not be ${acceptedTypes(schema.type)}`;
  }
  return 'must not be what the schema excludes';
}

const ANNOTATIONS = new Set(['title', 'description', '$comment', 'errorMessage', 'examples']);

function acceptedTypes(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  return listed(
    types.map((name) => ACCEPTED_TYPES[name] ?? code(name)),
    'or',
  );
}

function itIs(error: ErrorObject, around: Surroundings): string {
  const { data } = error as { data?: unknown };
  switch (error.keyword) {
    case 'minItems':
    case 'maxItems':
      return `it has ${lengthOf(error)}`;
    case 'minProperties':
    case 'maxProperties':
      return `it has ${Object.keys((data ?? {}) as object).length}`;
    case 'minLength':
    case 'maxLength':
      if (data !== '') return `${seen(error, around)} has ${Array.from(String(data)).length}`;
  }
  return `it is ${seen(error, around)}`;
}

/** The judged value in words; what a schema marks as secret is not repeated. */
function seen(error: ErrorObject, around: Surroundings): string {
  const { data, parentSchema } = error as { data?: unknown; parentSchema?: unknown };
  if (data === null) return '`null` (empty)';
  if (data === '') return 'the empty text';
  if (isMapping(parentSchema)) {
    if (parentSchema.writeOnly === true || parentSchema.format === 'password') {
      return 'another value';
    }
  }
  const isAboutKind = ['type', 'enum', 'const'].includes(error.keyword);
  if (typeof data === 'number') {
    const written = around.sourceTextAt(error.instancePath) ?? String(data);
    const alias = written === String(data) ? '' : `, which is read as ${String(data)}`;
    return `${isAboutKind ? 'the number ' : ''}${code(written)}${alias}`;
  }
  if (typeof data === 'string' && error.keyword === 'type') return `the text ${quoted(data)}`;
  return shown(data);
}

function valueHint(error: ErrorObject, around: Surroundings): string | undefined {
  const { data } = error as { data?: unknown };
  if (error.keyword === 'enum' && typeof data === 'string') {
    const meant = suggest(data, texts(error));
    if (meant !== undefined) return `Did you mean ${code(meant)}?`;
  }
  const source = around.sourceTextAt(error.instancePath) ?? String(data);
  if (typeof data === 'number' || typeof data === 'boolean') {
    const text = acceptsText(error) ? source : spelledAs(data, texts(error));
    return text === undefined ? undefined : `Write ${quoted(text)}: without quotes it is no text.`;
  }
  if (typeof data !== 'string' || error.keyword !== 'type') return undefined;
  const plain = unquotedForm(data, typesOf(error));
  return plain === undefined ? undefined : `Write ${code(plain)} without quotes.`;
}

function typesOf(error: ErrorObject): string[] {
  return [(error.params as Params).type].flat().map(String);
}

function acceptsText(error: ErrorObject): boolean {
  return error.keyword === 'type' && typesOf(error).includes('string');
}

/** An accepted text that is spelled as the number or boolean that was given. */
function spelledAs(data: unknown, accepted: readonly string[]): string | undefined {
  return accepted.find((text) => Number(text) === data || text === String(data));
}

function texts(error: ErrorObject): string[] {
  const { allowedValue, allowedValues } = error.params as Params;
  const allowed: unknown[] = Array.isArray(allowedValues) ? allowedValues : [allowedValue];
  return allowed.filter((value): value is string => typeof value === 'string');
}

function lengthOf(error: ErrorObject): number {
  return Array.isArray(error.data) ? error.data.length : 0;
}

import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { ACCEPTED_FORMATS, ACCEPTED_TYPES } from './accepted';
import { literalAt } from '../../source/number-literals';
import { code, counted, listed, shown } from '../../diagnostics/words';
import { shownAt } from './shown-at';

/** The rest of "`port` …": what is accepted; `undefined` where nothing is. */
export function describeDemand(error: SchemaError): string | undefined {
  const params = error.params as Record<string, unknown>;
  const limit = Number(params.limit);
  const bound = literalAt(error.parentSchema, error.keyword) ?? String(limit);
  switch (error.keyword) {
    case 'type':
      return `must be ${acceptedTypes(params.type)}`;
    case 'enum':
      return oneOf(params.allowedValues as unknown[], shownValues(error));
    case 'const':
      return oneOf([params.allowedValue], [shownAt(error.parentSchema as object, 'const')]);
    case 'minimum':
      return `must be at least ${bound}`;
    case 'maximum':
      return `must be at most ${bound}`;
    case 'exclusiveMinimum':
      return `must be greater than ${bound}`;
    case 'exclusiveMaximum':
      return `must be less than ${bound}`;
    case 'multipleOf':
      return `must be a multiple of ${literalAt(error.parentSchema, 'multipleOf') ?? String(params.multipleOf)}`;
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

/** An error that represents several branches has the values of all, and the list of the first one. */
function shownValues({ schema, params }: SchemaError): string[] {
  const list: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const values = params.allowedValues as readonly unknown[];
  return values.map((value, index) =>
    list[index] === value ? shownAt(list, index) : shown(value),
  );
}

function shownIn(list: readonly unknown[]): string[] {
  return list.map((_, index) => shownAt(list, index));
}

function oneOf(accepted: readonly unknown[], texts: readonly string[]): string {
  if (accepted.length === 0)
    return 'must be a value that the schema lists, and the schema lists none';
  if (!accepted.every(isScalar)) return 'must be a value that the schema lists';
  const words = isListOfTypes(accepted) ? accepted.map(code) : texts;
  return `must be ${accepted.length === 1 ? '' : 'one of '}${listed(words, 'or')}`;
}

/** The names of the types of JSON Schema. Without this, `null` would be quoted among plain names. */
function isListOfTypes(accepted: readonly unknown[]): accepted is string[] {
  const types = Object.keys(ACCEPTED_TYPES);
  return accepted.length === types.length && types.every((type) => accepted.includes(type));
}

/** A list or a mapping is too long for a message, and `a mapping` would mean all of them. */
function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

/** What a `not` refuses, where one phrase can say it. */
function refused(schema: unknown): string | undefined {
  if (schema === true) return undefined;
  if (!isMapping(schema)) return 'must not be what the schema excludes';
  const keywords = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (keywords.length === 0) return undefined;
  if (keywords.length === 1) {
    if ('const' in schema && isScalar(schema.const))
      return `must not be ${shownAt(schema, 'const')}`;
    if (Array.isArray(schema.enum) && schema.enum.every(isScalar)) {
      return `must not be ${listed(shownIn(schema.enum), 'or')}`;
    }
    if (typeof schema.pattern === 'string') return `must not match ${code(schema.pattern)}`;
    if ('type' in schema) return `must not be ${acceptedTypes(schema.type)}`;
  }
  return 'must not be what the schema excludes';
}

const ANNOTATIONS = new Set([
  'title',
  'description',
  '$comment',
  'errorMessage',
  'patternErrorMessage',
  'examples',
]);

function acceptedTypes(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  return listed(
    types.map((name) => ACCEPTED_TYPES[name] ?? code(name)),
    'or',
  );
}

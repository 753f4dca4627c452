import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { ACCEPTED_FORMATS, ACCEPTED_TYPES } from './accepted';
import { literalAt } from '../../source/number-literals';
import { code, counted, listed, shown } from '../../diagnostics/words';

/** The rest of "`port` …": what is accepted; `undefined` where nothing is. */
export function describeDemand(error: SchemaError): string | undefined {
  const params = error.params as Record<string, unknown>;
  const limit = Number(params.limit);
  const bound = literalAt(error.parentSchema, error.keyword) ?? String(limit);
  switch (error.keyword) {
    case 'type':
      return `must be ${acceptedTypes(params.type)}`;
    case 'enum':
      return oneOf(params.allowedValues as unknown[], error.schema);
    case 'const':
      return oneOf(
        [params.allowedValue],
        [params.allowedValue],
        literalAt(error.parentSchema, 'const'),
      );
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

/** `holder` has the texts of long numbers; `literal` is that of an only one. */
function oneOf(accepted: readonly unknown[], holder: unknown, literal?: string): string {
  if (accepted.length === 0)
    return 'must be a value that the schema lists, and the schema lists none';
  const show = (value: unknown): string => {
    const text = literal ?? literalAt(holder, accepted.indexOf(value));
    return typeof value === 'number' && text !== undefined ? code(text) : shown(value);
  };
  const scalars = accepted.filter((value) => value === null || typeof value !== 'object');
  if (scalars.length < accepted.length) return 'must be a value that the schema lists';
  const words = isListOfTypes(scalars) ? scalars.map(code) : scalars.map(show);
  return `must be ${accepted.length === 1 ? '' : 'one of '}${listed(words, 'or')}`;
}

/** The names of the types of JSON Schema. Without this, `null` would be quoted among plain names. */
function isListOfTypes(accepted: readonly unknown[]): accepted is string[] {
  const types = Object.keys(ACCEPTED_TYPES);
  return accepted.length === types.length && types.every((type) => accepted.includes(type));
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

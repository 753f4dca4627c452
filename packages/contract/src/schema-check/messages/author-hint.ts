// Finds the text that authors of a schema wrote for a failing keyword.
import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { parentPointer, type Pointer } from '../../source/pointer';
import { code, shown, upperFirst } from '../../diagnostics/words';
import type { Surroundings } from './description';
import type { SchemaPlaces } from '../schema-places';

const MAX_HINT = 240;

/**
 * The `errorMessage` beside the failing keyword: one text for all, or one per keyword. Editors know the
 * first form alone, and `patternErrorMessage` for a pattern.
 */
export function errorMessageOf(error: SchemaError): string | undefined {
  const parent: unknown = error.parentSchema;
  if (!isMapping(parent)) return undefined;
  const { errorMessage, patternErrorMessage } = parent;
  if (error.keyword === 'pattern' && typeof patternErrorMessage === 'string') {
    return cut(patternErrorMessage);
  }
  if (typeof errorMessage === 'string') return cut(errorMessage);
  if (!isMapping(errorMessage)) return undefined;
  const own = Object.hasOwn(errorMessage, error.keyword) ? errorMessage[error.keyword] : undefined;
  if (typeof own === 'string') return cut(own);
  const missing = (error.params as { missingProperty?: string }).missingProperty;
  if (missing === undefined || !isMapping(own)) return undefined;
  const perKey = Object.hasOwn(own, missing) ? own[missing] : undefined;
  return typeof perKey === 'string' ? cut(perKey) : undefined;
}

/**
 * What the author of the schema wrote about the requirement: the description of the missing key,
 * else that of the nearest schema around the keyword, else its title. The document's own
 * description explains the schema, so it is not a hint.
 */
export function descriptionOf(
  error: SchemaError,
  keywordPointer: Pointer,
  places: SchemaPlaces,
): string | undefined {
  const missing = (error.params as { missingProperty?: string }).missingProperty;
  const schemas = places.above(parentPointer(keywordPointer)).slice(0, -1);
  const parent: unknown = error.parentSchema;
  if (missing !== undefined && isMapping(parent) && isMapping(parent.properties)) {
    const own = Object.hasOwn(parent.properties, missing);
    if (own) schemas.unshift(parent.properties[missing] as Record<string, unknown>);
  }
  for (const schema of schemas) {
    if (!isMapping(schema)) continue;
    if (typeof schema.description === 'string') return firstSentence(schema.description);
    // A title of one word names a thing; it does not say what to do.
    if (typeof schema.title === 'string' && /\S\s+\S/.test(schema.title)) return cut(schema.title);
  }
  return undefined;
}

/**
 * What the schema of a value says about itself. An example is the shortest answer, and the only one where the
 * value is missing; where its type or form is wrong, its description is the next, then its title. The
 * document's own words explain the schema: `Core vocabulary meta-schema` is not a hint.
 */
export function ownWordsOf(error: SchemaError, around: Surroundings): string | undefined {
  const schema = schemaOfValue(error);
  if (!isMapping(schema) || around.isSecret(error)) return undefined;
  const { examples, description, title } = schema;
  const scalars = (Array.isArray(examples) ? (examples as unknown[]) : []).filter((example) =>
    ['string', 'number', 'boolean'].includes(typeof example),
  );
  const key = missingKeyOf(error);
  if (key !== undefined) {
    const [example] = scalars.map((scalar) => shown(scalar).slice(1, -1));
    return example === undefined ? undefined : `For example: ${code(`${key}: ${example}`)}.`;
  }
  if (scalars.length > 0) return `For example: ${scalars.slice(0, 3).map(shown).join(', ')}.`;
  if (isOfDocument(error)) return undefined;
  if (typeof description === 'string') return asSentence(firstSentence(description));
  return typeof title === 'string' && /\S\s+\S/.test(title) ? asSentence(cut(title)) : undefined;
}

function schemaOfValue(error: SchemaError): unknown {
  const schema: unknown = error.parentSchema;
  const key = missingKeyOf(error);
  if (key === undefined) return FORMS.has(error.keyword) ? schema : undefined;
  const properties = isMapping(schema) ? schema.properties : undefined;
  return isMapping(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

function missingKeyOf({ keyword, params }: SchemaError): string | undefined {
  return keyword === 'required' ? (params.missingProperty as string | undefined) : undefined;
}

function isOfDocument({ schemaPointer, parentSchema }: SchemaError): boolean {
  const isResource = isMapping(parentSchema) && Object.hasOwn(parentSchema, '$schema');
  return isResource || parentPointer(schemaPointer) === '';
}

const FORMS = new Set(['pattern', 'type', 'format']);

function asSentence(text: string): string {
  const begun = upperFirst(text);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

function firstSentence(text: string): string {
  const end = /[.!?](?=\s)|\n/.exec(text);
  return cut(end === null ? text : text.slice(0, end.index + 1));
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_HINT ? line.slice(0, MAX_HINT - 1) + '…' : line;
}

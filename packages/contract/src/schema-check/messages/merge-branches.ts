/** What all branches of a failed `anyOf` or `oneOf` say together, where one sentence can say it. */
import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import type { Branch, Cause } from '../schema-error';
import type { Description } from './description';
import { joinPointer, parentPointer } from '../../source/pointer';
import { code, listed, placeName } from '../../diagnostics/words';

/** Either an error that represents all branches, to be described as any other, or the words. */
type Merged = { readonly error: SchemaError } | { readonly description: Description };

export function mergeBranches(
  umbrella: Cause,
  branches: readonly Branch[],
  root: string,
): Merged | undefined {
  return (
    mergeMissingKeys(umbrella, branches, root) ??
    mergeTypes(umbrella, branches) ??
    mergeFixedValues(branches)
  );
}

/** Every branch lacks keys and nothing else: one of the groups has to be given. */
function mergeMissingKeys(
  { error }: Cause,
  branches: readonly Branch[],
  root: string,
): Merged | undefined {
  const groups: string[][] = [];
  for (const { causes } of branches) {
    const isMissing = (cause: Cause): boolean =>
      cause.error.keyword === 'required' && cause.error.instancePath === error.instancePath;
    if (causes.length === 0 || !causes.every(isMissing)) return undefined;
    groups.push(causes.map((cause) => String((cause.error.params as Params).missingProperty)));
  }
  if (groups.length < 2) return undefined;
  const subject = subjectOf(error, root);
  const amount = error.keyword === 'oneOf' ? 'exactly one' : 'at least one';
  const singles = groups.every((group) => group.length === 1);
  const neither = groups.length === 2 ? 'neither' : 'none';
  const message = singles
    ? `${subject} needs ${amount} of ${listed(
        groups.map(([key]) => code(key)),
        'and',
      )}; ${neither} is given.`
    : `${subject} needs ${listed(
        groups.map((group) => listed(group.map(code), 'and')),
        'or',
      )}.`;
  const missing = singles ? groups.flat() : undefined;
  return { description: { pointer: error.instancePath, on: 'key', message, missing } };
}

/** No branch has a fitting type: all the types are accepted. */
function mergeTypes({ error }: Cause, branches: readonly Branch[]): Merged | undefined {
  const types = new Set<string>();
  let first: SchemaError | undefined;
  for (const { causes } of branches) {
    const wrong = causes.find((cause) => {
      return cause.error.keyword === 'type' && cause.error.instancePath === error.instancePath;
    });
    if (wrong === undefined) return undefined;
    first ??= wrong.error;
    for (const type of [(wrong.error.params as Params).type].flat()) types.add(String(type));
  }
  if (first === undefined || branches.length < 2) return undefined;
  return { error: { ...first, params: { type: [...types] }, ...placeOf(error) } };
}

/** Each branch demands another value at the same place, so all those values are accepted. */
function mergeFixedValues(branches: readonly Branch[]): Merged | undefined {
  const allowedValues: unknown[] = [];
  let first: SchemaError | undefined;
  for (const { causes } of branches) {
    const fixed = causes.find(({ error }) => {
      if (error.keyword !== 'const' && error.keyword !== 'enum') return false;
      return first === undefined || error.instancePath === first.instancePath;
    });
    if (fixed === undefined) return undefined;
    first ??= fixed.error;
    const params = fixed.error.params as Params;
    for (const value of fixed.error.keyword === 'enum'
      ? (params.allowedValues as unknown[])
      : [params.allowedValue]) {
      if (!allowedValues.includes(value)) allowedValues.push(value);
    }
  }
  if (first === undefined || branches.length < 2) return undefined;
  return { error: { ...first, keyword: 'enum', params: { allowedValues } } };
}

/** More than one schema of a `oneOf` holds. */
export function describeAmbiguity(error: SchemaError, root: string): Description {
  const passing = (error.params as { passingSchemas: readonly number[] }).passingSchemas;
  const schemas: readonly unknown[] = Array.isArray(error.schema) ? error.schema : [];
  const keys = schemas.map(onlyRequiredKey);
  if (keys.every((key) => key !== undefined)) {
    const given = passing.map((index) => keys[index] as string);
    const all = keys.length === 2 ? 'both' : listed(given.map(code), 'and');
    return {
      pointer: joinPointer(error.instancePath, given[given.length - 1]),
      on: 'key',
      message: `${subjectOf(error, root)} needs exactly one of ${listed(
        keys.map((key) => code(key as string)),
        'and',
      )}; ${all} are given.`,
    };
  }
  const names = passing.map((index) => {
    const schema = schemas[index];
    return isMapping(schema) && typeof schema.title === 'string'
      ? code(schema.title)
      : `number ${index + 1}`;
  });
  return {
    pointer: error.instancePath,
    on: 'value',
    message: `${placeName(error.instancePath, root)} must fit exactly one of ${
      schemas.length
    } alternatives; it fits ${listed(names, 'and')}.`,
  };
}

function onlyRequiredKey(schema: unknown): string | undefined {
  if (!isMapping(schema) || !Array.isArray(schema.required)) return undefined;
  return schema.required.length === 1 ? String(schema.required[0]) : undefined;
}

/** `A configuration`, when the schema has such a title; else the name of the place. */
function subjectOf(error: SchemaError, root: string): string {
  const parent: unknown = error.parentSchema;
  const title = isMapping(parent) && typeof parent.title === 'string' ? parent.title : '';
  if (!/^[A-Z][a-z]+$/.test(title)) return placeName(error.instancePath, root);
  return `${/^[AEIOU]/.test(title) ? 'An' : 'A'} ${title.toLowerCase()}`;
}

function placeOf(error: SchemaError) {
  const pointer = joinPointer(parentPointer(error.schemaPointer), 'type');
  return { parentSchema: error.parentSchema, schemaPointer: pointer };
}

type Params = Record<string, unknown>;

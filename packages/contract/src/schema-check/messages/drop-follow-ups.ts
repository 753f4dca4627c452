import { parentPointer } from '../../source/pointer';
import type { SchemaError } from '../schema-error';
import type { Cause } from '../schema-error';
import type { SchemaProblem } from '../schema-problem';
import { moreUseful } from './type-or-value';

/**
 * Keeps one error per cause of the errors at one place:
 *
 * - a value of a wrong type is not checked by the other keywords of the same schema;
 * - an empty text that must not be empty is not matched against a pattern or format as well;
 * - of `enum` and `const`, the narrower `const` stays;
 * - of a wrong type and a wrong value, the type stays where it is all that keeps the value from
 *   being accepted (`yes` for `true`), else the value;
 * - a key that a schema declares is only "unevaluated" because the schema that declares it failed.
 */
export function dropFollowUps(
  causes: readonly Cause[],
  keysOf: (schema: unknown) => ReadonlySet<string>,
): Cause[] {
  const schemasOfWrongTypes = new Map<string, Set<unknown>>();
  const wrongTypes = new Map<string, SchemaError[]>();
  const wrongValues = new Map<string, SchemaError[]>();
  const empty = new Set<string>();
  const constant = new Set<string>();
  let others = 0;
  for (const { error } of causes) {
    const { instancePath, keyword } = error;
    if (error.propertyName === undefined) {
      if (keyword === 'type') {
        note(wrongTypes, error);
        const schemas = schemasOfWrongTypes.get(instancePath) ?? new Set();
        schemasOfWrongTypes.set(instancePath, schemas.add(error.parentSchema));
      }
      if (keyword === 'enum' || keyword === 'const') note(wrongValues, error);
    }
    if (keyword === 'minLength' && error.data === '') empty.add(instancePath);
    if (keyword === 'const') constant.add(instancePath);
    if (keyword !== 'unevaluatedProperties') others += 1;
  }
  return causes.filter(({ error }) => {
    const { instancePath, keyword } = error;
    if (error.propertyName !== undefined) return true;
    const schemas = schemasOfWrongTypes.get(instancePath);
    if (keyword === 'type') {
      const values = wrongValues.get(instancePath) ?? [];
      return !values.some(
        (value) => !schemas?.has(value.parentSchema) && moreUseful(error, value) === value,
      );
    }
    if (schemas?.has(error.parentSchema)) return false;
    if (keyword === 'enum' || keyword === 'const') {
      const types = wrongTypes.get(instancePath) ?? [];
      if (types.some((type) => moreUseful(type, error) === type)) return false;
    }
    if (keyword === 'pattern' || keyword === 'format') return !empty.has(instancePath);
    if (keyword === 'enum') return !constant.has(instancePath);
    if (keyword === 'unevaluatedProperties' && others > 0) {
      const key = (error.params as { unevaluatedProperty?: string }).unevaluatedProperty;
      return key === undefined || !keysOf(error.parentSchema).has(key);
    }
    return true;
  });
}

/** The most errors at one place that are compared. Each is compared with every other one. */
const MAX_COMPARED = 8;

function note(errors: Map<string, SchemaError[]>, error: SchemaError): void {
  const known = errors.get(error.instancePath);
  if (!known) errors.set(error.instancePath, [error]);
  else if (known.length < MAX_COMPARED) known.push(error);
}

/**
 * One place and message once; and no missing key beside an unknown one that is a misspelling of it
 * (its hint names the key already).
 */
export function dropNamedTwice(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const seen = new Set<string>();
  const distinct = problems.filter(({ pointer, message }) => {
    const identity = `${pointer}\n${message}`;
    return !seen.has(identity) && seen.add(identity);
  });
  const meant = new Set<string>();
  for (const problem of distinct) {
    if (problem.meant !== undefined)
      meant.add(`${parentPointer(problem.pointer)}\n${problem.meant}`);
  }
  if (meant.size === 0) return distinct;
  return distinct.filter(
    ({ keyword, pointer, missing = [] }) =>
      keyword !== 'required' || !missing.some((key) => meant.has(`${pointer}\n${key}`)),
  );
}

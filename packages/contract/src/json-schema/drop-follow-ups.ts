import type { Cause } from './cause-tree';
import type { SchemaProblem } from './schema-check';

/**
 * Leaves one error per cause of what stands at one place:
 *
 * - a value of a wrong type is not judged by the other keywords of the same schema;
 * - an empty text that must not be empty is not matched against a pattern or format as well;
 * - of `enum` and `const`, the narrower `const` stays;
 * - a key that a schema declares is only "unevaluated" because the schema that declares it failed.
 */
export function dropFollowUps(
  causes: readonly Cause[],
  keysOf: (schema: unknown) => ReadonlySet<string>,
): Cause[] {
  const wrongTypes = new Map<string, Set<unknown>>();
  const empty = new Set<string>();
  const constant = new Set<string>();
  let others = 0;
  for (const { error } of causes) {
    const { instancePath, keyword } = error;
    if (keyword === 'type') {
      const schemas = wrongTypes.get(instancePath) ?? new Set();
      wrongTypes.set(instancePath, schemas.add(error.parentSchema));
    }
    if (keyword === 'minLength' && error.data === '') empty.add(instancePath);
    if (keyword === 'const') constant.add(instancePath);
    if (keyword !== 'unevaluatedProperties') others += 1;
  }
  return causes.filter(({ error }) => {
    const { instancePath, keyword } = error;
    if (keyword === 'type' || error.propertyName !== undefined) return true;
    if (wrongTypes.get(instancePath)?.has(error.parentSchema)) return false;
    if (keyword === 'pattern' || keyword === 'format') return !empty.has(instancePath);
    if (keyword === 'enum') return !constant.has(instancePath);
    if (keyword === 'unevaluatedProperties' && others > 0) {
      const key = (error.params as { unevaluatedProperty?: string }).unevaluatedProperty;
      return key === undefined || !keysOf(error.parentSchema).has(key);
    }
    return true;
  });
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
  for (const { keyword, pointer, hint } of distinct) {
    const key = /^Did you mean (`.*`)\?$/.exec(hint ?? '')?.[1];
    if (key === undefined || !UNKNOWN_KEY.has(keyword)) continue;
    meant.add(`${pointer.slice(0, pointer.lastIndexOf('/'))}\n${key}`);
  }
  if (meant.size === 0) return distinct;
  return distinct.filter(({ keyword, pointer, message }) => {
    const key = /^The key (`.*?`) is missing/.exec(message)?.[1];
    return keyword !== 'required' || key === undefined || !meant.has(`${pointer}\n${key}`);
  });
}

const UNKNOWN_KEY = new Set(['additionalProperties', 'unevaluatedProperties']);

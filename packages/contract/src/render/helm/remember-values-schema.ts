import { isDeepStrictEqual } from 'node:util';
import { buildValuesSchema } from './build-values-schema';

/**
 * `buildValuesSchema` that returns the same object as long as its parts are equal, as they mostly are
 * in the environments of a unit. No caller may change the object.
 */
export function rememberValuesSchema(): typeof buildValuesSchema {
  let last: { parts: unknown; schema: ReturnType<typeof buildValuesSchema> } | undefined;
  return (...parts) => {
    if (!last || !isDeepStrictEqual(last.parts, parts)) {
      last = { parts, schema: buildValuesSchema(...parts) };
    }
    return last.schema;
  };
}

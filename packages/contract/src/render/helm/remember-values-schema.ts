import { isDeepStrictEqual } from 'node:util';
import { buildValuesSchema } from './build-values-schema';

/**
 * `buildValuesSchema` that answers with the same object while it is asked with equal parts, as the
 * environments of a unit mostly do. Nobody may change the object.
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

import Ajv2020 from 'ajv/dist/2020';
import type { JsonSchema } from './schema-arbitraries';

const MISJUDGED_TOGETHER = [/"unevaluatedItems"/, /"prefixItems"/, /"(?:anyOf|oneOf)"/];

/**
 * Whether values fit a schema, as ajv says; `undefined` where ajv is known to be wrong. It throws for some
 * `patternProperties` in branches. For `unevaluatedItems` it forgets what `items` in one branch of `anyOf` or
 * `oneOf` accepts if another branch has `prefixItems`.
 */
export function ajvValidator(schema: JsonSchema): (value: unknown) => boolean | undefined {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    ownProperties: true,
    logger: false,
  });
  const validate = ajv.compile(schema);
  const text = JSON.stringify(schema);
  const isMisjudged = MISJUDGED_TOGETHER.every((keyword) => keyword.test(text));
  return (value) => {
    if (isMisjudged) return undefined;
    try {
      return validate(value) === true;
    } catch {
      return undefined;
    }
  };
}

import { SET_BY } from '../json-schema/policy-keywords';
import { isMapping } from '../source/mapping';

/** Whether the platform sets a property, so that a `required` list does not ask a team for it. */
export function isSetByPlatform(schema: unknown): boolean {
  return isMapping(schema) && schema[SET_BY] === 'platform';
}

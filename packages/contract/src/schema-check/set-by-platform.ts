import { isMapping } from '../source/mapping';

/** The mark of a property that the platform sets when it deploys; other tools ignore it. */
const SET_BY = 'x-pacto-set-by';

/** Whether the platform sets a property, so that a `required` list does not ask a team for it. */
export function isSetByPlatform(schema: unknown): boolean {
  return isMapping(schema) && schema[SET_BY] === 'platform';
}

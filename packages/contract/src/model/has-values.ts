import type { Configuration } from './contract';

/** Absent values and `{}` mean the same. */
export function hasValues(values: Configuration['values']): boolean {
  return values !== undefined && Object.keys(values).length > 0;
}

/**
 * Whether a claim leaves its values to the environments. Only the base may: nothing is deployed from it, and what is
 * rendered of it is a preview. Without values in an environment, a claim would be deployed unchecked.
 */
export function leavesValuesOpen(
  { values }: Pick<Configuration, 'values'>,
  environment: string | null,
): boolean {
  return environment === null && !hasValues(values);
}

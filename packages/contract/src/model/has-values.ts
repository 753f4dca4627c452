import type { Configuration } from './contract';

/** Absent values and `{}` mean the same. */
export function hasValues(values: Configuration['values']): boolean {
  return values !== undefined && Object.keys(values).length > 0;
}

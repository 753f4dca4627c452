export type Mapping = Record<string, unknown>;

/** Whether a value is a mapping, and not a list, a scalar or `null`. */
export function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

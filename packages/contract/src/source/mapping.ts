export type Mapping = Record<string, unknown>;

/** Whether a value is a mapping, and not a list, a scalar or `null`. */
export function isMapping(value: unknown): value is Mapping {
  return isObject(value) && !Array.isArray(value);
}

/** The value if it is a mapping, else an empty one. */
export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

/** Whether a value is a mapping or a list. */
export function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

/** Sets a key as data: `__proto__` of a file is not a prototype. */
export function setOwn(target: Mapping, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[key] = value;
}

/** Whether a mapping or a list has a key of its own, such as `constructor` in a contract. */
export function hasOwn(value: unknown, key: string): boolean {
  return isObject(value) && Object.hasOwn(value, key);
}

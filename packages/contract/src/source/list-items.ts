import { mappingOf, type Mapping } from './mapping';

/** The entries of a list, each at its index. An entry of another type is an empty mapping. */
export function mappingsIn(list: unknown): Mapping[] {
  return Array.isArray(list) ? list.map(mappingOf) : [];
}

/** The texts in a list, without its other entries. */
export function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

import { parsePointer } from '../../source/pointer';
import type { Pointer } from '../../source/pointer';

/**
 * A place in a schema as the reference implementation writes it: `schema.properties.size.minimum`,
 * `schema.allOf[0]`; an entry of a list of texts by itself, since such lists are sets:
 * `schema.required[size]`.
 */
export function pathOf(document: unknown, pointer: Pointer): string {
  let path = 'schema';
  let current = document;
  for (const token of parsePointer(pointer)) {
    const entry = entryOf(current, token);
    if (!Array.isArray(current)) path += `.${token}`;
    else path += isTexts(current) ? `[${String(entry)}]` : `[${token}]`;
    current = entry;
  }
  return path;
}

function entryOf(value: unknown, token: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined;
}

function isTexts(list: readonly unknown[]): boolean {
  return list.every((entry) => typeof entry === 'string');
}

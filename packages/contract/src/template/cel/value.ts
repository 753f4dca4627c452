// The values that expressions work with: what YAML and JSON hold, and `omit()`.

import { setOwn } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';

/** What `omit()` gives: the key or the list item that would hold it is left out. */
export const OMIT: unique symbol = Symbol('omit');

export type Value = unknown;

/** A value, and what its author wrote if it is a number that a double cannot hold. */
export interface Item {
  readonly value: Value;
  readonly literal?: string;
}

/** What a list or a map holds at a key. */
export function itemAt(holder: object, key: string | number): Item {
  const value = (holder as Record<string | number, Value>)[key];
  const literal = literalAt(holder, key);
  return literal === undefined ? { value } : { value, literal };
}

type ValueType = 'text' | 'number' | 'boolean' | 'null' | 'list' | 'map' | 'omit()';

export function typeOf(value: Value): ValueType {
  if (value === OMIT) return 'omit()';
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'map';
  }
}

/** `a text`, as a sentence needs it. */
export function nameType(value: Value): string {
  const type = typeOf(value);
  return type === 'null' || type === 'omit()' ? `\`${type}\`` : `a ${type}`;
}

export type ValueMap = Readonly<Record<string, Value>>;

export function isMap(value: Value): value is ValueMap {
  return typeOf(value) === 'map';
}

/** Only own keys count, so `constructor` and `__proto__` are keys only if the file has them. */
export function hasKey(map: ValueMap, key: string): boolean {
  return Object.hasOwn(map, key);
}

/** Adds a key as data, also one called `__proto__`. */
export function addKey(
  map: Record<string, Value>,
  key: string,
  value: Value,
  literal?: string,
): void {
  setOwn(map, key, value);
  if (literal !== undefined) keepLiteral(map, key, literal);
}

/** A list of items with the texts of their numbers. */
export function listOf(items: readonly Item[]): Value[] {
  const list = items.map(({ value }) => value);
  for (const [index, { literal }] of items.entries()) {
    if (literal !== undefined) keepLiteral(list, index, literal);
  }
  return list;
}

/** Compares code points, as CEL does. Below 0 if `a` comes first. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === length) return a.length - b.length;
  // If the texts differ in the second half of a surrogate pair, they have the same first half.
  return a.codePointAt(at)! - b.codePointAt(at)!;
}

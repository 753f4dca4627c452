// Values of a contract as cells of Markdown tables. Nothing may have validated the contract, so a value can have any type.
import { keyInPath } from '../../source/key-path';
import { isObject } from '../../source/mapping';
import { folded, markdownCode, markdownTable, markdownText } from './markdown';
import { printHeld, printValue } from '../text/print-value';

const VALUE_WIDTH = 80;
const MANY_ROWS = 12;

export type Entry = Readonly<Record<string, unknown>>;

export function tableUnlessEmpty(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return rows.length === 0 ? '' : markdownTable(header, rows);
}

/** A table that is folded as a whole if it has many rows. */
export function foldLongTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const content = tableUnlessEmpty(header, rows);
  return rows.length > MANY_ROWS ? folded(`${rows.length} rows`, content) : content;
}

/** The scalars in a value as cells, each with its path as people write it, such as `hosts[0].name`. */
export function scalarsOf(
  value: unknown,
  path: string,
  print = () => textCell(value),
): [string, string][] {
  if (value === undefined) return [];
  const isFilled = isObject(value) && Object.keys(value).length > 0;
  if (!isFilled) return path === '' ? [] : [[path, print()]];
  return Object.entries(value).flatMap(([key, item]) => {
    const inside = Array.isArray(value) ? `${path}[${key}]` : keyInPath(path, key);
    return scalarsOf(item, inside, () => markdownText(printHeld(value, key, VALUE_WIDTH)));
  });
}

export function textCell(value: unknown): string {
  return value === undefined ? '' : markdownText(printValue(value, VALUE_WIDTH));
}

export function codeCell(value: unknown): string {
  return value === undefined ? '' : markdownCode(plainWords(value));
}

/** A text without quotes, even one that looks like a number: a version, a range. */
export function plainWords(value: unknown): string {
  return typeof value === 'string' ? value : printValue(value, VALUE_WIDTH);
}

/** The values that are there; `undefined` if none is. */
export function joinWords(values: readonly unknown[], separator: string): string | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : present.map(plainWords).join(separator);
}

/** The name of an entry of the contract, `''` without one. */
export function nameOf({ name }: Entry): string {
  return name === undefined ? '' : plainWords(name);
}

import { createHash } from 'node:crypto';
import { compareText } from '../../source/text-order';
import { literalAt } from '../../source/number-literals';
import { writeNumber } from './write-number';

/** The text of a JSON file, indented by two; keys keep their order. */
export function writeJson(value: unknown): string {
  return write({ value, newline: '\n', order: (keys) => keys }) + '\n';
}

/** `sha256:…` over the data: neither layout nor the order of keys counts. */
export function hashContent(value: unknown): string {
  const canonical = write({ value, order: (keys) => [...keys].sort(compareText) });
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

interface Part {
  readonly value: unknown;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
  /** A line end and the indentation that the value has; without it, all is one line. */
  readonly newline?: string;
  order(keys: readonly string[]): readonly string[];
}

function write({ value, literal, newline, order }: Part): string {
  if (typeof value === 'number') return writeNumber(value, literal);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = newline === undefined ? undefined : `${newline}  `;
  const child = (key: string | number): string =>
    write({
      value: (value as Record<string | number, unknown>)[key],
      literal: literalAt(value, key),
      newline: inner,
      order,
    });
  const colon = newline === undefined ? ':' : ': ';
  const entries = Array.isArray(value)
    ? value.map((_, index) => child(index))
    : order(Object.keys(value)).map((key) => JSON.stringify(key) + colon + child(key));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  return `${open}${inner ?? ''}${entries.join(`,${inner ?? ''}`)}${newline ?? ''}${close}`;
}

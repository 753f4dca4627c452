import { createHash } from 'node:crypto';
import { compareText } from '../../source/text-order';
import { literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import { asListed, type KeyOrder } from './key-order';
import { writeNumber } from './write-number';

/** The text of a JSON file, indented by two; keys keep their order. */
export function writeJson(value: unknown, order = asListed): string {
  return write({ value, pointer: '', newline: '\n', order }) + '\n';
}

/** `sha256:…` over the data: neither layout nor the order of keys counts. */
export function hashContent(value: unknown): string {
  const canonical = write({
    value,
    order: (keys) => [...keys].sort(compareText),
  });
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

interface Part {
  readonly value: unknown;
  /** Absent where the order of keys does not depend on the place. */
  readonly pointer?: Pointer;
  /** The text of a number that a double cannot hold. */
  readonly literal?: string;
  /** A line end and the indentation that the value has; without it, all is one line. */
  readonly newline?: string;
  readonly order: KeyOrder;
}

function write({ value, pointer, literal, newline, order }: Part): string {
  if (typeof value === 'number') return writeNumber(value, literal);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = newline === undefined ? undefined : `${newline}  `;
  const child = (key: string | number): string =>
    write({
      value: (value as Record<string | number, unknown>)[key],
      pointer: pointer === undefined ? undefined : joinPointer(pointer, key),
      literal: literalAt(value, key),
      newline: inner,
      order,
    });
  const colon = newline === undefined ? ':' : ': ';
  const entries = Array.isArray(value)
    ? value.map((_, index) => child(index))
    : order(Object.keys(value), pointer ?? '').map(
        (key) => JSON.stringify(key) + colon + child(key),
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  return `${open}${inner ?? ''}${entries.join(`,${inner ?? ''}`)}${newline ?? ''}${close}`;
}

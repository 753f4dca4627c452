import { createHash } from 'node:crypto';
import { compareText } from '../../source/text-order';
import { literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import { asListed, type KeyOrder } from './key-order';
import { writeNumber } from './write-number';

/** The text of a JSON file, indented by two; keys keep their order. */
export function writeJson(value: unknown, order = asListed): string {
  return new JsonWriter(order, true).write(value, '', '\n') + '\n';
}

const CANONICAL = (keys: readonly string[]): string[] => [...keys].sort(compareText);

/** `sha256:…` over the data. The layout and the order of keys do not change it. */
export function hashContent(value: unknown): string {
  const canonical = new JsonWriter(CANONICAL, false).write(value, '', '');
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

class JsonWriter {
  constructor(
    private readonly order: KeyOrder,
    private readonly isIndented: boolean,
  ) {}

  /** `newline` is a line end with the indentation of the value; `literal` the text of a number that a double cannot hold. */
  write(value: unknown, pointer: Pointer, newline: string, literal?: string): string {
    if (typeof value === 'number') return writeNumber(value, literal);
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const inner = this.isIndented ? `${newline}  ` : '';
    const entries = Array.isArray(value)
      ? this.writeList(value, pointer, inner)
      : this.writeMapping(value as Readonly<Record<string, unknown>>, pointer, inner);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    return entries === '' ? `${open}${close}` : `${open}${entries}${newline}${close}`;
  }

  private writeList(items: readonly unknown[], pointer: Pointer, newline: string): string {
    let text = '';
    for (let index = 0; index < items.length; index++) {
      if (index > 0) text += ',';
      text += newline + this.writeItem(items, index, pointer, newline);
    }
    return text;
  }

  private writeMapping(
    mapping: Readonly<Record<string, unknown>>,
    pointer: Pointer,
    newline: string,
  ): string {
    const colon = this.isIndented ? ': ' : ':';
    let text = '';
    for (const key of this.order(Object.keys(mapping), pointer)) {
      if (text !== '') text += ',';
      text += newline + JSON.stringify(key) + colon;
      text += this.writeItem(mapping, key, pointer, newline);
    }
    return text;
  }

  private writeItem(holder: object, key: string | number, above: Pointer, newline: string): string {
    const value = (holder as Record<string | number, unknown>)[key];
    // Only an order that follows the source needs the places.
    const pointer = this.isIndented ? joinPointer(above, key) : '';
    return this.write(value, pointer, newline, literalAt(holder, key));
  }
}

import { printNumber } from '../../source/number-literals';

/** A number as JSON writes it. `literal` is what its author wrote, where a double cannot hold that. */
export function writeNumber(value: number, literal?: string): string {
  if (literal === undefined && !Number.isFinite(value)) {
    throw new RangeError(`JSON has no number ${value}.`);
  }
  return printNumber(value, literal);
}

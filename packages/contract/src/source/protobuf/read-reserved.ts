import type { ProtoCursor } from './proto-cursor';

interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Numbers and names that a declaration reserves. */
export interface OpenReserved {
  readonly ranges: NumberRange[];
  readonly names: string[];
}

/** Reads what follows `reserved`. `largest` is the number that `max` means. */
export function readReserved(cursor: ProtoCursor, into: OpenReserved, largest: number): void {
  do {
    const { kind } = cursor.peek();
    if (kind === 'string') into.names.push(cursor.readString());
    else if (kind === 'word') into.names.push(cursor.next().text);
    else into.ranges.push(readRange(cursor, largest));
  } while (cursor.accept(','));
  cursor.expect(';');
}

/** Reads `4`, `4 to 8` or `4 to max`. */
export function readRange(cursor: ProtoCursor, largest: number): NumberRange {
  const from = cursor.readInteger();
  if (cursor.peek().text !== 'to') return { from, to: from };
  cursor.next();
  if (cursor.peek().text !== 'max') return { from, to: cursor.readInteger() };
  cursor.next();
  return { from, to: largest };
}

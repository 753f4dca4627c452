// Which items of a list stay where others are added or removed before them. Without this, each item after a removed
// one would be reported as changed.
import { sameValue } from '../../json-schema/compare-exactly';

/** Equal items at the end of two lists of different length. Equal items at the beginning have the same index anyway. */
export class KeptItems {
  private readonly count: number;

  constructor(
    private readonly before: readonly unknown[],
    private readonly after: readonly unknown[],
  ) {
    this.count = before.length === after.length ? 0 : countEqualAtEnd(before, after);
  }

  has(list: object, key: string): boolean {
    const { length } = list === this.before ? this.before : this.after;
    return Number(key) >= length - this.count;
  }
}

function countEqualAtEnd(before: readonly unknown[], after: readonly unknown[]): number {
  const most = Math.min(before.length, after.length) - countEqualAtStart(before, after);
  let count = 0;
  while (
    count < most &&
    isEqual(before, after, before.length - 1 - count, after.length - 1 - count)
  )
    count += 1;
  return count;
}

function countEqualAtStart(before: readonly unknown[], after: readonly unknown[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && isEqual(before, after, count, count)) count += 1;
  return count;
}

function isEqual(
  before: readonly unknown[],
  after: readonly unknown[],
  index: number,
  other: number,
): boolean {
  return sameValue({ holder: before, key: String(index) }, { holder: after, key: String(other) });
}

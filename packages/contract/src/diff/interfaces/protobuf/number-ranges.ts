import type { ProtoReserved } from '../../../source/protobuf/proto-file';

type Ranges = ProtoReserved['ranges'];

/** In order; touching ranges become one, so that `1, 2` and `1 to 2` are the same. */
export function mergeRanges(ranges: Ranges): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The range of `merged` that a number is in. */
function rangeAround(merged: Ranges, number: number): Ranges[number] | undefined {
  let [low, high] = [0, merged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (merged[middle].to < number) low = middle + 1;
    else high = middle;
  }
  const found = merged.at(low);
  return found !== undefined && low < merged.length && found.from <= number ? found : undefined;
}

export function isWithin(merged: Ranges, number: number): boolean {
  return rangeAround(merged, number) !== undefined;
}

/** Ranges of `these` that `those` do not hold as a whole, in words: `4`, `7 to 9`. */
export function rangesOutside(these: Ranges, those: Ranges): string[] {
  const merged = mergeRanges(those);
  return mergeRanges(these)
    .filter(({ from, to }) => (rangeAround(merged, from)?.to ?? -Infinity) < to)
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
}

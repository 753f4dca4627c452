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

/** Where the first range of `merged` is that ends at a number or behind it. */
function firstEndingFrom(merged: Ranges, number: number): number {
  let [low, high] = [0, merged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (merged[middle].to < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isWithin(merged: Ranges, number: number): boolean {
  const found: Ranges[number] | undefined = merged[firstEndingFrom(merged, number)];
  return found !== undefined && found.from <= number;
}

/** Numbers of `these` that `those` do not hold, in words: `4`, `7 to 9`. */
export function rangesOutside(these: Ranges, those: Ranges): string[] {
  const merged = mergeRanges(those);
  return mergeRanges(these)
    .flatMap((range) => partsOutside(range, merged))
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
}

function partsOutside({ from, to }: Ranges[number], merged: Ranges): Ranges[number][] {
  const parts: Ranges[number][] = [];
  let start = from;
  for (let at = firstEndingFrom(merged, from); at < merged.length; at += 1) {
    const known = merged[at];
    if (known.from > to) break;
    if (known.from > start) parts.push({ from: start, to: known.from - 1 });
    start = known.to + 1;
  }
  if (start <= to) parts.push({ from: start, to });
  return parts;
}

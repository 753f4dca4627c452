import type { Pointer } from '../../../source/pointer';
import type { ProtoPair } from './detect-protobuf';
import type { ProtoReserved } from './proto-file';

interface Reserving {
  readonly name: string;
  readonly pointer: Pointer;
  readonly reserved: ProtoReserved;
}

export function isReserved(
  { ranges, names }: ProtoReserved,
  declared: { readonly name: string; readonly number: number },
): boolean {
  return names.includes(declared.name) || isReservedNumber(ranges, declared.number);
}

/** What is reserved on one side and on the other no more; a use of it is told apart by its own rule. */
export function detectReserved(
  pair: ProtoPair,
  rule: 'protobuf-reserved' | 'protobuf-enum-reserved',
  path: string,
  base: Reserving,
  head: Reserving,
): void {
  const gone = notCovered(base.reserved, head.reserved);
  if (gone.length > 0) {
    pair.add({
      rule: `${rule}-removed`,
      path: `${path}.reserved`,
      type: 'removed',
      oldValue: gone.join(', '),
      subject: `\`${base.name}\` no longer reserves ${gone.join(', ')}.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
  const come = notCovered(head.reserved, base.reserved);
  if (come.length > 0) {
    pair.add({
      rule: `${rule}-added`,
      path: `${path}.reserved`,
      type: 'added',
      newValue: come.join(', '),
      subject: `\`${head.name}\` now reserves ${come.join(', ')}.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
}

function isReservedNumber(ranges: ProtoReserved['ranges'], number: number): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to);
}

function notCovered(these: ProtoReserved, those: ProtoReserved): string[] {
  const merged = mergeRanges(those.ranges);
  const ranges = mergeRanges(these.ranges)
    .filter(({ from, to }) => !merged.some((other) => other.from <= from && to <= other.to))
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  const names = these.names.filter((name) => !those.names.includes(name)).sort();
  return [...ranges, ...names.map((name) => `\`${name}\``)];
}

/** Touching ranges become one, so that `1, 2` and `1 to 2` are the same. */
function mergeRanges(ranges: ProtoReserved['ranges']): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

import type { Pointer } from '../../../source/pointer';
import type { ProtoPair } from './proto-pair';
import { isWithin, mergeRanges, rangesOutside } from './number-ranges';
import type { ProtoReserved } from '../../../source/protobuf/proto-file';

interface Reserving {
  readonly name: string;
  readonly pointer: Pointer;
  readonly reserved: ProtoReserved;
}

export type IsReserved = (declared: { readonly name: string; readonly number: number }) => boolean;

/** Answers whether a field or value is reserved. Build it once for all of a message or enum. */
export function reservedIn({ ranges, names }: ProtoReserved): IsReserved {
  const [merged, known] = [mergeRanges(ranges), new Set(names)];
  return ({ name, number }) => known.has(name) || isWithin(merged, number);
}

interface ReservedWords {
  /** The ids of the rules end in `-added` and `-removed`. */
  readonly rule: 'protobuf-reserved' | 'protobuf-enum-reserved';
  /** The path of the message or enum. */
  readonly path: string;
}

/** What only one side reserves. A use of a reserved number has a rule of its own. */
export function detectReserved(
  pair: ProtoPair,
  { rule, path }: ReservedWords,
  base: Reserving,
  head: Reserving,
): void {
  const removed = notCovered(base.reserved, head.reserved);
  if (removed.length > 0) {
    pair.add({
      rule: `${rule}-removed`,
      path: `${path}.reserved`,
      type: 'removed',
      oldValue: removed.join(', '),
      subject: `\`${base.name}\` no longer reserves ${removed.join(', ')}.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
  const added = notCovered(head.reserved, base.reserved);
  if (added.length > 0) {
    pair.add({
      rule: `${rule}-added`,
      path: `${path}.reserved`,
      type: 'added',
      newValue: added.join(', '),
      subject: `\`${head.name}\` now reserves ${added.join(', ')}.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
}

function notCovered(these: ProtoReserved, those: ProtoReserved): string[] {
  const known = new Set(those.names);
  const names = these.names.filter((name) => !known.has(name)).sort();
  return [...rangesOutside(these.ranges, those.ranges), ...names.map((name) => `\`${name}\``)];
}

import { detectOptions } from './detect-options';
import type { ProtoPair } from './detect-protobuf';
import { detectReserved, isReserved } from './detect-reserved';
import type { ProtoEnum, ProtoEnumValue } from './proto-file';

export function detectEnum(pair: ProtoPair, base: ProtoEnum, head: ProtoEnum): void {
  const path = `protobuf.enums[${base.name}]`;
  const baseNames = new Map(base.values.map((value) => [value.name, value]));
  const headNames = new Map(head.values.map((value) => [value.name, value]));
  const renamed = renames(base, head, baseNames, headNames);
  for (const from of base.values) {
    const to = headNames.get(from.name) ?? renamed.get(from);
    const valuePath = `${path}.values[${from.name}]`;
    const what = `\`${base.name}.${from.name}\``;
    if (to === undefined) {
      pair.add({
        rule: 'protobuf-enum-value-removed',
        path: valuePath,
        type: 'removed',
        oldValue: `${from.name} = ${from.number}`,
        subject: `The enum value ${what} was removed.`,
        basePointer: from.pointer,
      });
      continue;
    }
    const places = { basePointer: from.pointer, headPointer: to.pointer };
    if (to.name !== from.name) {
      pair.add({
        rule: 'protobuf-enum-value-renamed',
        path: valuePath,
        type: 'modified',
        oldValue: from.name,
        newValue: to.name,
        subject: `The enum value ${what} (number ${from.number}) is called \`${to.name}\` now.`,
        ...places,
      });
    }
    if (to.number !== from.number) {
      pair.add({
        rule: 'protobuf-enum-value-renumbered',
        path: valuePath,
        type: 'modified',
        oldValue: from.number,
        newValue: to.number,
        subject: `The number of the enum value ${what} changed from ${from.number} to ${to.number}.`,
        ...places,
      });
    }
    detectOptions(pair, {
      path: valuePath,
      what: `the enum value ${what}`,
      base: from.options,
      head: to.options,
      ...places,
    });
  }
  const taken = new Set(renamed.values());
  for (const to of head.values) {
    if (baseNames.has(to.name) || taken.has(to)) continue;
    pair.add(addition(pair, base, head, to));
  }
  detectReserved(pair, 'protobuf-enum-reserved', path, base, head);
  detectOptions(pair, {
    path,
    what: `the enum \`${base.name}\``,
    base: base.options,
    head: head.options,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

function addition(pair: ProtoPair, base: ProtoEnum, head: ProtoEnum, to: ProtoEnumValue) {
  const what = `The enum value \`${head.name}.${to.name}\``;
  const shared = {
    path: `protobuf.enums[${head.name}].values[${to.name}]`,
    type: 'added' as const,
    newValue: `${to.name} = ${to.number}`,
    headPointer: to.pointer,
  };
  if (isReserved(base.reserved, to)) {
    const subject = `${what} uses a number or a name that was reserved.`;
    return { rule: 'protobuf-enum-reserved-reused', subject, ...shared };
  }
  // An alias of a known number brings nothing that a reader could meet and not know.
  const isAlias = base.values.some((value) => value.number === to.number);
  const isClosed = pair.head.syntax === 'proto2' || pair.base.syntax === 'proto2';
  const rule =
    isClosed && !isAlias ? 'protobuf-closed-enum-value-added' : 'protobuf-enum-value-added';
  return { rule, subject: `${what} was added.`, ...shared };
}

/** A name that went and a name that came with the same number, where that pairs one with one. */
function renames(
  base: ProtoEnum,
  head: ProtoEnum,
  baseNames: ReadonlyMap<string, ProtoEnumValue>,
  headNames: ReadonlyMap<string, ProtoEnumValue>,
): Map<ProtoEnumValue, ProtoEnumValue> {
  const pairs = new Map<ProtoEnumValue, ProtoEnumValue>();
  const known = new Set(base.values.filter((v) => headNames.has(v.name)).map((v) => v.number));
  for (const from of base.values) {
    if (headNames.has(from.name) || known.has(from.number)) continue;
    const came = head.values.filter((v) => v.number === from.number && !baseNames.has(v.name));
    const went = base.values.filter((v) => v.number === from.number && !headNames.has(v.name));
    if (came.length === 1 && went.length === 1) pairs.set(from, came[0]);
  }
  return pairs;
}

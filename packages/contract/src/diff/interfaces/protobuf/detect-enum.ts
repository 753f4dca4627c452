// Compares two protobuf enums: values by number and name, and what is reserved.
import { addToGroup } from '../../../source/group-by';
import { detectOptions } from './detect-options';
import type { ProtoPair } from './proto-pair';
import { detectReserved, reservedIn } from './detect-reserved';
import { isClosed } from './features';
import type { ProtoEnum, ProtoEnumValue } from '../../../source/protobuf/proto-file';

export function detectEnum(pair: ProtoPair, base: ProtoEnum, head: ProtoEnum): void {
  const path = `protobuf.enums[${base.name}]`;
  const names = { base: namesOf(base), head: namesOf(head) };
  const renamed = renames(base, head, names);
  for (const from of base.values) {
    const to = names.head.get(from.name) ?? renamed.get(from);
    if (to === undefined) addRemoved(pair, base, from);
    else detectValue(pair, base, from, to);
  }
  const taken = new Set(renamed.values());
  const added = head.values.filter((to) => !names.base.has(to.name) && !taken.has(to));
  detectAdditions(pair, base, head, added);
  detectFirstNames(pair, base, head, names);
  detectReading(pair, base, head);
  detectReserved(pair, { rule: 'protobuf-enum-reserved', path }, base, head);
  detectOptions(pair, {
    path,
    what: `the enum \`${base.name}\``,
    base: base.options,
    head: head.options,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

/** The values of both sides by their names. */
type Names = Readonly<Record<'base' | 'head', ReadonlyMap<string, ProtoEnumValue>>>;

function namesOf({ values }: ProtoEnum): Map<string, ProtoEnumValue> {
  return new Map(values.map((value) => [value.name, value]));
}

function placeOf({ name }: ProtoEnum, value: ProtoEnumValue): { path: string; what: string } {
  return {
    path: `protobuf.enums[${name}].values[${value.name}]`,
    what: `enum value \`${name}.${value.name}\``,
  };
}

function addRemoved(pair: ProtoPair, base: ProtoEnum, value: ProtoEnumValue): void {
  const { path, what } = placeOf(base, value);
  pair.add({
    rule: 'protobuf-enum-value-removed',
    path,
    type: 'removed',
    oldValue: `${value.name} = ${value.number}`,
    subject: `The ${what} was removed.`,
    basePointer: value.pointer,
  });
}

function detectValue(
  pair: ProtoPair,
  base: ProtoEnum,
  from: ProtoEnumValue,
  to: ProtoEnumValue,
): void {
  const { path, what } = placeOf(base, from);
  const places = { basePointer: from.pointer, headPointer: to.pointer };
  if (to.name !== from.name) {
    pair.add({
      rule: 'protobuf-enum-value-renamed',
      path,
      type: 'modified',
      oldValue: from.name,
      newValue: to.name,
      subject: `The ${what} (number ${from.number}) is called \`${to.name}\` now.`,
      ...places,
    });
  }
  if (to.number !== from.number) {
    pair.add({
      rule: 'protobuf-enum-value-renumbered',
      path,
      type: 'modified',
      oldValue: from.number,
      newValue: to.number,
      subject: `The number of the ${what} changed from ${from.number} to ${to.number}.`,
      ...places,
    });
  }
  detectOptions(pair, {
    path,
    what: `the ${what}`,
    base: from.options,
    head: to.options,
    ...places,
  });
}

function detectAdditions(
  pair: ProtoPair,
  base: ProtoEnum,
  head: ProtoEnum,
  added: readonly ProtoEnumValue[],
): void {
  if (added.length === 0) return;
  const isReserved = reservedIn(base.reserved);
  const numbers = new Set(base.values.map(({ number }) => number));
  const firsts = new Set(firstNames(head).values());
  const isOpen = !isClosed(pair.base, base) && !isClosed(pair.head, head);
  for (const to of added) {
    const { path, what } = placeOf(head, to);
    const isReused = isReserved(to);
    // An alias of a known number brings nothing that a reader of bytes could meet and not know.
    const isAlias = numbers.has(to.number);
    const isKnown = isOpen || isAlias;
    const known = isKnown ? 'protobuf-enum-value-added' : 'protobuf-closed-enum-value-added';
    const rule = isAlias && firsts.has(to) ? 'protobuf-enum-first-alias-added' : known;
    pair.add({
      rule: isReused ? 'protobuf-enum-reserved-reused' : rule,
      path,
      type: 'added',
      newValue: `${to.name} = ${to.number}`,
      subject: isReused
        ? `The ${what} uses a number or a name that was reserved.`
        : `The ${what} was added${rule === known ? '' : ` before the name that ${to.number} had`}.`,
      headPointer: to.pointer,
    });
  }
}

/** Writers of JSON use the first of several names that a number has. */
function firstNames({ values }: ProtoEnum): Map<number, ProtoEnumValue> {
  return new Map([...values].reverse().map((value) => [value.number, value]));
}

/** Names that both sides give a number, in another order. */
function detectFirstNames(pair: ProtoPair, base: ProtoEnum, head: ProtoEnum, names: Names): void {
  const after = firstNames(head);
  for (const [number, from] of firstNames(base)) {
    const to = after.get(number);
    if (to === undefined || to.name === from.name) continue;
    const isKnown = names.base.get(to.name)?.number === number;
    if (!isKnown || names.head.get(from.name)?.number !== number) continue;
    pair.add({
      rule: 'protobuf-enum-first-alias-changed',
      path: placeOf(base, from).path,
      type: 'modified',
      oldValue: from.name,
      newValue: to.name,
      subject: `The enum \`${base.name}\` lists \`${to.name}\` before \`${from.name}\` now. Both mean ${number}.`,
      basePointer: from.pointer,
      headPointer: to.pointer,
    });
  }
}

/** How readers treat an unknown value, and an absent one. */
function detectReading(pair: ProtoPair, base: ProtoEnum, head: ProtoEnum): void {
  const path = `protobuf.enums[${base.name}]`;
  const places = { basePointer: base.pointer, headPointer: head.pointer };
  const [was, is] = [isClosed(pair.base, base), isClosed(pair.head, head)].map((closed) =>
    closed ? 'closed' : 'open',
  );
  if (was !== is) {
    pair.add({
      rule: 'protobuf-enum-openness-changed',
      path,
      type: 'modified',
      oldValue: was,
      newValue: is,
      subject: `The enum \`${base.name}\` was ${was} and is ${is} now.`,
      ...places,
    });
  }
  const [before, after] = [base.values.at(0), head.values.at(0)];
  if (before === undefined || after === undefined || before.number === after.number) return;
  pair.add({
    rule: 'protobuf-enum-default-changed',
    path,
    type: 'modified',
    oldValue: before.name,
    newValue: after.name,
    subject: `The first value of the enum \`${base.name}\` was \`${before.name}\` and is \`${after.name}\` now.`,
    ...places,
  });
}

/** A name that went and a name that came with the same number, where that pairs one with one. */
function renames(
  base: ProtoEnum,
  head: ProtoEnum,
  names: Names,
): Map<ProtoEnumValue, ProtoEnumValue> {
  const kept = base.values.filter(({ name }) => names.head.has(name));
  const known = new Set(kept.map(({ number }) => number));
  const went = byNumber(
    base.values.filter(({ name, number }) => !names.head.has(name) && !known.has(number)),
  );
  const came = byNumber(head.values.filter(({ name }) => !names.base.has(name)));
  const pairs = new Map<ProtoEnumValue, ProtoEnumValue>();
  for (const [number, [from, ...more]] of went) {
    const [to, ...others] = came.get(number) ?? [];
    if (to !== undefined && more.length + others.length === 0) pairs.set(from, to);
  }
  return pairs;
}

function byNumber(values: readonly ProtoEnumValue[]): Map<number, ProtoEnumValue[]> {
  const found = new Map<number, ProtoEnumValue[]>();
  for (const value of values) addToGroup(found, value.number, value);
  return found;
}

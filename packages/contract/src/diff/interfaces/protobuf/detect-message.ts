// Compares two protobuf messages: their fields, and the numbers that they reserve or extend.
import { detectOptions } from './detect-options';
import type { ProtoPair } from './proto-pair';
import { detectMessageField } from './detect-message-field';
import { detectReserved, reservedIn } from './detect-reserved';
import type { IsReserved } from './detect-reserved';
import { detectOneofs } from './detect-oneofs';
import { isRequired } from './features';
import { rangesOutside } from './number-ranges';
import { fieldInWords } from './proto-words';
import type { ProtoField, ProtoMessage } from '../../../source/protobuf/proto-file';
import { upperFirst } from '../../../diagnostics/words';

export function detectMessage(pair: ProtoPair, base: ProtoMessage, head: ProtoMessage): void {
  const path = `protobuf.messages[${base.name}]`;
  const headNumbers = new Map(head.fields.map((field) => [field.number, field]));
  const headNames = new Map(head.fields.map((field) => [field.name, field]));
  const baseNames = new Set(base.fields.map((field) => field.name));
  const baseNumbers = new Set(base.fields.map((field) => field.number));
  const kept = new Map<ProtoField, ProtoField>();
  const isSetAside = reservedIn({ ranges: head.reserved.ranges, names: [] });
  for (const from of base.fields) {
    const named = headNames.get(from.name);
    const numbered = headNumbers.get(from.number);
    // A field with the same name is the same field, also with another number. Without such a field, one with the
    // same number and a new name is the field under another name.
    const to =
      named ?? (numbered !== undefined && !baseNames.has(numbered.name) ? numbered : undefined);
    if (to === undefined) {
      pair.add(removal(base, from, isSetAside));
      continue;
    }
    kept.set(from, to);
    detectMessageField({ pair, message: base.name, base: from, head: to });
  }
  detectOneofs(pair, base, kept);
  const wasReserved = reservedIn(base.reserved);
  const seen = new Set(kept.values());
  for (const to of head.fields) {
    if (!seen.has(to))
      pair.add(addition(pair, head, to, { isReserved: wasReserved, numbers: baseNumbers }));
  }
  detectReserved(pair, { rule: 'protobuf-reserved', path }, base, head);
  detectExtensions(pair, path, base, head);
  detectOptions(pair, {
    path,
    what: `the message \`${base.name}\``,
    base: base.options,
    head: head.options,
    basePointer: base.pointer,
    headPointer: head.pointer,
  });
}

/** A whole block is not a type: each of its extensions is reported. */
export function reportRemovedExtensions(pair: ProtoPair, block: ProtoMessage): void {
  for (const from of block.fields) pair.add(removal(block, from, () => false));
}

export function reportAddedExtensions(pair: ProtoPair, block: ProtoMessage): void {
  for (const to of block.fields) pair.add(addition(pair, block, to, NOTHING_TAKEN));
}

/** Numbers that others may extend the message with. */
function detectExtensions(
  pair: ProtoPair,
  path: string,
  base: ProtoMessage,
  head: ProtoMessage,
): void {
  const places = { basePointer: base.pointer, headPointer: head.pointer };
  const removed = rangesOutside(base.extensions, head.extensions).join(', ');
  if (removed !== '') {
    pair.add({
      rule: 'protobuf-extensions-removed',
      path: `${path}.extensions`,
      type: 'removed',
      oldValue: removed,
      subject: `\`${base.name}\` can no longer be extended with ${removed}.`,
      ...places,
    });
  }
  const added = rangesOutside(head.extensions, base.extensions).join(', ');
  if (added === '') return;
  pair.add({
    rule: 'protobuf-extensions-added',
    path: `${path}.extensions`,
    type: 'added',
    newValue: added,
    subject: `\`${head.name}\` can now be extended with ${added}.`,
    ...places,
  });
}

function removal(base: ProtoMessage, from: ProtoField, isReserved: IsReserved) {
  const isSafe = isReserved(from);
  return {
    rule: isSafe ? 'protobuf-field-removed' : 'protobuf-field-removed-unreserved',
    path: `protobuf.messages[${base.name}].fields[${from.name}]`,
    type: 'removed' as const,
    oldValue: print(from),
    subject:
      `${upperFirst(fieldInWords(base.name, from.name))} was removed` +
      (isSafe ? '.' : `, and its number ${from.number} is not reserved.`),
    basePointer: from.pointer,
  };
}

/** What a new field should not take from the message of the base. */
interface Taken {
  readonly isReserved: IsReserved;
  readonly numbers: ReadonlySet<number>;
}

const NOTHING_TAKEN: Taken = { isReserved: () => false, numbers: new Set() };

function addition(pair: ProtoPair, head: ProtoMessage, to: ProtoField, taken: Taken) {
  const what = upperFirst(fieldInWords(head.name, to.name));
  const shared = {
    path: `protobuf.messages[${head.name}].fields[${to.name}]`,
    type: 'added' as const,
    newValue: print(to),
    headPointer: to.pointer,
  };
  if (taken.isReserved(to)) {
    const subject = `${what} uses a number or a name that was reserved.`;
    return { rule: 'protobuf-reserved-reused', subject, ...shared };
  }
  if (taken.numbers.has(to.number)) {
    const subject = `${what} takes the number ${to.number}, which meant another field.`;
    return { rule: 'protobuf-field-number-reused', subject, ...shared };
  }
  if (isRequired(pair.head, to)) {
    return {
      rule: 'protobuf-required-field-added',
      subject: `${what} was added and is required.`,
      ...shared,
    };
  }
  return { rule: 'protobuf-field-added', subject: `${what} was added.`, ...shared };
}

function print(field: ProtoField): string {
  const type = field.label === 'map' ? `map<${field.keyType}, ${field.type}>` : field.type;
  const label = field.label === 'singular' || field.label === 'map' ? '' : `${field.label} `;
  return `${label}${type} ${field.name} = ${field.number}`;
}

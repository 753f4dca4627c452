// Compares two protobuf fields with the same number: on the wire, in JSON and in generated code.
import { detectOptions } from './detect-options';
import type { ProtoPair } from './proto-pair';
import { compareTypes } from './field-types';
import type { ResolvedType, TypeRelation } from './field-types';
import { isSameDefault } from './default-values';
import { hasImplicitPresence, isDelimited, isRequired } from './features';
import { isExtension } from './proto-names';
import { fieldInWords } from './proto-words';
import type { ProtoEnumValue, ProtoField, ProtoFile } from '../../../source/protobuf/proto-file';
import { upperFirst } from '../../../diagnostics/words';

/** A field of a message on both sides. */
interface FieldPair {
  readonly pair: ProtoPair;
  readonly message: string;
  readonly base: ProtoField;
  readonly head: ProtoField;
}

export function detectMessageField(field: FieldPair): void {
  const { pair, message, base, head } = field;
  const path = `protobuf.messages[${message}].fields[${base.name}]`;
  const what = fieldInWords(message, base.name);
  const places = { basePointer: base.pointer, headPointer: head.pointer };
  const add = (rule: string, oldValue: unknown, newValue: unknown, says: string) => {
    const subject = `${upperFirst(what)} ${says}.`;
    pair.add({
      rule,
      path,
      type: 'modified',
      oldValue,
      newValue,
      subject,
      ...places,
    });
  };

  detectNames(base, head, add);
  if (base.number !== head.number) {
    const says = `changed its number from ${base.number} to ${head.number}`;
    add('protobuf-field-number-changed', base.number, head.number, says);
  }
  detectType(field, add);
  detectLabel(field, add);
  const [before, after] = [base.options.get('default'), head.options.get('default')];
  if (before !== after && !haveSameDefault(field)) {
    const says = `changed its default from ${before ?? 'none'} to ${after ?? 'none'}`;
    add('protobuf-field-default-changed', before, after, says);
  }
  const options = { path, what, base: base.options, head: head.options, ...places };
  detectOptions(pair, options, ['default', 'json_name']);
}

const TYPE_RULES: Readonly<Record<Exclude<TypeRelation, 'same'>, string>> = {
  different: 'protobuf-field-type-changed',
  'other-name': 'protobuf-field-type-replaced',
  'other-json': 'protobuf-field-json-form-changed',
  'wire-compatible': 'protobuf-field-type-changed-compatibly',
};

type Add = (rule: string, oldValue: unknown, newValue: unknown, says: string) => void;

function detectNames(base: ProtoField, head: ProtoField, add: Add): void {
  const [before, after] = [jsonName(base), jsonName(head)];
  if (base.name !== head.name) {
    const rule = before === after ? 'protobuf-field-renamed-json-kept' : 'protobuf-field-renamed';
    add(rule, base.name, head.name, `(number ${base.number}) is called \`${head.name}\` now`);
  } else if (before !== after) {
    const says = `changed its JSON name from \`${before}\` to \`${after}\``;
    add('protobuf-field-json-name-changed', before, after, says);
  }
}

function detectType(field: FieldPair, add: Add): void {
  const relation = relationOfTypes(field);
  if (relation === 'same') return;
  const [from, to] = typeTexts(field);
  const { pair, head } = field;
  const isGroup = isDelimited(pair.head, head, typesOf(field)[1]);
  const says =
    from === to
      ? `is ${isGroup ? 'now' : 'no longer'} encoded as a group`
      : `changed its type from \`${from}\` to \`${to}\``;
  add(TYPE_RULES[relation], from, to, says);
}

function detectLabel(field: FieldPair, add: Add): void {
  const { base, head } = field;
  const rule = labelRule(field);
  if (rule === undefined) return;
  const says =
    base.label === head.label
      ? presence(rule, base, head)
      : `was ${base.label} and is ${head.label} now`;
  add(rule, base.label, head.label, says);
}

/** As the language derives it: underscores go, the letter after one is a capital. */
function jsonName(field: ProtoField): string {
  const own = field.options.get('json_name');
  if (own !== undefined) return own.replace(/^["']|["']$/g, '');
  return field.name.replace(/_+([a-zA-Z0-9]?)/g, (_all, letter: string) => letter.toUpperCase());
}

/** A default of an enum is the number that its name has; without one, the first value. */
function haveSameDefault(field: FieldPair): boolean {
  const { base, head } = field;
  const [before, after] = [base.options.get('default'), head.options.get('default')];
  const [from, to] = typesOf(field).map(({ values }) => values);
  if (from === undefined || to === undefined) return isSameDefault(base.type, before, after);
  const numberOf = (values: readonly ProtoEnumValue[], name: string | undefined) =>
    (name === undefined ? values.at(0) : values.find((value) => value.name === name))?.number;
  const number = numberOf(from, before);
  return number !== undefined && number === numberOf(to, after);
}

/** What the types of the field on each side mean. */
function typesOf({ pair, message, base, head }: FieldPair): readonly [ResolvedType, ResolvedType] {
  return [pair.findInBase(message, base.type), pair.findInHead(message, head.type)];
}

function relationOfTypes(field: FieldPair): TypeRelation {
  const { pair, message, base, head } = field;
  const [from, to] = typesOf(field);
  if ((base.keyType === undefined) !== (head.keyType === undefined)) {
    const [list, entry] = base.keyType === undefined ? [base, from] : [head, to];
    // A map is a list of entries, which are messages.
    const isOfMessages = list.label === 'repeated' && ['message', 'imported'].includes(entry.kind);
    return isOfMessages ? 'other-name' : 'different';
  }
  if (isDelimited(pair.base, base, from) !== isDelimited(pair.head, head, to)) return 'different';
  const values = compareTypes(from, to);
  if (base.keyType === undefined || base.keyType === head.keyType) return values;
  const keys = compareTypes(
    pair.findInBase(message, base.keyType),
    pair.findInHead(message, head.keyType ?? ''),
  );
  if (keys === 'different' || values === 'different') return 'different';
  if (values === 'other-name') return 'other-name';
  // Keys of a mapping are texts in JSON: digits, whatever their size is, or `true`.
  const isOtherKey = (base.keyType === 'bool') !== (head.keyType === 'bool');
  return values === 'other-json' || isOtherKey ? 'other-json' : 'wire-compatible';
}

function labelRule(field: FieldPair): string | undefined {
  const { pair, message, base, head } = field;
  // That a map came or went is reported as a change of the type.
  if (base.label === 'map' || head.label === 'map') return undefined;
  if ((base.label === 'repeated') !== (head.label === 'repeated')) {
    return 'protobuf-field-cardinality-changed';
  }
  const [was, is] = [isRequired(pair.base, base), isRequired(pair.head, head)];
  if (was !== is) return is ? 'protobuf-field-became-required' : 'protobuf-field-became-optional';
  const [from, to] = typesOf(field);
  // The change of the type says that the field became a message, or is one no more. A type whose file is not
  // read may be one.
  const mayBeMessage = [from, to].some(({ kind }) => kind === 'message' || kind === 'imported');
  if (from.kind !== to.kind && mayBeMessage) return undefined;
  // A reader always sees whether an extension is set.
  if (isExtension(message)) return undefined;
  const before = tracksPresence(pair.base, base, from);
  const after = tracksPresence(pair.head, head, to);
  if (before === after) return undefined;
  return after ? 'protobuf-field-presence-gained' : 'protobuf-field-presence-lost';
}

/** Why a field is read differently although its label is the same. */
function presence(rule: string, base: ProtoField, head: ProtoField): string {
  if (rule === 'protobuf-field-became-required') return 'is required now, as a feature says';
  if (rule === 'protobuf-field-became-optional') {
    return 'was required, as a feature said, and is optional now';
  }
  if (base.oneof === undefined && head.oneof !== undefined) {
    return `moved into the oneof \`${head.oneof}\`, so readers can now see whether it is set`;
  }
  if (base.oneof !== undefined && head.oneof === undefined) {
    return `left the oneof \`${base.oneof}\`, so readers can no longer see whether it is set`;
  }
  return 'is read differently when it is not set, because the syntax or a feature that decides this changed';
}

/** Whether a reader can distinguish an unset field from one with its default. */
function tracksPresence(file: ProtoFile, field: ProtoField, { kind }: ResolvedType): boolean {
  if (!hasImplicitPresence(file, field)) return true;
  // Messages always do. A type whose file is not read may be one: no false alarm.
  return kind === 'message' || kind === 'imported';
}

/** As they are written; full names where one text means two types. */
function typeTexts(field: FieldPair): [from: string, to: string] {
  const { base, head } = field;
  const written: [string, string] = [typeText(base), typeText(head)];
  if (written[0] !== written[1]) return written;
  const [from, to] = typesOf(field);
  return [typeText({ ...base, type: from.name }), typeText({ ...head, type: to.name })];
}

function typeText(field: ProtoField): string {
  if (field.isGroup) return `group ${field.type}`;
  return field.keyType === undefined ? field.type : `map<${field.keyType}, ${field.type}>`;
}

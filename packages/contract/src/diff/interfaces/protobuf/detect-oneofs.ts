// Compares which fields of a protobuf message exclude each other, because they share a oneof.
import type { ProtoField, ProtoMessage } from '../../../source/protobuf/proto-file';
import type { ProtoPair } from './proto-pair';

/** A field of the base with the same field of the head. */
type Kept = readonly [base: ProtoField, head: ProtoField];

/** `fields` are those that both sides have. A field that only one side has was never sent with another. */
export function detectOneofs(
  { add }: ProtoPair,
  { name }: ProtoMessage,
  fields: ReadonlyMap<ProtoField, ProtoField>,
): void {
  const path = `protobuf.messages[${name}]`;
  const renamed = new Set<string>();
  for (const one of fields) {
    const [base, head] = one;
    if (base.oneof === head.oneof) continue;
    const change = {
      type: 'modified' as const,
      oldValue: base.oneof,
      newValue: head.oneof,
      basePointer: base.pointer,
      headPointer: head.pointer,
    };
    const rule = oneofRule(one, [...fields]);
    if (rule !== 'protobuf-oneof-renamed') {
      const says = `was in ${inWords(base)} and is in ${inWords(head)} now`;
      const subject = `The field \`${name}.${base.name}\` ${says}.`;
      add({ rule, path: `${path}.fields[${base.name}]`, subject, ...change });
    } else if (!renamed.has(base.oneof ?? '')) {
      renamed.add(base.oneof ?? '');
      const subject = `The oneof \`${name}.${base.oneof}\` is called \`${head.oneof}\` now.`;
      add({ rule, path: `${path}.oneofs[${base.oneof}]`, subject, ...change });
    }
  }
}

function oneofRule([base, head]: Kept, fields: readonly Kept[]): string {
  const wasBeside = ([other]: Kept) => other !== base && other.oneof === base.oneof;
  const isBeside = ([, other]: Kept) => other !== head && other.oneof === head.oneof;
  const had = base.oneof === undefined ? [] : fields.filter(wasBeside);
  const has = head.oneof === undefined ? [] : fields.filter(isBeside);
  if (has.some((one) => !had.includes(one))) return 'protobuf-field-oneof-joined';
  if (had.some((one) => !has.includes(one))) return 'protobuf-field-oneof-changed';
  const isRename = base.oneof !== undefined && head.oneof !== undefined;
  return isRename ? 'protobuf-oneof-renamed' : 'protobuf-field-oneof-moved-alone';
}

function inWords({ oneof }: ProtoField): string {
  return oneof === undefined ? 'no oneof' : `the oneof \`${oneof}\``;
}

import type { ProtoMessage } from '../../../source/protobuf/proto-file';
import type { Declared } from './proto-names';
import type { ProtoPair } from './proto-pair';

/** Whether other files may use a type, which edition 2024 and later decide. */
export function detectVisibility(pair: ProtoPair, base: Declared, head: Declared): void {
  const [was, is] = [isLocal(base), isLocal(head)];
  if (was === is) return;
  const { kind, declaration } = base;
  pair.add({
    rule: is ? 'protobuf-type-became-local' : 'protobuf-type-became-exported',
    path: `protobuf.${kind}s[${declaration.name}]`,
    type: 'modified',
    oldValue: was ? 'local' : 'export',
    newValue: is ? 'local' : 'export',
    subject: `The ${kind} \`${declaration.name}\` ${is ? 'became local to its file' : 'can now be used by other files'}.`,
    basePointer: declaration.pointer,
    headPointer: head.declaration.pointer,
  });
}

function isLocal({ document: { file }, declaration }: Declared): boolean {
  const { name, visibility } = declaration as ProtoMessage;
  if (visibility !== undefined) return visibility === 'local';
  if (/^(proto[23]|2023)$/.test(file.syntax)) return false;
  const byDefault = file.options.get('features.default_symbol_visibility') ?? 'EXPORT_TOP_LEVEL';
  if (byDefault === 'EXPORT_TOP_LEVEL') return name.includes('.');
  return byDefault === 'LOCAL_ALL' || byDefault === 'STRICT';
}

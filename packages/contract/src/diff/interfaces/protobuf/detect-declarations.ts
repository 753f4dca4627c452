// Messages, enums and services of both sides, paired by their full names over all files.
import type {
  ProtoEnum,
  ProtoFile,
  ProtoMessage,
  ProtoService,
} from '../../../source/protobuf/proto-file';
import { addTo } from '../../../workspace/group-by';
import { detectEnum } from './detect-enum';
import { detectMessage } from './detect-message';
import { detectRpcService } from './detect-rpc-service';
import { detectVisibility } from './detect-visibility';
import { mayBeUnread } from './may-be-unread';
import { splitExtensions } from './split-extensions';
import type { ProtoDocument } from './proto-document';
import { declaredIn, type Declared, type DeclaredPair, type ProtoNames } from './proto-names';
import type { ProtoPair } from './proto-pair';
import type { ProtoSides } from './proto-sides';

/** `seen` holds what another interface file that imports the same files was compared with. */
export function detectDeclarations(sides: ProtoSides, seen: Set<string>): DeclaredPair[] {
  const before = byIdentity(sides.baseNames);
  const after = byIdentity(sides.headNames);
  const kept: DeclaredPair[] = [];
  const removed: Declared[] = [];
  const added: Declared[] = [];
  for (const [key, from] of before) {
    const split = splitExtensions(from, after.get(key) ?? []);
    kept.push(...split.kept);
    removed.push(...split.removed);
    added.push(...split.added);
  }
  for (const [key, to] of after) if (!before.has(key)) added.push(...to);
  // A file with a part that still exists elsewhere was renamed or split. Any other import was only
  // removed.
  const livesOn = new Set<ProtoDocument>(
    kept.flatMap(({ base, head }) => [base.document, head.document]),
  );
  const isNew = (...path: string[]) => {
    const key = JSON.stringify(path);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  for (const { base, head } of kept) {
    const { kind, declaration } = base;
    if (isNew(base.document.path, head.document.path, kind, declaration.name)) {
      compareDeclared(sides.pairOf(base.document, head.document), base, head);
    }
  }
  const isInUnread = mayBeUnread(sides, removed);
  for (const one of removed) {
    const { document, kind, declaration } = one;
    const paired = sides.pairs.headOf.get(document);
    const isPart = paired !== undefined || livesOn.has(document) || kind === 'service';
    if (paired === undefined && isStill(sides.later(document), one)) continue;
    const isUnread = isInUnread(one) && (isPart || sides.pairs.uncompared.length === 0);
    if (!(isPart || isUnread) || !isNew('removed', document.path, kind, declaration.name)) continue;
    const pair = sides.pairOf(document, paired ?? sides.head);
    if (isUnread) reportUnread(pair, one);
    else reportRemoved(pair, one);
  }
  for (const one of added) {
    const { document, kind, declaration } = one;
    const paired = sides.pairs.baseOf.get(document);
    const isPart = paired !== undefined || livesOn.has(document) || kind === 'service';
    if (!isPart || !isNew('added', document.path, kind, declaration.name)) continue;
    reportAdded(sides.pairOf(paired ?? sides.base, document), one);
  }
  return kept;
}

/** Whether a file declares a type of this name, so that only an import of the file went. */
function isStill(later: ProtoFile | undefined, { kind, document, declaration }: Declared): boolean {
  if (later === undefined || kind === 'service') return false;
  const known = kind === 'message' ? later.messages : later.enums;
  return later.package === document.file.package && known.has(declaration.name);
}

function byIdentity(names: ProtoNames): Map<string, Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const document of names.documents) {
    for (const one of declaredIn(document)) {
      addTo(found, `${one.kind} ${names.identityOf(one)}`, one);
    }
  }
  return found;
}

function compareDeclared(pair: ProtoPair, base: Declared, head: Declared): void {
  const [from, to] = [base.declaration, head.declaration];
  if (base.kind === 'service') {
    detectRpcService(pair, from as ProtoService, to as ProtoService);
    return;
  }
  detectVisibility(pair, base, head);
  if (base.kind === 'enum') detectEnum(pair, from as ProtoEnum, to as ProtoEnum);
  else detectMessage(pair, from as ProtoMessage, to as ProtoMessage);
}

function reportRemoved(
  { add }: ProtoPair,
  { kind, declaration: { name, pointer } }: Declared,
): void {
  add({
    rule: `protobuf-${kind}-removed`,
    path: `protobuf.${kind}s[${name}]`,
    type: 'removed',
    oldValue: name,
    subject: `The ${kind} \`${name}\` was removed.`,
    basePointer: pointer,
  });
}

/** It is still used, so an import that the bundle does not hold declares it. */
function reportUnread(
  { add }: ProtoPair,
  { kind, declaration: { name, pointer } }: Declared,
): void {
  add({
    rule: 'protobuf-imported-file-changed',
    path: 'protobuf.imports',
    type: 'modified',
    oldValue: name,
    subject: `The ${kind} \`${name}\` is now declared in an imported file that is not read.`,
    basePointer: pointer,
    headPointer: '',
  });
}

function reportAdded({ add }: ProtoPair, { kind, declaration: { name, pointer } }: Declared): void {
  add({
    rule: `protobuf-${kind}-added`,
    path: `protobuf.${kind}s[${name}]`,
    type: 'added',
    newValue: name,
    subject: `The ${kind} \`${name}\` was added.`,
    headPointer: pointer,
  });
}

// Messages, enums and services of both sides, paired by their full names over all files.
import type {
  ProtoEnum,
  ProtoFile,
  ProtoMessage,
  ProtoService,
} from '../../../source/protobuf/proto-file';
import { addToGroup } from '../../../source/group-by';
import { detectEnum } from './detect-enum';
import { detectMessage, reportAddedExtensions, reportRemovedExtensions } from './detect-message';
import { detectRpcService } from './detect-rpc-service';
import { detectVisibility } from './detect-visibility';
import { mayBeUnread } from './may-be-unread';
import { splitExtensions } from './split-extensions';
import type { ProtoDocument } from './proto-document';
import {
  declaredIn,
  isExtension,
  type Declared,
  type DeclaredPair,
  type ProtoNames,
} from './proto-names';
import type { ProtoPair } from './proto-pair';
import type { ProtoSides } from './proto-sides';

/** `seen` holds what was reported already for other interface files that import the same files. */
export function detectDeclarations(sides: ProtoSides, seen: Set<string>): DeclaredPair[] {
  const paired = pairDeclared(sides);
  new DeclarationComparer(sides, seen, paired).compare();
  return paired.kept;
}

interface Paired {
  readonly kept: DeclaredPair[];
  readonly removed: Declared[];
  readonly added: Declared[];
}

function pairDeclared(sides: ProtoSides): Paired {
  const before = byIdentity(sides.baseNames);
  const after = byIdentity(sides.headNames);
  const paired: Paired = { kept: [], removed: [], added: [] };
  for (const [key, base] of before) {
    const split = splitExtensions(base, after.get(key) ?? []);
    paired.kept.push(...split.kept);
    paired.removed.push(...split.removed);
    paired.added.push(...split.added);
  }
  for (const [key, head] of after) if (!before.has(key)) paired.added.push(...head);
  return paired;
}

class DeclarationComparer {
  /**
   * A file with a part that still exists elsewhere was renamed or split. Any other import was only
   * removed.
   */
  private readonly livesOn: ReadonlySet<ProtoDocument>;

  constructor(
    private readonly sides: ProtoSides,
    private readonly seen: Set<string>,
    private readonly paired: Paired,
  ) {
    this.livesOn = new Set(paired.kept.flatMap(({ base, head }) => [base.document, head.document]));
  }

  compare(): void {
    const { sides } = this;
    const { kept, removed, added } = this.paired;
    for (const { base, head } of kept) {
      const { kind, declaration } = base;
      if (this.isNew(base.document.path, head.document.path, kind, declaration.name)) {
        compareDeclared(sides.pairOf(base.document, head.document), base, head);
      }
    }
    const isInUnread = mayBeUnread(sides, removed);
    for (const one of removed) this.compareRemoved(one, isInUnread(one));
    for (const one of added) this.compareAdded(one);
  }

  private compareRemoved(one: Declared, isInUnread: boolean): void {
    const { sides } = this;
    const { document } = one;
    const partner = sides.pairs.headOf.get(document);
    if (partner === undefined && isStill(sides.later(document), one)) return;
    const isPart = this.isPart(one, partner);
    const isUnread = isInUnread && (isPart || sides.pairs.uncompared.length === 0);
    if (!(isPart || isUnread) || !this.isFirst('removed', one)) return;
    const pair = sides.pairOf(document, partner ?? sides.head);
    if (isUnread) reportUnread(pair, one);
    else reportRemoved(pair, one);
  }

  private compareAdded(one: Declared): void {
    const { sides } = this;
    const partner = sides.pairs.baseOf.get(one.document);
    if (!this.isPart(one, partner) || !this.isFirst('added', one)) return;
    reportAdded(sides.pairOf(partner ?? sides.base, one.document), one);
  }

  /** Whether the file of a declaration is compared, and not an import that is only on one side. */
  private isPart({ document, kind }: Declared, partner: ProtoDocument | undefined): boolean {
    return partner !== undefined || this.livesOn.has(document) || kind === 'service';
  }

  private isFirst(what: 'removed' | 'added', { document, kind, declaration }: Declared): boolean {
    return this.isNew(what, document.path, kind, declaration.name);
  }

  private isNew(...path: string[]): boolean {
    const key = JSON.stringify(path);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
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
      addToGroup(found, `${one.kind} ${names.identityOf(one)}`, one);
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

function reportRemoved(pair: ProtoPair, { kind, declaration }: Declared): void {
  const { name, pointer } = declaration;
  if (isExtension(name)) return reportRemovedExtensions(pair, declaration as ProtoMessage);
  pair.add({
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
  const what = isExtension(name) ? 'block' : kind;
  add({
    rule: 'protobuf-imported-file-changed',
    path: 'protobuf.imports',
    type: 'modified',
    oldValue: name,
    subject: `The ${what} \`${name}\` is now declared in an imported file that is not read.`,
    basePointer: pointer,
    headPointer: '',
  });
}

function reportAdded(pair: ProtoPair, { kind, declaration }: Declared): void {
  const { name, pointer } = declaration;
  if (isExtension(name)) return reportAddedExtensions(pair, declaration as ProtoMessage);
  pair.add({
    rule: `protobuf-${kind}-added`,
    path: `protobuf.${kind}s[${name}]`,
    type: 'added',
    newValue: name,
    subject: `The ${kind} \`${name}\` was added.`,
    headPointer: pointer,
  });
}

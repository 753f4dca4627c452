// Extensions of one message may be spread over several files, in other ways on each side.
import type { ProtoField, ProtoMessage } from '../../../source/protobuf/proto-file';
import { isExtension, type Declared, type DeclaredPair } from './proto-names';

interface SplitDeclared {
  readonly kept: readonly DeclaredPair[];
  readonly removed: readonly Declared[];
  readonly added: readonly Declared[];
}

/** Pairs declarations of one full name. Blocks of extensions are paired field by field where they are several. */
export function splitExtensions(
  base: readonly Declared[],
  head: readonly Declared[],
): SplitDeclared {
  if (head.length === 0) return { kept: [], removed: base, added: [] };
  const isBlock = isExtension(base[0]!.declaration.name);
  if (!isBlock || base.length + head.length === 2) {
    return { kept: [{ base: base[0]!, head: closest(base[0]!, head) }], removed: [], added: [] };
  }
  const [before, after] = [fieldsOf(base), fieldsOf(head)];
  const parts = new Map<string, { base: Owned[]; head: Owned[] }>();
  const partOf = (from: Declared, to: Declared) => {
    const key = `${base.indexOf(from)} ${head.indexOf(to)}`;
    const part = parts.get(key) ?? { base: [], head: [] };
    parts.set(key, part);
    return part;
  };
  const taken = new Set<Owned>();
  for (const from of before) {
    const to =
      after.find(({ field }) => field.name === from.field.name) ??
      after.find(({ field }) => field.number === from.field.number);
    const part = partOf(from.owner, to?.owner ?? head[0]!);
    part.base.push(from);
    if (to === undefined || taken.has(to)) continue;
    taken.add(to);
    part.head.push(to);
  }
  for (const to of after) if (!taken.has(to)) partOf(base[0]!, to.owner).head.push(to);
  const kept = [...parts].map(([key, part]) => {
    const [from, to] = key.split(' ').map(Number) as [number, number];
    return { base: withFields(base[from]!, part.base), head: withFields(head[to]!, part.head) };
  });
  return { kept, removed: [], added: [] };
}

interface Owned {
  readonly owner: Declared;
  readonly field: ProtoField;
}

function fieldsOf(blocks: readonly Declared[]): Owned[] {
  return blocks.flatMap((owner) =>
    (owner.declaration as ProtoMessage).fields.map((field) => ({ owner, field })),
  );
}

function withFields(owner: Declared, fields: readonly Owned[]): Declared {
  const declaration = owner.declaration as ProtoMessage;
  return { ...owner, declaration: { ...declaration, fields: fields.map(({ field }) => field) } };
}

/** A valid set of files declares a name once. Of others, the declaration in the file of the same path counts. */
function closest(base: Declared, head: readonly Declared[]): Declared {
  return head.find(({ document }) => document.path === base.document.path) ?? head[0]!;
}

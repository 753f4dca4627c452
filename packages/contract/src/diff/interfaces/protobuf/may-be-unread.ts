// Which types that went may be declared in an imported file that is not read now.
import { addToGroup } from '../../../source/group-by';
import type { ProtoMessage } from '../../../source/protobuf/proto-file';
import type { ResolvedType } from './field-types';
import type { DocumentPairs } from './pair-documents';
import { isUnread } from './proto-document';
import type { Declared } from './proto-names';
import type { ProtoSides } from './proto-sides';

/**
 * Those that the head uses and finds in no file, and those that these use in turn. Nested types go with the
 * outermost one.
 */
export function mayBeUnread(
  { baseNames, headNames, pairs }: ProtoSides,
  removed: readonly Declared[],
): (one: Declared) => boolean {
  if (removed.length === 0) return () => false;
  const unread = headNames.allUnread();
  const used = new Set(unread.flatMap(meanings));
  const outer = new Set(
    unread.flatMap((type) => outerNames(type.name).flatMap((name) => meanings({ ...type, name }))),
  );
  const wholes = wholesOf(removed, (one) => baseNames.identityOf(one));
  const isMoved = (name: string, [first]: readonly Declared[]) =>
    used.has(name) || outer.has(name) || mayComeWithImport(first!, pairs, unread.length > 0);
  const moved = new Set<string>();
  const pending = [...wholes].flatMap(([name, parts]) => (isMoved(name, parts) ? [name] : []));
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (moved.has(name)) continue;
    moved.add(name);
    for (const { document, kind, declaration } of wholes.get(name)!) {
      if (kind !== 'message') continue;
      for (const { type } of (declaration as ProtoMessage).fields) {
        const needed = baseNames.find(document, declaration.name, type).name;
        pending.push(...[needed, ...outerNames(needed)].filter((one) => wholes.has(one)));
      }
    }
  }
  return (one) => {
    const name = baseNames.identityOf(one);
    return used.has(name) || moved.has(outermost(name, one));
  };
}

/** The types that went as a whole, each with its nested types, by full name. */
function wholesOf(
  removed: readonly Declared[],
  identityOf: (one: Declared) => string,
): ReadonlyMap<string, readonly Declared[]> {
  const parts = new Map<string, Declared[]>();
  const names = new Set<string>();
  for (const one of removed) {
    if (one.kind === 'service') continue;
    const name = identityOf(one);
    names.add(name);
    addToGroup(parts, outermost(name, one), one);
  }
  return new Map([...parts].filter(([name]) => names.has(name)));
}

/**
 * Whether the file of a type now imports one that is not read, and nothing else explains this: it passes
 * that file on to those who import it, or it uses nothing that is not read.
 */
function mayComeWithImport(
  { document }: Declared,
  { headOf }: DocumentPairs,
  usesUnread: boolean,
): boolean {
  const known = new Set(document.imports.map(({ name }) => name));
  const links = headOf.get(document)?.imports ?? [];
  return links.some(
    (link) =>
      isUnread(link) &&
      !known.has(link.name) &&
      (link.kind === 'public' || (link.kind === 'plain' && !usesUnread)),
  );
}

function outermost(name: string, { declaration }: Declared): string {
  const inner = declaration.name.split('.').slice(1).join('.');
  return inner === '' ? name : name.slice(0, -inner.length - 1);
}

/** The full names that a name may mean in the package that it is written in. */
function meanings({ name, within }: ResolvedType): string[] {
  if (within === undefined || within === '') return [name];
  return [name, ...[within, ...outerNames(within)].map((scope) => `${scope}.${name}`)];
}

/** `a.b.c` is in `a.b` and in `a`. */
function outerNames(name: string): string[] {
  const parts = name.split('.').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

// What the import statements of a pair of files say, and what those who import the files get through them.
import { formatPointer } from '../../../source/pointer';
import type { Pointer } from '../../../source/pointer';
import type { ProtoFile, ProtoImport } from '../../../source/protobuf/proto-file';
import { detectOptions } from './detect-options';
import { equalFileFeatures } from './features';
import { isParsed, type ParsedDocument } from './proto-document';
import { isTopLevel, type DeclaredPair } from './proto-names';
import type { ProtoPair } from './proto-pair';
import type { ProtoSides } from './proto-sides';

const MOST_NAMED = 5;

export function detectImports(pair: ProtoPair): void {
  const { base, head, add } = pair;
  const [before, after] = [kindsOf(base.imports), kindsOf(head.imports)];
  const says = [
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `\`${name}\` is gone`),
    ...[...after.keys()].filter((name) => !before.has(name)).map((name) => `\`${name}\` is new`),
    ...[...after].flatMap(([name, kind]) => {
      const was = before.get(name);
      return was === undefined || was === kind ? [] : `\`${name}\` was ${was} and is ${kind} now`;
    }),
  ].sort();
  if (says.length === 0) return;
  add({
    rule: 'protobuf-imports-changed',
    path: 'protobuf.imports',
    type: 'modified',
    oldValue: [...before.keys()].sort(),
    newValue: [...after.keys()].sort(),
    subject: `The imports changed: ${says.join(', ')}.`,
    ...placesOfImports(
      pair,
      [...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)),
    ),
  });
}

/** The first of these imports on each side, or the whole file on a side that has none of them. */
function placesOfImports(pair: ProtoPair, names: readonly string[]) {
  const statementIn = ({ places }: ProtoFile): Pointer =>
    names.map((name) => formatPointer(['imports', name])).find((pointer) => places.has(pointer)) ??
    '';
  return { basePointer: statementIn(pair.base), headPointer: statementIn(pair.head) };
}

function kindsOf(imports: readonly ProtoImport[]): Map<string, string> {
  return new Map(imports.map(({ name, kind }) => [name, kind]));
}

/** Imports of the interface file whose files changed and cannot be compared. */
export function detectUncompared(sides: ProtoSides): void {
  const pair = sides.pairOf(sides.base, sides.head);
  const broken = (document: ParsedDocument, other: ParsedDocument) => {
    const names = new Set(other.imports.map(({ name }) => name));
    return document.imports
      .filter((link) => !names.has(link.name) && link.document && !isParsed(link.document))
      .map(({ name }) => name);
  };
  const names = new Set([
    ...sides.pairs.uncompared,
    ...broken(sides.base, sides.head),
    ...broken(sides.head, sides.base),
  ]);
  for (const name of [...names].sort()) {
    pair.add({
      rule: 'protobuf-imported-file-changed',
      path: 'protobuf.imports',
      type: 'modified',
      subject: `The imported file \`${name}\`, or one that it imports, changed, and cannot be compared.`,
      ...placesOf(pair, formatPointer(['imports', name])),
    });
  }
}

/** Types that are declared in another file than before, one row for each file that they left. */
export function detectMoves(sides: ProtoSides, kept: readonly DeclaredPair[]): void {
  const groups = new Map<string, DeclaredPair[]>();
  for (const pair of kept) {
    const { base, head } = pair;
    const stays = sides.pairs.headOf.get(base.document);
    if (stays === head.document || !isTopLevel(base)) continue;
    const isGiven = stays && sides.headNames.exportsOf(stays).has(sides.headNames.identityOf(head));
    const key = `${isGiven ? 'given' : ''}\n${base.document.path}\n${head.document.path}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  for (const [key, group] of groups) {
    const { base, head } = group[0]!;
    const pair = sides.pairOf(base.document, head.document);
    // Files that import the old file still find the types, unless code is generated elsewhere.
    if (key.startsWith('given')) detectFileOptions(pair);
    pair.add({
      rule: key.startsWith('given') ? 'protobuf-type-moved-publicly' : 'protobuf-type-moved',
      path: 'protobuf.imports',
      type: 'modified',
      oldValue: base.document.path,
      newValue: head.document.path,
      subject: `${listed(group.map((pair) => pair.base.declaration.name))} moved from \`${base.document.path}\` to \`${head.document.path}\`.`,
      basePointer: base.declaration.pointer,
      headPointer: head.declaration.pointer,
    });
  }
}

export function detectFileOptions(pair: ProtoPair): void {
  const { base, head } = pair;
  const options = { base: base.options, head: head.options, basePointer: '', headPointer: '' };
  const said = equalFileFeatures(base, head);
  detectOptions(pair, { path: 'protobuf', what: 'the file', ...options }, said);
}

/** Types that files which import this one got through its public imports, and no longer get. */
export function detectPublicImports(sides: ProtoSides): void {
  for (const [base, head] of sides.pairs.headOf) {
    if (!isParsed(base)) continue;
    const after = sides.headNames.exportsOf(head);
    const lost = [...sides.baseNames.exportsOf(base)]
      .filter(([name, { document }]) => document !== base && !after.has(name))
      .map(([name]) => name);
    const stillPublic = new Set(
      head.imports.flatMap(({ name, kind }) => (kind === 'public' ? name : [])),
    );
    const unread = base.imports
      .filter(
        ({ name, kind, document }) => kind === 'public' && !document && !stillPublic.has(name),
      )
      .map(({ name }) => name);
    if (lost.length + unread.length === 0) continue;
    const pair = sides.pairOf(base, head);
    const gone = base.imports.filter(
      ({ name, kind }) => kind === 'public' && !stillPublic.has(name),
    );
    pair.add({
      rule: 'protobuf-public-import-removed',
      path: 'protobuf.imports',
      type: 'modified',
      subject: `${listed([...lost, ...unread])} no longer ${lost.length + unread.length === 1 ? 'comes' : 'come'} with \`${head.path}\` through a public import.`,
      ...placesOfImports(
        pair,
        gone.map(({ name }) => name),
      ),
    });
  }
}

function listed(names: readonly string[]): string {
  const shown = [...names]
    .sort()
    .slice(0, MOST_NAMED)
    .map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop()!;
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** The statement on both sides, or the whole file on a side that leaves it out. */
export function placesOf(
  { base, head }: { readonly base: ProtoFile; readonly head: ProtoFile },
  pointer: Pointer,
): { readonly basePointer: Pointer; readonly headPointer: Pointer } {
  return {
    basePointer: base.places.has(pointer) ? pointer : '',
    headPointer: head.places.has(pointer) ? pointer : '',
  };
}

import { besideRef } from '../../../../json-schema/beside-ref';
import { pickKeys } from '../../../../source/copy-data';
import { hasOwn, isMapping } from '../../../../source/mapping';
import { literalAt } from '../../../../source/number-literals';
import { child, isOutside, refOf } from '../side/document-side';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import type { FoundChange } from '../../../change/detection';
import { haveSameMeaning } from '../side/same-meaning';
import { sameEntry, type SameParts } from '../side/same-parts';
import type { SchemaPairs } from '../document-schemas/schema-pairs';

/** What the walk over a pair of documents carries. */
export interface DocumentPair {
  /** Head of the ids of the rules and of the paths. */
  readonly kind: 'openapi' | 'asyncapi';
  readonly base: DocumentSide;
  readonly head: DocumentSide;
  readonly same: SameParts;
  readonly schemas: SchemaPairs;
  readonly add: (change: FoundChange) => void;
}

/** Something that both sides have, under one path, as they write it: perhaps as a reference. */
export interface WrittenBoth {
  readonly path: string;
  /** What it is, at the head of a sentence. */
  readonly what: string;
  readonly base: Located;
  readonly head: Located;
}

/** Something that both sides have, with the references of both followed. */
export interface Both extends WrittenBoth {
  readonly base: Located<Mapping>;
  readonly head: Located<Mapping>;
}

/**
 * What keys beside a `$ref` do. `replace`: they replace those of its target, for tools that read
 * them. `add`: the caller adds them to the target, so they are compared here only where the target
 * has the same key.
 */
type KeysBesideRef = 'replace' | 'add';

/**
 * Follows both sides to mappings. `undefined` when one has a broken reference (a reported defect)
 * or refers to another file: the report only says that the reference changed.
 */
export function followBoth(
  pair: DocumentPair,
  written: WrittenBoth,
  beside: KeysBesideRef = 'replace',
): Both | undefined {
  const { path, what, base, head } = written;
  detectSiblings(pair, written, beside);
  const [before, after] = [pair.base.follow(base), pair.head.follow(head)];
  if (before === undefined || after === undefined) return undefined;
  if (isOutside(before) || isOutside(after)) {
    const sameRef = isOutside(before) && isOutside(after) && before.ref === after.ref;
    if (!sameRef) addUndecided(pair, { path, base, head }, `${what} is defined in another file.`);
    return undefined;
  }
  return {
    path,
    what,
    base: pair.base.mapping(before, what),
    head: pair.head.mapping(after, what),
  };
}

/** Keys beside a `$ref`. From 3.1 on, words there replace those of the target; tools differ about the rest. */
export function detectSiblings(
  pair: DocumentPair,
  { path, what, base, head }: WrittenBoth,
  beside: KeysBesideRef = 'replace',
): void {
  const both = {
    base: ownBesideRef(pair.base, base, beside),
    head: ownBesideRef(pair.head, head, beside),
  };
  for (const name of new Set([...Object.keys(both.base), ...Object.keys(both.head)])) {
    if (pair.same.haveSameTextAt(both.base, both.head, name)) continue;
    const own = `${path}.${name}`;
    if (!['summary', 'description'].includes(name) && !name.startsWith('x-')) {
      const why = `${what} changed \`${name}\` beside a \`$ref\`, where some tools ignore it.`;
      addUndecided(pair, { path: own, base, head }, why);
      continue;
    }
    pair.add({
      rule: `${pair.kind}-text-changed`,
      path: own,
      type: 'modified',
      subject: `${what} changed \`${name}\` beside a \`$ref\`.`,
      basePointer: base.pointer,
      headPointer: head.pointer,
    });
  }
}

/** Keys beside a `$ref`, without those that say what its target says. */
function ownBesideRef(side: DocumentSide, written: Located, keys: KeysBesideRef): Mapping {
  if (refOf(written.value) === undefined) return {};
  const beside = besideRef(written.value as Mapping);
  if (Object.keys(beside).length === 0) return {};
  const found = side.follow(written);
  const target = found === undefined || isOutside(found) ? undefined : found.value;
  if (!isMapping(target)) return beside;
  return pickKeys(
    beside,
    (name) => !sameEntry(target, beside, name) && !(keys === 'add' && !hasOwn(target, name)),
  );
}

/** Follows one side to a mapping; the reference when it refers to another file, empty when to nothing. */
export function followOne(side: DocumentSide, located: Located, what: string): Located<Mapping> {
  const found = side.follow(located);
  if (found === undefined) return { value: {}, pointer: located.pointer };
  if (isOutside(found)) return { value: { $ref: found.ref }, pointer: located.pointer };
  return side.mapping(found, what);
}

/** Whether `followOne` ended at another file on a side; the report only says that the reference changed. */
export function isElsewhere(pair: DocumentPair, { path, what, base, head }: Both): boolean {
  const [was, is] = [refOf(base.value), refOf(head.value)];
  if (was === undefined && is === undefined) return false;
  if (was !== is) addUndecided(pair, { path, base, head }, `${what} is defined in another file.`);
  return true;
}

/** The place of what cannot be compared; a side that lacks it has none. */
interface UndecidedPlace {
  readonly path: string;
  readonly base?: Located;
  readonly head?: Located;
}

export function addUndecided(
  pair: DocumentPair,
  { path, base, head }: UndecidedPlace,
  why: string,
): void {
  pair.add({
    rule: `${pair.kind}-undecided`,
    path,
    type: 'modified',
    subject: why,
    basePointer: base?.value === undefined ? undefined : base.pointer,
    headPointer: head?.value === undefined ? undefined : head.pointer,
  });
}

/** Keys of one kind of element: which hold words, and which the walk compares itself. */
interface KnownKeys {
  readonly texts: readonly string[];
  readonly compared: readonly string[];
}

/** Words and extensions that changed; keys that nothing here knows. */
export function detectRest(pair: DocumentPair, both: Both, keys: KnownKeys): void {
  const names = new Set([...Object.keys(both.base.value), ...Object.keys(both.head.value)]);
  for (const name of names) {
    if (keys.compared.includes(name)) continue;
    const [base, head] = [child(both.base, name), child(both.head, name)];
    if (pair.same.haveSameTextAt(both.base.value, both.head.value, name)) continue;
    if (typeof base.value !== 'number' && haveSameMeaning(pair, base, head)) continue;
    const path = `${both.path}.${name}`;
    const isText = keys.texts.includes(name);
    if (!isText && !name.startsWith('x-')) {
      const why = `${both.what} changed \`${name}\`, which the diff does not compare.`;
      addUndecided(pair, { path, base, head }, why);
      continue;
    }
    pair.add({
      rule: `${pair.kind}-${isText ? 'text' : 'extension'}-changed`,
      path,
      type: 'modified',
      oldValue: scalarAt(both.base.value, name),
      newValue: scalarAt(both.head.value, name),
      subject: `${both.what} changed \`${name}\`.`,
      ...placesOf(both, name),
    });
  }
}

/** Long and structured values are left out of the report: their places are enough. */
function scalarAt(holder: Mapping, key: string): unknown {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (typeof value === 'number') return literalAt(holder, key) ?? value;
  if (typeof value === 'string') return value.length <= 200 ? value : undefined;
  return isMapping(value) || Array.isArray(value) ? undefined : value;
}

/** A flag that is absent unless it is written. */
export function flag(located: Located<Mapping>, name: string): boolean {
  return child(located, name).value === true;
}

/** What a rule says about a flag that flipped. */
export function addFlip(pair: DocumentPair, both: Both, name: string, rule: string, says: string) {
  pair.add({
    rule,
    path: both.path,
    type: 'modified',
    oldValue: flag(both.base, name),
    newValue: flag(both.head, name),
    subject: `${both.what} ${says}.`,
    ...placesOf(both, name),
  });
}

export function addDeprecation(pair: DocumentPair, both: Both, rule: string): void {
  const [was, is] = [flag(both.base, 'deprecated'), flag(both.head, 'deprecated')];
  if (was === is) return;
  addFlip(pair, both, 'deprecated', rule, is ? 'is deprecated now' : 'is no longer deprecated');
}

/** The key on each side, or the element on a side that leaves it out. */
export function placesOf(both: Both, name: string) {
  const [base, head] = [child(both.base, name), child(both.head, name)];
  return {
    basePointer: base.value === undefined ? both.base.pointer : base.pointer,
    headPointer: head.value === undefined ? both.head.pointer : head.pointer,
  };
}

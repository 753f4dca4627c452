import { besideRef } from '../../../json-schema/beside-ref';
import { pickKeys } from '../../../source/copy-data';
import { hasOwn, isMapping } from '../../../source/mapping';
import { literalAt } from '../../../source/number-literals';
import { child, isOutside, refOf } from './document-side';
import type { DocumentSide, Located, Mapping } from './document-side';
import type { FoundChange } from '../../change/detection';
import { haveSameMeaning } from './same-meaning';
import { sameEntry, type SameParts } from './same-parts';
import type { SchemaPairs } from './schema-pairs';

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
  readonly from: Located;
  readonly to: Located;
}

/** The same with references followed. */
export interface Both extends WrittenBoth {
  readonly from: Located<Mapping>;
  readonly to: Located<Mapping>;
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
  const { path, what, from, to } = written;
  detectSiblings(pair, written, beside);
  const [before, after] = [pair.base.follow(from), pair.head.follow(to)];
  if (before === undefined || after === undefined) return undefined;
  if (isOutside(before) || isOutside(after)) {
    const sameRef = isOutside(before) && isOutside(after) && before.ref === after.ref;
    if (!sameRef) addUndecided(pair, path, `${what} is defined in another file.`, from, to);
    return undefined;
  }
  return {
    path,
    what,
    from: pair.base.mapping(before, what),
    to: pair.head.mapping(after, what),
  };
}

/** Keys beside a `$ref`. From 3.1 on, words there replace those of the target; tools differ about the rest. */
export function detectSiblings(
  pair: DocumentPair,
  { path, what, from, to }: WrittenBoth,
  beside: KeysBesideRef = 'replace',
): void {
  const both = {
    from: ownBesideRef(pair.base, from, beside),
    to: ownBesideRef(pair.head, to, beside),
  };
  for (const name of new Set([...Object.keys(both.from), ...Object.keys(both.to)])) {
    if (pair.same.haveSameTextAt(both.from, both.to, name)) continue;
    const own = `${path}.${name}`;
    if (!['summary', 'description'].includes(name) && !name.startsWith('x-')) {
      const why = `${what} changed \`${name}\` beside a \`$ref\`, where some tools ignore it.`;
      addUndecided(pair, own, why, from, to);
      continue;
    }
    pair.add({
      rule: `${pair.kind}-text-changed`,
      path: own,
      type: 'modified',
      subject: `${what} changed \`${name}\` beside a \`$ref\`.`,
      basePointer: from.pointer,
      headPointer: to.pointer,
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
export function isElsewhere(pair: DocumentPair, { path, what, from, to }: Both): boolean {
  const [was, is] = [refOf(from.value), refOf(to.value)];
  if (was === undefined && is === undefined) return false;
  if (was !== is) addUndecided(pair, path, `${what} is defined in another file.`, from, to);
  return true;
}

/** `from` and `to` are the places of what cannot be compared; a side that lacks it has none. */
export function addUndecided(
  pair: DocumentPair,
  path: string,
  why: string,
  from: Located | undefined,
  to: Located | undefined,
): void {
  pair.add({
    rule: `${pair.kind}-undecided`,
    path,
    type: 'modified',
    subject: why,
    basePointer: from?.value === undefined ? undefined : from.pointer,
    headPointer: to?.value === undefined ? undefined : to.pointer,
  });
}

/** Keys of one kind of element: which hold words, and which the walk compares itself. */
interface KnownKeys {
  readonly texts: readonly string[];
  readonly compared: readonly string[];
}

/** Words and extensions that changed; keys that nothing here knows. */
export function detectRest(pair: DocumentPair, both: Both, keys: KnownKeys): void {
  const names = new Set([...Object.keys(both.from.value), ...Object.keys(both.to.value)]);
  for (const name of names) {
    if (keys.compared.includes(name)) continue;
    const [from, to] = [child(both.from, name), child(both.to, name)];
    if (pair.same.haveSameTextAt(both.from.value, both.to.value, name)) continue;
    if (typeof from.value !== 'number' && haveSameMeaning(pair, from, to)) continue;
    const path = `${both.path}.${name}`;
    const isText = keys.texts.includes(name);
    if (!isText && !name.startsWith('x-')) {
      const why = `${both.what} changed \`${name}\`, which the diff does not compare.`;
      addUndecided(pair, path, why, from, to);
      continue;
    }
    pair.add({
      rule: `${pair.kind}-${isText ? 'text' : 'extension'}-changed`,
      path,
      type: 'modified',
      oldValue: scalarAt(both.from.value, name),
      newValue: scalarAt(both.to.value, name),
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
    oldValue: flag(both.from, name),
    newValue: flag(both.to, name),
    subject: `${both.what} ${says}.`,
    ...placesOf(both, name),
  });
}

export function addDeprecation(pair: DocumentPair, both: Both, rule: string): void {
  const [was, is] = [flag(both.from, 'deprecated'), flag(both.to, 'deprecated')];
  if (was === is) return;
  addFlip(pair, both, 'deprecated', rule, is ? 'is deprecated now' : 'is no longer deprecated');
}

/** The key on each side, or the element on a side that leaves it out. */
export function placesOf(both: Both, name: string) {
  const [from, to] = [child(both.from, name), child(both.to, name)];
  return {
    basePointer: from.value === undefined ? both.from.pointer : from.pointer,
    headPointer: to.value === undefined ? both.to.pointer : to.pointer,
  };
}

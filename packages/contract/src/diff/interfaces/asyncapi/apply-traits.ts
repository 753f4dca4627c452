// Merges the traits of operations and messages into them.
import { mergeKeys, pickKeys } from '../../../source/copy-data';
import { hasOwn, isMapping } from '../../../source/mapping';
import { copyLiteral } from '../../../source/number-literals';
import { child, children, isOutside } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import type { DocumentPair } from '../document/pair/document-pair';
import type { AsyncapiDocument } from './asyncapi-document';

/**
 * An operation or a message with its traits merged in. In 2.x they overwrite its own keys, in 3.x
 * its own keys overwrite them. What other files say stays in `traits`: whole entries, and the keys that
 * are to be merged with one of them.
 */
export function applyTraits(
  { side, major }: Pick<AsyncapiDocument, 'side' | 'major'>,
  item: Located<Mapping>,
): Located<Mapping> {
  const listed = child(item, 'traits');
  if (listed.value === undefined) return item;
  const traits: Located<Mapping>[] = [];
  const unread: unknown[] = [];
  for (const entry of side.list(listed, '`traits`')) {
    const found = side.follow(entry);
    if (found === undefined) continue;
    if (isOutside(found)) unread.push(entry.value);
    else traits.push(side.mapping(found, 'A trait'));
  }
  const layers = major === 2 ? [item, ...traits] : [...traits, item];
  const merged = new Map<string, Located>();
  for (const layer of layers) {
    for (const [key, entry] of children(layer)) {
      if (key === 'traits') continue;
      const known = merged.get(key);
      const over = known && overlay(side, known, entry, layer === item);
      if (over === 'elsewhere') unread.push({ [key]: known!.value });
      merged.set(key, over === undefined || over === 'elsewhere' ? entry : over);
    }
  }
  if (unread.length > 0) merged.set('traits', { value: unread, pointer: listed.pointer });
  const present = [...merged].filter(([, { value }]) => value !== null);
  const value = Object.fromEntries(present.map(([key, one]) => [key, one.value]));
  const written = layers.map((layer) => layer.value).reduce(mergeKeys);
  for (const key of Object.keys(value)) copyLiteral(written, value, key);
  return {
    value,
    pointer: item.pointer,
    places: new Map(present.map(([key, { pointer }]) => [key, pointer])),
  };
}

/** Traits of other files may say what one side alone says here, so only what both say is compared. */
export function withKnownKeys(
  { same }: Pick<DocumentPair, 'same'>,
  base: Located<Mapping>,
  head: Located<Mapping>,
): { readonly base: Located<Mapping>; readonly head: Located<Mapping> } {
  if (same.areSame(base.value['traits'], head.value['traits'])) return { base, head };
  const isKnown = (key: string) =>
    key === 'traits' || (hasOwn(base.value, key) && hasOwn(head.value, key));
  return { base: onlyKeys(base, isKnown), head: onlyKeys(head, isKnown) };
}

export function onlyKeys(
  item: Located<Mapping>,
  isKept: (key: string) => boolean,
): Located<Mapping> {
  return { ...item, value: pickKeys(item.value, isKept) };
}

/** A merge patch of one key. What is merged from two has the place of the element itself. */
function overlay(
  side: DocumentSide,
  under: Located,
  over: Located,
  isOwn: boolean,
): Located | 'elsewhere' {
  const [base, head] = [side.follow(under), side.follow(over)];
  if (base === undefined || head === undefined) return over;
  if (isOutside(base) || isOutside(head)) return 'elsewhere';
  if (!isMapping(base.value) || !isMapping(head.value)) return over;
  return { value: mergePatch(base.value, head.value), pointer: (isOwn ? over : under).pointer };
}

function mergePatch(under: unknown, over: unknown): unknown {
  if (!isMapping(under) || !isMapping(over)) return over;
  const both = Object.entries(over).filter(
    ([key, value]) => isMapping(value) && hasOwn(under, key) && isMapping(under[key]),
  );
  const merged = both.map(([key, value]) => [key, mergePatch(under[key], value)] as const);
  const whole = mergeKeys(mergeKeys(under, over), Object.fromEntries(merged));
  return pickKeys(whole, (key) => !hasOwn(over, key) || over[key] !== null);
}

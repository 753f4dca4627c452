import { isDeepStrictEqual } from 'node:util';
import type { SchemaLocator, SchemaLookup } from '../../bundle/locate-schemas';
import { parseSchema } from '../../schema-check/parse-schema';
import type { BundlePair } from '../sides/compared';
import type { SideReader } from '../sides/side-reader';
import type { Entry, List } from './pair-referenced-entries';

/**
 * A reference whose target has the same texts as before: its requirements and its defects are
 * unchanged.
 */
export function isUntouched(
  list: List,
  sides: BundlePair,
  before: Entry | undefined,
  after: Entry | undefined,
): boolean {
  if (before?.ref === undefined || before.ref !== after?.ref) return false;
  const was = textsBehind(list, sides.base, before.name, before.ref);
  const is = textsBehind(list, sides.head, after.name, after.ref);
  if (was === undefined || is === undefined || !isDeepStrictEqual(was, is)) return false;
  return is.flat().every((text) => 'document' in parseSchema(text));
}

/** By group, the schemas that a reference means; `undefined` when one of them does not exist. */
function textsBehind(
  list: List,
  { finder, reader }: SideReader,
  name: string,
  ref: string,
): string[][] | undefined {
  const groups: string[][] = [];
  for (const places of placesBehind(list, finder, name, ref)) {
    const texts: string[] = [];
    for (const place of places) {
      if (place.status !== 'located') return undefined;
      const file = reader.file(place.bundle.root, place.schema);
      if (file.status !== 'read') return undefined;
      texts.push(file.text);
    }
    groups.push(texts);
  }
  return groups;
}

/** Schemas of claims are kept in their own list, because only one keyword of them counts. */
function placesBehind(
  list: List,
  locator: SchemaLocator,
  name: string,
  ref: string,
): (readonly SchemaLookup[])[] {
  if (list === 'policies') return [locator.locatePolicies(ref)];
  return [[locator.locateConfiguration(name, ref)], locator.locateClaims(name, ref)];
}

import { isDeepStrictEqual } from 'node:util';
import type { SchemaLocator, SchemaLookup } from '../../bundle/locate-schemas';
import { parseSchema } from '../../schema-check/parse-schema';
import type { EntryAt } from './pair-referenced-entries';

/**
 * A reference whose target has the same texts as before: its requirements and its defects are
 * unchanged.
 */
export function isUntouched(before: EntryAt | undefined, after: EntryAt | undefined): boolean {
  const ref = before?.entry.ref;
  if (!before || !after || ref === undefined || ref !== after.entry.ref) return false;
  const [was, is] = [textsBehind(before, ref), textsBehind(after, ref)];
  if (was === undefined || is === undefined || !isDeepStrictEqual(was, is)) return false;
  return is.flat().every((text) => 'document' in parseSchema(text));
}

/** By group, the schemas that a reference means; `undefined` when one of them does not exist. */
function textsBehind(at: EntryAt, ref: string): string[][] | undefined {
  const { finder, reader } = at.owner.reader;
  const groups: string[][] = [];
  for (const places of placesBehind(at, finder, ref)) {
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
  { list, entry }: EntryAt,
  locator: SchemaLocator,
  ref: string,
): (readonly SchemaLookup[])[] {
  if (list === 'policies') return [locator.locatePolicies(ref)];
  return [[locator.locateConfiguration(entry.name, ref)], locator.locateClaims(entry.name, ref)];
}

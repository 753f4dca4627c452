// What a release and a lock would not see in a contract or an override file: whatever is under an unknown key, and
// whatever has another type than the language gives it. A new lock would drop its pins, and a bump would leave it behind.
import { code, didYouMean, listed, placeName, shown } from '../diagnostics/words';
import { dialectOf, supportedVersions, type SchemaNode } from '../dialect/dialects';
import { findUnknownKeys } from '../schema-check/unknown-keys';
import { isMapping } from '../source/mapping';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SourceDocument } from '../source/source-document';
import type { SourceProblem } from '../source/source-problem';

/** The parts that are read, below the contract itself. `*` is each entry of a list. */
type Parts = { readonly [key: string]: Parts };

const ENTRIES: Parts = { '*': { ref: {}, name: {}, compatibility: {}, schema: {} } };
const PARTS: Parts = {
  service: { chart: { ref: {}, version: {} } },
  dependencies: ENTRIES,
  configurations: ENTRIES,
  policies: ENTRIES,
};

const TYPES = {
  object: { fits: isMapping, words: 'a mapping' },
  array: { fits: Array.isArray, words: 'a list' },
  string: { fits: (value: unknown) => typeof value === 'string', words: 'text' },
} as const;

/** The first such place; `undefined` for a text that is read as its author means it. */
export function findMisread(document: SourceDocument): SourceProblem | undefined {
  const { value } = document;
  // Another rule reports a text that is not a mapping. Nothing is read from it.
  if (!isMapping(value)) return undefined;
  const { contractSchema } = dialectOf(value.pactoVersion) ?? dialectOf(supportedVersions[0])!;
  for (const { pointer, on, ...words } of misreadIn(value, '', contractSchema, PARTS)) {
    return { ...words, range: document.nearestRange(pointer, on) };
  }
  return undefined;
}

interface Misread {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}

function* misreadIn(
  value: unknown,
  pointer: Pointer,
  schema: SchemaNode,
  parts: Parts,
): Iterable<Misread> {
  // Nothing is lost where nothing is given.
  if (value === undefined || value === null) return;
  const type = TYPES[schema.type as keyof typeof TYPES];
  if (!type.fits(value)) {
    const message = `${placeName(pointer, 'The contract')} is ${shown(value)}, but must be ${type.words}.`;
    yield { pointer, on: 'value', message };
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const place = joinPointer(pointer, index);
      yield* misreadIn(entry, place, schema.items as SchemaNode, parts['*']!);
    }
  } else if (isMapping(value)) {
    const properties = schema.properties as Readonly<Record<string, SchemaNode>>;
    const known = Object.keys(properties);
    for (const unknown of findUnknownKeys(value, known)) {
      yield {
        pointer: joinPointer(pointer, unknown.key),
        on: 'key',
        message: `Unknown key ${code(unknown.key)}. What is below it would be left out.`,
        hint: didYouMean(unknown.meant) ?? `Known here: ${listed(known.map(code), 'and')}.`,
      };
    }
    for (const key of Object.keys(parts)) {
      if (!Object.hasOwn(properties, key) || !Object.hasOwn(value, key)) continue;
      yield* misreadIn(value[key], joinPointer(pointer, key), properties[key]!, parts[key]!);
    }
  }
}

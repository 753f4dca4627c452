// What a release and a lock would not see in a contract or an override file: whatever is under an unknown key, and
// whatever has another type than the language gives it. A new lock would drop its pins, and a bump would leave it behind.
import { code, listed, placeName, shown } from '../diagnostics/words';
import { dialectOf, supportedVersions, type SchemaNode } from '../dialect/dialects';
import { suggest } from '../schema-check/suggest';
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
    yield* unknownKeys(value, pointer, Object.keys(properties));
    for (const key of Object.keys(parts)) {
      if (!Object.hasOwn(properties, key) || !Object.hasOwn(value, key)) continue;
      yield* misreadIn(value[key], joinPointer(pointer, key), properties[key]!, parts[key]!);
    }
  }
}

function* unknownKeys(
  mapping: Readonly<Record<string, unknown>>,
  pointer: Pointer,
  known: readonly string[],
): Iterable<Misread> {
  const absent = known.filter((key) => !Object.hasOwn(mapping, key));
  for (const key of Object.keys(mapping)) {
    if (known.includes(key)) continue;
    const meant = suggest(key, absent);
    yield {
      pointer: joinPointer(pointer, key),
      on: 'key',
      message: `Unknown key ${code(key)}. What is below it would be left out.`,
      hint:
        meant === undefined
          ? `Known here: ${listed(known.map(code), 'and')}.`
          : `Did you mean ${code(meant)}?`,
    };
  }
}

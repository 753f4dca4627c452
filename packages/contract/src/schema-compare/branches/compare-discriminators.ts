// A discriminator gives each alternative a value on the wire: its mapping names it, else the name of the
// schema does. Schemas may stay the same while the values that choose them change.
// https://spec.openapis.org/oas/v3.1.0#discriminator-object
import { codeList } from '../../diagnostics/words';
import { isMapping } from '../../source/mapping';
import { pathOfKey, subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import { nameOfTarget, own } from '../side/schema-node';
import type { Opaque, SchemaView } from '../view/schema-view';

/** A discriminator as it is compared: which schema each value of its property chooses. */
interface Discriminator {
  readonly entry: Opaque;
  readonly property: string;
  /** The name of the chosen schema by value. */
  readonly schemas: ReadonlyMap<string, string>;
  /** The names of the alternatives beside the discriminator. */
  readonly alternatives: ReadonlySet<string>;
  /** The schema of all values that choose no other schema. */
  readonly defaultSchema: string | undefined;
}

interface DiscriminatorPair {
  readonly base: Discriminator;
  readonly head: Discriminator;
  /** The frame of the property whose value chooses the schema. */
  readonly frame: Frame;
}

/**
 * Reports values that were added, were removed, or choose another schema. Returns the discriminators that this
 * compares completely, so that they are not compared as JSON, too.
 */
export function compareDiscriminators(
  comparison: Comparison,
  { base: baseView, head: headView, frame }: ViewPair,
): ReadonlySet<Opaque> {
  const base = readDiscriminator(baseView);
  const head = readDiscriminator(headView);
  if (base === undefined || head === undefined) return new Set();
  if (base.property !== head.property) return new Set();
  const inside: Frame = { ...frame, path: pathOfKey(frame.path, base.property) };
  const pair = { base, head, frame: inside };
  reportRemovedValues(comparison, pair);
  reportAddedValues(comparison, pair);
  reportMovedValues(comparison, pair);
  reportOtherDefault(comparison, pair);
  return new Set([base.entry, head.entry]);
}

export function withoutDiscriminators(view: SchemaView): SchemaView {
  return { ...view, opaque: view.opaque.filter(({ keyword }) => keyword !== 'discriminator') };
}

function reportRemovedValues(comparison: Comparison, pair: DiscriminatorPair): void {
  const { base, head, frame } = pair;
  const removed = [...base.schemas.keys()].filter((value) => !head.schemas.has(value));
  if (removed.length === 0) return;
  comparison.report(frame, {
    ...placesOf(pair),
    kind: 'enum-narrowed',
    effect: 'narrows',
    before: removed,
    why: `${subjectOf(frame)} no longer chooses a schema with ${codeList(removed)}.`,
  });
}

function reportAddedValues(comparison: Comparison, pair: DiscriminatorPair): void {
  const { base, head, frame } = pair;
  const added = [...head.schemas.keys()].filter((value) => !base.schemas.has(value));
  if (added.length === 0) return;
  comparison.report(frame, {
    ...placesOf(pair),
    kind: 'enum-widened',
    effect: 'widens',
    after: added,
    why: `${subjectOf(frame)} now also chooses a schema with ${codeList(added)}.`,
  });
}

function reportMovedValues(comparison: Comparison, pair: DiscriminatorPair): void {
  const { base, head, frame } = pair;
  const moved = [...base.schemas].flatMap(([value, before]) => {
    const after = head.schemas.get(value);
    if (after === undefined || after === before) return [];
    return isRenamed(pair, before, after) ? [] : [value];
  });
  if (moved.length === 0) return;
  comparison.report(frame, {
    ...placesOf(pair),
    kind: 'undecided',
    effect: 'undecided',
    why: `${subjectOf(frame)} now chooses another schema with ${codeList(moved)}.`,
  });
}

/** Whether an alternative only got another name: one side alone has each of the names. */
function isRenamed({ base, head }: DiscriminatorPair, before: string, after: string): boolean {
  const isOnlyInBase = base.alternatives.has(before) && !head.alternatives.has(before);
  const isOnlyInHead = head.alternatives.has(after) && !base.alternatives.has(after);
  return isOnlyInBase && isOnlyInHead;
}

function reportOtherDefault(comparison: Comparison, pair: DiscriminatorPair): void {
  const [before, after] = [pair.base.defaultSchema, pair.head.defaultSchema];
  if (before === after) return;
  comparison.report(pair.frame, {
    ...placesOf(pair),
    kind: 'undecided',
    effect: 'undecided',
    before,
    after,
    why: `${subjectOf(pair.frame)} now chooses another schema where it has no known value.`,
  });
}

function placesOf({ base, head }: DiscriminatorPair) {
  return { keyword: 'discriminator', base: base.entry.place, head: head.entry.place } as const;
}

/** The discriminator of a view; `undefined` without one, and for one that can only be compared as JSON. */
function readDiscriminator(view: SchemaView): Discriminator | undefined {
  const entry = discriminatorOf(view);
  const property = entry && propertyOf(entry);
  if (entry === undefined || property === undefined || isMappedElsewhere(entry)) return undefined;
  return {
    entry,
    property,
    schemas: valuesOf(entry),
    alternatives: namesBeside(entry),
    defaultSchema: defaultOf(entry),
  };
}

/** The schema of all values that choose no other schema. OpenAPI 3.2 can name it. */
function defaultOf({ value }: Opaque): string | undefined {
  const name = isMapping(value) ? own(value, 'defaultMapping') : undefined;
  return typeof name === 'string' ? nameOfTarget(name) : undefined;
}

function discriminatorOf({ opaque }: SchemaView): Opaque | undefined {
  const found = opaque.filter(({ keyword }) => keyword === 'discriminator');
  return found.length === 1 ? found[0] : undefined;
}

/** A mapping that is a reference is not followed, so it can only be compared as JSON. */
function isMappedElsewhere({ value }: Opaque): boolean {
  const mapping = isMapping(value) ? own(value, 'mapping') : undefined;
  return isMapping(mapping) && own(mapping, '$ref') !== undefined;
}

/** AsyncAPI writes only the name of the property. */
function propertyOf({ value }: Opaque): string | undefined {
  const name = isMapping(value) ? own(value, 'propertyName') : value;
  return typeof name === 'string' ? name : undefined;
}

/** Each value with the name of the schema that it chooses. */
function valuesOf({ value, place }: Opaque): Map<string, string> {
  const values = new Map<string, string>();
  const mapping = isMapping(value) ? own(value, 'mapping') : undefined;
  for (const [text, target] of isMapping(mapping) ? Object.entries(mapping) : []) {
    if (typeof target === 'string') values.set(text, nameOfTarget(target));
  }
  const mapped = new Set(values.values());
  for (const name of namesBeside({ place })) {
    if (!mapped.has(name) && !values.has(name)) values.set(name, name);
  }
  return values;
}

/** Names of the alternatives of the schema that a discriminator belongs to. */
function namesBeside({ place: { parent } }: Pick<Opaque, 'place'>): ReadonlySet<string> {
  const schema = parent !== undefined && 'schema' in parent ? parent.schema : undefined;
  if (!isMapping(schema)) return new Set();
  const names = ['oneOf', 'anyOf'].flatMap((keyword) => {
    const branches = own(schema, keyword);
    return (Array.isArray(branches) ? branches : []).flatMap((branch: unknown) => {
      const ref = isMapping(branch) ? own(branch, '$ref') : undefined;
      return typeof ref === 'string' ? [nameOfTarget(ref)] : [];
    });
  });
  return new Set(names);
}

// A discriminator gives each alternative a value on the wire: its mapping names it, else the name of the
// schema does. Schemas may stay the same while the values that choose them change.
// https://spec.openapis.org/oas/v3.1.0#discriminator-object
import { codeList } from '../diagnostics/words';
import { isMapping } from '../source/mapping';
import { pathOfKey, subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import { own } from './schema-node';
import type { Opaque, SchemaView } from './schema-view';

/** Reports values that go, come or choose another schema. Returns the discriminators that are compared by this. */
export function compareDiscriminators(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
): ReadonlySet<Opaque> {
  const [from, to] = [discriminatorOf(base), discriminatorOf(head)];
  if (from === undefined || to === undefined) return new Set();
  const property = propertyOf(from);
  if (property === undefined || property !== propertyOf(to)) return new Set();
  if (isMappedElsewhere(from) || isMappedElsewhere(to)) return new Set();
  const [before, after] = [valuesOf(from), valuesOf(to)];
  const inside: Frame = { ...frame, path: pathOfKey(frame.path, property) };
  const found = { keyword: 'discriminator', base: from.place, head: to.place } as const;
  const removed = [...before.keys()].filter((value) => !after.has(value));
  const added = [...after.keys()].filter((value) => !before.has(value));
  if (removed.length > 0) {
    comparison.report(inside, {
      ...found,
      kind: 'enum-narrowed',
      effect: 'narrows',
      before: removed,
      why: `${subjectOf(inside)} no longer chooses a schema with ${codeList(removed)}.`,
    });
  }
  if (added.length > 0) {
    comparison.report(inside, {
      ...found,
      kind: 'enum-widened',
      effect: 'widens',
      after: added,
      why: `${subjectOf(inside)} now also chooses a schema with ${codeList(added)}.`,
    });
  }
  const [listed, known] = [namesBeside(from), namesBeside(to)];
  const moved = [...before].flatMap(([value, target]) => {
    const now = after.get(value);
    // A schema that got another name has the same values as before.
    const isRenamed =
      now !== undefined &&
      listed.has(target) &&
      !known.has(target) &&
      known.has(now) &&
      !listed.has(now);
    return now === undefined || now === target || isRenamed ? [] : [value];
  });
  if (moved.length > 0) {
    comparison.report(inside, {
      ...found,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(inside)} now chooses another schema with ${codeList(moved)}.`,
    });
  }
  const [assumed, assumes] = [defaultOf(from), defaultOf(to)];
  if (assumed !== assumes) {
    comparison.report(inside, {
      ...found,
      kind: 'undecided',
      effect: 'undecided',
      before: assumed,
      after: assumes,
      why: `${subjectOf(inside)} now chooses another schema where it has no known value.`,
    });
  }
  return new Set([from, to]);
}

/** The schema of all values that choose no other schema. OpenAPI 3.2 can name it. */
function defaultOf({ value }: Opaque): string | undefined {
  const name = isMapping(value) ? own(value, 'defaultMapping') : undefined;
  return typeof name === 'string' ? nameOf(name) : undefined;
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
    if (typeof target === 'string') values.set(text, nameOf(target));
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
      return typeof ref === 'string' ? [nameOf(ref)] : [];
    });
  });
  return new Set(names);
}

/** The name of the schema that a reference, a file or a bare name means. */
function nameOf(target: string): string {
  const last = target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('#')) + 1);
  return last.replace(/\.(ya?ml|json)$/i, '');
}

import { keepLiteral } from '../../source/number-literals';
import { acceptsValue } from '../values/accepts-value';
import type { BuiltView } from '../reading/build-view';
import { finiteValues } from '../view/finite-values';
import { listInWords } from '../../json-schema/json-text';
import { listedValues } from '../view/join-branches';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import type { Place } from '../side/schema-node';
import type { Constant } from '../view/schema-view';

/**
 * Compares where at least one side lists its values (`enum`, `const`), by trying each on the other
 * side. True when that decides the comparison.
 */
export function compareValues(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  if (base.values === undefined && head.values === undefined) return false;
  if (base.types === 0 || head.types === 0) return false;
  const before = { builder: comparison.base, view: base };
  const after = { builder: comparison.head, view: head };
  const [baseValues, headValues] = [valuesIn(before), valuesIn(after)];
  const removed = tryListed(baseValues, before, after);
  const added = tryListed(headValues, after, before);
  const places = {
    keyword: 'enum',
    base: firstPlace(removed.refused, baseValues) ?? base.place,
    head: firstPlace(added.refused, headValues) ?? head.place,
    before: baseValues && valuesOf(baseValues),
    after: headValues && valuesOf(headValues),
  };
  reportListing(comparison, frame, places);
  reportRefused(comparison, frame, places, { removed: removed.refused, added: added.refused });
  const unsure = [...removed.unsure, ...added.unsure];
  if (unsure.length === 0) return true;
  if (baseValues !== undefined && headValues !== undefined) return false;
  comparison.report(frame, {
    ...places,
    kind: 'undecided',
    effect: 'undecided',
    why: `Whether ${listInWords(shownOf(unsure))} fits both sides depends on a pattern, a format or a keyword that the comparison does not run.`,
  });
  return true;
}

/** Both places, and the listed values of each side; `undefined` for a side without a list. */
interface ListPlaces {
  readonly keyword: string;
  readonly base: Place;
  readonly head: Place;
  readonly before: readonly unknown[] | undefined;
  readonly after: readonly unknown[] | undefined;
}

/** Reports a list that only one side has. */
function reportListing(comparison: Comparison, frame: Frame, places: ListPlaces): void {
  const { before, after } = places;
  const subject = subjectOf(frame);
  if (before !== undefined && after === undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-removed',
      effect: 'widens',
      why: `${subject} is no longer limited to a list of values.`,
    });
  }
  if (before === undefined && after !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-added',
      effect: 'narrows',
      why: `${subject} is now limited to a list of values: ${listInWords(after)}.`,
    });
  }
}

/** Reports the listed values that the other side refuses. */
function reportRefused(
  comparison: Comparison,
  frame: Frame,
  places: ListPlaces,
  { removed, added }: Readonly<Record<'removed' | 'added', readonly Constant[]>>,
): void {
  const subject = subjectOf(frame);
  if (removed.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-narrowed',
      effect: 'narrows',
      why: `${subject} may no longer be ${listInWords(shownOf(removed))}.`,
    });
  }
  if (added.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-widened',
      effect: 'widens',
      why: `${subject} may now be ${listInWords(shownOf(added))} too.`,
    });
  }
}

/** The values of a view that has no other, and perhaps some that it refuses. */
function valuesIn({ builder, view }: BuiltView): ReadonlyMap<string, Constant> | undefined {
  const own = listedValues(view) ?? finiteValues(view);
  if (own !== undefined) return own;
  for (const { branches } of view.alternatives) {
    const possible = branches
      .map((branch) => builder.viewOfOne(branch))
      .filter(({ types }) => (types & view.types) !== 0);
    const listed = possible.map((branch) => listedValues(branch) ?? finiteValues(branch));
    if (!listed.includes(undefined)) return new Map(listed.flatMap((values) => [...values!]));
  }
  return undefined;
}

/** Which of the listed values of one side the other side refuses, and for which of them this is unknown. */
function tryListed(
  listed: ReadonlyMap<string, Constant> | undefined,
  own: BuiltView,
  other: BuiltView,
): { refused: Constant[]; unsure: Constant[] } {
  const refused: Constant[] = [];
  const unsure: Constant[] = [];
  for (const constant of listed?.values() ?? []) {
    const { value, literal } = constant;
    const fitsOwn = acceptsValue(own.builder, own.view, value, { literal });
    if (fitsOwn === false) continue;
    const fitsOther = acceptsValue(other.builder, other.view, value, { literal });
    if (fitsOther === true) continue;
    if (fitsOwn === true && fitsOther === false) refused.push(constant);
    else unsure.push(constant);
  }
  return { refused, unsure };
}

function firstPlace(
  constants: readonly Constant[],
  listed: ReadonlyMap<string, Constant> | undefined,
): Constant['place'] | undefined {
  const place = constants[0]?.place ?? listed?.values().next().value?.place;
  return typeof place?.key === 'number' ? place.parent : place;
}

function valuesOf(listed: ReadonlyMap<string, Constant>): unknown[] {
  return shownOf([...listed.values()]);
}

/** The values, with the texts of those that a double cannot hold. */
function shownOf(constants: readonly Constant[]): unknown[] {
  const values = constants.map(({ value }) => value);
  constants.forEach(({ literal }, index) => {
    if (literal !== undefined) keepLiteral(values, index, literal);
  });
  return values;
}

import { acceptsValue } from './accepts-value';
import type { ViewBuilder } from './build-view';
import { listInWords } from '../json-schema/json-text';
import { listedValues } from './join-branches';
import { subjectOf } from './comparison';
import type { Comparison } from './comparison';
import type { Frame } from './frame';
import type { Constant, SchemaView } from './schema-view';

/**
 * Compares where at least one side lists its values (`enum`, `const`), by trying each on the other
 * side. True when that says all there is to say.
 */
export function compareValues(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): boolean {
  if (base.values === undefined && head.values === undefined) return false;
  if (base.types === 0 || head.types === 0) return false;
  const from = listedValues(base);
  const to = listedValues(head);
  const gone = sort(from, comparison.base, base, comparison.head, head);
  const come = sort(to, comparison.head, head, comparison.base, base);
  const places = {
    keyword: 'enum',
    base: firstPlace(gone.refused, from) ?? base.place,
    head: firstPlace(come.refused, to) ?? head.place,
    before: from && valuesOf(from),
    after: to && valuesOf(to),
  };
  const subject = subjectOf(frame);
  if (from !== undefined && to === undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-removed',
      effect: 'widens',
      why: `${subject} is no longer limited to a list of values.`,
    });
  }
  if (from === undefined && to !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-added',
      effect: 'narrows',
      why: `${subject} is now limited to a list of values: ${listInWords(valuesOf(to))}.`,
    });
  }
  if (gone.refused.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-narrowed',
      effect: 'narrows',
      why: `${subject} may no longer be ${listInWords(gone.refused.map((entry) => entry.value))}.`,
    });
  }
  if (come.refused.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'enum-widened',
      effect: 'widens',
      why: `${subject} may now be ${listInWords(come.refused.map((entry) => entry.value))} too.`,
    });
  }
  const unsure = [...gone.unsure, ...come.unsure];
  if (unsure.length === 0) return true;
  if (from !== undefined && to !== undefined) return false;
  comparison.report(frame, {
    ...places,
    kind: 'undecided',
    effect: 'undecided',
    why: `Whether ${listInWords(unsure.map((entry) => entry.value))} fits both sides depends on a pattern, a format or a keyword that is not run here.`,
  });
  return true;
}

/** Which of the listed values of one side the other side refuses, and of which that cannot be told. */
function sort(
  listed: ReadonlyMap<string, Constant> | undefined,
  ownBuilder: ViewBuilder,
  ownView: SchemaView,
  otherBuilder: ViewBuilder,
  otherView: SchemaView,
): { refused: Constant[]; unsure: Constant[] } {
  const refused: Constant[] = [];
  const unsure: Constant[] = [];
  for (const constant of listed?.values() ?? []) {
    // Values are looked up as doubles, and a long number is listed under its own text.
    const fitsOwn =
      constant.literal !== undefined || acceptsValue(ownBuilder, ownView, constant.value);
    if (fitsOwn === false) continue;
    const isUnlisted =
      constant.literal !== undefined && otherView.values?.has(constant.literal) === false;
    const fitsOther = isUnlisted ? false : acceptsValue(otherBuilder, otherView, constant.value);
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
  return [...listed.values()].map((constant) => constant.value);
}

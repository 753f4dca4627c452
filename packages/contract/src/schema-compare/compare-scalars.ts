// Compares what two views require of texts and numbers.
import { listInWords } from '../json-schema/json-text';
import { isMultiple } from '../source/decimal';
import type { Decimal } from '../source/decimal';
import { commonStep, exactOf, isTighter, numberInWords, ONE, shownNumber } from './exact-bound';
import { subjectOf } from './part-words';
import type { PartDifference } from './compared-part';
import type { Comparison } from './comparison';
import type { ViewPair } from './frame';
import { ENFORCED, OF_NUMBERS, relateFormats } from './format-relations';
import { hasFormat } from './format-values';
import type { FormatRelation } from './format-relations';
import type { SchemaEffect } from './schema-difference';
import { withImpliedBounds } from './implied-bounds';
import { readLengthPattern } from '../json-schema/length-pattern';
import { matchName, plainPattern } from '../json-schema/match-name';
import { textsOfPattern } from '../json-schema/pattern-texts';
import { isLowerBound, NUMBER, TYPE } from './schema-view';
import type { Bound, BoundName, SchemaView, Step } from './schema-view';

type Compare = (comparison: Comparison, pair: ViewPair) => void;

export const compareNumbers: Compare = (comparison, pair) => {
  const limited = withImpliedBounds(comparison, pair);
  compareBound(comparison, 'minimum', limited);
  compareBound(comparison, 'maximum', limited);
  compareMultiples(comparison, pair);
  compareFormats(comparison, pair, true);
};

export const compareStrings: Compare = (comparison, pair) => {
  const limited = withImpliedBounds(comparison, pair);
  compareBound(comparison, 'minLength', limited);
  compareBound(comparison, 'maxLength', limited);
  comparePatterns(comparison, pair);
  compareFormats(comparison, pair, false);
};

const BOUND_WORDS: Readonly<Record<BoundName, readonly [string, string]>> = {
  minimum: ['at least', ''],
  maximum: ['at most', ''],
  minLength: ['at least', ' characters long'],
  maxLength: ['at most', ' characters long'],
  minItems: ['of at least', ' entries'],
  maxItems: ['of at most', ' entries'],
  minProperties: ['of at least', ' keys'],
  maxProperties: ['of at most', ' keys'],
};

export function compareBound(
  comparison: Comparison,
  name: BoundName,
  { base, head, frame }: ViewPair,
): void {
  const from = base.bounds.get(name);
  const to = head.bounds.get(name);
  if (from === undefined && to === undefined) return;
  const lower = isLowerBound(name);
  const narrower = isTighterThan(to, from, lower, stepOf(base, name));
  const wider = isTighterThan(from, to, lower, stepOf(head, name));
  if (!narrower && !wider) return;
  const places = {
    keyword: keywordOf(to ?? from, name),
    base: from?.place ?? base.place,
    head: to?.place ?? head.place,
    before: from && shownNumber(from),
    after: to && shownNumber(to),
  };
  const was = from === undefined ? 'had no such limit' : `was ${boundInWords(name, from)}`;
  const is = to === undefined ? 'has no such limit' : `must be ${boundInWords(name, to)}`;
  const why = `${subjectOf(frame)} ${was} and now ${is}.`;
  const kind: PartDifference['kind'] =
    from === undefined
      ? 'bound-added'
      : to === undefined
        ? 'bound-removed'
        : narrower === lower
          ? 'bound-raised'
          : 'bound-lowered';
  comparison.report(frame, { ...places, kind, effect: narrower ? 'narrows' : 'widens', why });
}

/** Whether the first bound refuses a number that the second lets through. */
function isTighterThan(
  one: Bound | undefined,
  two: Bound | undefined,
  lower: boolean,
  step: Decimal | undefined,
): boolean {
  if (one === undefined) return false;
  if (two === undefined) return true;
  return isTighter(one, two, lower, step);
}

function stepOf(view: SchemaView, name: BoundName): Decimal | undefined {
  if (name !== 'minimum' && name !== 'maximum') return ONE;
  const step = commonStep(view);
  return step === 'none' ? undefined : step;
}

function keywordOf(bound: Bound | undefined, name: BoundName): string {
  const key = bound?.place.key;
  return typeof key === 'string' && key.startsWith('exclusive') ? key : name;
}

function boundInWords(name: BoundName, bound: Bound): string {
  const [before, after] = BOUND_WORDS[name];
  const number = numberInWords(bound);
  if (bound.exclusive) return `${name === 'minimum' ? 'more than' : 'less than'} ${number}`;
  return `${before} ${number}${after}`;
}

const compareMultiples: Compare = (comparison, { base, head, frame }) => {
  const from = [...base.multiples.values()];
  const to = [...head.multiples.values()];
  if (from.length === 0 && to.length === 0) return;
  // A multiple of several steps is a multiple of their least common one.
  const implied = (step: Step, common: ReturnType<typeof commonStep>): boolean | undefined => {
    if (common === 'none') return false;
    const exact = exactOf(step);
    return common && exact && isMultiple(common, exact);
  };
  const words = (steps: readonly Step[]): string =>
    steps.length === 0 ? 'any number' : `a multiple of ${steps.map(numberInWords).join(' and ')}`;
  const shown = (steps: readonly Step[]): unknown => {
    const values = steps.map(shownNumber);
    return values.length === 1 ? values[0] : values;
  };
  const places = {
    keyword: 'multipleOf',
    base: from[0]?.place ?? base.place,
    head: to[0]?.place ?? head.place,
    before: shown(from),
    after: shown(to),
  };
  const why = `${subjectOf(frame)} was ${words(from)} and must now be ${words(to)}.`;
  const [common, later] = [commonStep(base), commonStep(head)];
  const kept = to.map((step) => implied(step, common));
  const left = from.map((step) => implied(step, later));
  if (kept.includes(undefined) || left.includes(undefined)) {
    comparison.report(frame, { ...places, kind: 'undecided', effect: 'undecided', why });
    return;
  }
  if (kept.includes(false)) {
    comparison.report(frame, { ...places, kind: 'multiple-narrowed', effect: 'narrows', why });
  }
  if (left.includes(false)) {
    comparison.report(frame, { ...places, kind: 'multiple-widened', effect: 'widens', why });
  }
};

const comparePatterns: Compare = (comparison, { base, head, frame }) => {
  const only = (one: SchemaView, other: SchemaView) =>
    [...one.patterns.keys()].filter((pattern) => !isMatched(other, pattern));
  const [gone, come] = [only(base, head), only(head, base)];
  if (gone.length === 0 && come.length === 0) return;
  const places = {
    keyword: 'pattern',
    base: (gone.length > 0 && base.patterns.get(gone[0])) || base.place,
    head: (come.length > 0 && head.patterns.get(come[0])) || head.place,
    before: gone[0],
    after: come[0],
  };
  const subject = subjectOf(frame);
  const harmful = comparison.direction === 'input' ? come : gone;
  const isHarmful = harmful.length > 0 && (gone.length === 0 || come.length === 0);
  if (isHarmful && harmful.every(saysNotEmpty) && isNeverEmpty(base) && isNeverEmpty(head)) {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-changed',
      effect: 'undecided',
      why: `${subject} ${come.length > 0 ? 'must now' : 'no longer has to'} match the pattern ${listInWords(harmful)}. A text that is not empty matches it, unless it consists of line breaks alone.`,
    });
  } else if (gone.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-added',
      effect: 'narrows',
      why: `${subject} must now match the pattern ${listInWords(come)}.`,
    });
  } else if (come.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-removed',
      effect: 'widens',
      why: `${subject} no longer has to match the pattern ${listInWords(gone)}.`,
    });
  } else {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-changed',
      effect: 'undecided',
      why: `${subject} had to match the pattern ${listInWords(gone)} and must now match ${listInWords(come)}. We cannot determine whether that accepts more or fewer values.`,
    });
  }
};

/** Whether a pattern matches all texts that are not empty, except those of line breaks alone. */
function saysNotEmpty(pattern: string): boolean {
  const lengths = readLengthPattern(pattern);
  return lengths?.least === 1 && lengths.refused === 'line breaks alone';
}

function isNeverEmpty(view: SchemaView): boolean {
  const least = view.bounds.get('minLength')?.value ?? 0;
  return (
    least > 0 || [...view.patterns.keys()].some((one) => (textsOfPattern(one)?.least ?? 0) > 0)
  );
}

/** Whether every text that fits a view matches a pattern, as far as the patterns of the view say it. */
function isMatched({ patterns }: SchemaView, pattern: string): boolean {
  if (patterns.has(pattern)) return true;
  const plain = plainPattern(pattern);
  return [...patterns.keys(), ''].some(
    (one) =>
      plainPattern(one) === plain ||
      textsOfPattern(one)?.listed?.every((text) => matchName(pattern, text) === true),
  );
}

function compareFormats(
  comparison: Comparison,
  { base, head, frame }: ViewPair,
  numeric: boolean,
): void {
  const concerns = (format: string): boolean => OF_NUMBERS.has(format) === numeric;
  const kept = [...base.formats.keys()].filter((name) => head.formats.has(name));
  // A format that another one contains says nothing beside it.
  const isImplied = (name: string) => kept.some((one) => relateFormats(one, name) === 'wider');
  const only = (one: SchemaView, other: SchemaView) =>
    [...one.formats.keys()].filter(
      (name) =>
        concerns(name) && !other.formats.has(name) && !isImplied(name) && !keepsTo(other, name),
    );
  const [gone, come] = [only(base, head), only(head, base)];
  if (gone.length === 0 && come.length === 0) return;
  const places = {
    keyword: 'format',
    base: (gone.length > 0 && base.formats.get(gone[0])) || base.place,
    head: (come.length > 0 && head.formats.get(come[0])) || head.place,
    before: gone[0],
    after: come[0],
  };
  const subject = subjectOf(frame);
  const known = [...gone, ...come].every((format) => ENFORCED.has(format));
  // Inside `not`, what becomes less lets more through.
  const kindOf = (kind: 'format-added' | 'format-removed') =>
    known || frame.polarity === 1 ? kind : 'undecided';
  const doubt = known ? '' : '; whether that is enforced depends on who validates';
  if (gone.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: kindOf('format-added'),
      effect: known ? 'narrows' : 'undecided',
      why: `${subject} must now have the format ${listInWords(come)}${doubt}.`,
    });
    return;
  }
  if (come.length === 0) {
    comparison.report(frame, {
      ...places,
      kind: kindOf('format-removed'),
      effect: known ? 'widens' : 'undecided',
      why: `${subject} no longer has to have the format ${listInWords(gone)}${doubt}.`,
    });
    return;
  }
  const isOne = gone.length === 1 && come.length === 1;
  const relation = isOne ? relateFormats(gone[0]!, come[0]!) : 'unknown';
  const effects: Readonly<Record<FormatRelation, readonly SchemaEffect[]>> = {
    wider: ['widens'],
    narrower: ['narrows'],
    both: ['narrows', 'widens'],
    loses: ['narrows', 'undecided'],
    gains: ['undecided', 'widens'],
    unknown: ['undecided'],
  };
  for (const effect of effects[relation]) {
    comparison.report(frame, {
      ...places,
      kind: 'format-changed',
      effect,
      why: `${subject} had the format ${listInWords(gone)} and now has ${listInWords(come)}. ${FORMAT_WORDS[relation]}`,
    });
  }
}

/** Whether the limits of a view let only integers of a format through. */
function keepsTo(view: SchemaView, format: string): boolean {
  if (format !== 'int32' && format !== 'int64') return false;
  const limits = [view.bounds.get('minimum'), view.bounds.get('maximum')];
  return (
    (view.types & NUMBER) === TYPE.integer &&
    limits.every((limit) => limit && hasFormat(format, limit.value, limit.literal) === true)
  );
}

const FORMAT_WORDS: Readonly<Record<FormatRelation, string>> = {
  wider: 'Every text of the old format also has the new one.',
  narrower: 'Not every text of the old format has the new one.',
  both: 'Each of the two has texts that the other does not have.',
  loses: 'Some texts of the old format do not have the new one.',
  gains: 'Some texts of the new format do not have the old one.',
  unknown: 'How the two formats relate is not known.',
};

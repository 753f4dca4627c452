// Compares one lower or upper limit: of a number, or of the size of a text, a list or a mapping.
import type { Decimal } from '../../source/decimal';
import { commonStep, isTighter, numberInWords, ONE, shownNumber } from '../view/exact-bound';
import { subjectOf } from '../comparison/part-words';
import type { PartDifference } from '../comparison/compared-part';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import { isLowerBound } from '../view/schema-view';
import type { Bound, BoundName, SchemaView } from '../view/schema-view';

type BoundWords = readonly [before: string, one: string, many: string];

const BOUND_WORDS: Readonly<Record<BoundName, BoundWords>> = {
  minimum: ['at least', '', ''],
  maximum: ['at most', '', ''],
  minLength: ['at least', ' character long', ' characters long'],
  maxLength: ['at most', ' character long', ' characters long'],
  minItems: ['of at least', ' entry', ' entries'],
  maxItems: ['of at most', ' entry', ' entries'],
  minProperties: ['of at least', ' key', ' keys'],
  maxProperties: ['of at most', ' key', ' keys'],
};

export function compareBound(
  comparison: Comparison,
  name: BoundName,
  { base, head, frame }: ViewPair,
): void {
  const baseBound = base.bounds.get(name);
  const headBound = head.bounds.get(name);
  if (baseBound === undefined && headBound === undefined) return;
  const narrower = isTighterThan(headBound, baseBound, name, stepOf(base, name));
  const wider = isTighterThan(baseBound, headBound, name, stepOf(head, name));
  if (!narrower && !wider) return;
  const places = {
    keyword: keywordOf(headBound ?? baseBound, name),
    base: baseBound?.place ?? base.place,
    head: headBound?.place ?? head.place,
    before: baseBound && shownNumber(baseBound),
    after: headBound && shownNumber(headBound),
  };
  const was =
    baseBound === undefined ? 'had no such limit' : `was ${boundInWords(name, baseBound)}`;
  const is =
    headBound === undefined ? 'has no such limit' : `must be ${boundInWords(name, headBound)}`;
  const why = `${subjectOf(frame)} ${was} and now ${is}.`;
  const kind: PartDifference['kind'] =
    baseBound === undefined
      ? 'bound-added'
      : headBound === undefined
        ? 'bound-removed'
        : narrower === isLowerBound(name)
          ? 'bound-raised'
          : 'bound-lowered';
  comparison.report(frame, { ...places, kind, effect: narrower ? 'narrows' : 'widens', why });
}

/** Whether the first bound refuses a number that the second lets through. */
function isTighterThan(
  one: Bound | undefined,
  two: Bound | undefined,
  name: BoundName,
  step: Decimal | undefined,
): boolean {
  if (one === undefined) return false;
  if (two === undefined) return true;
  return isTighter(one, two, name, step);
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
  const [before, one, many] = BOUND_WORDS[name];
  const number = numberInWords(bound);
  if (bound.exclusive) return `${name === 'minimum' ? 'more than' : 'less than'} ${number}`;
  return `${before} ${number}${number === '1' ? one : many}`;
}

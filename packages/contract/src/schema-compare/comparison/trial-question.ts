// The questions of trials, and when the differences that were found so far answer them.
import { addsNone, isUnchanged, keepsAll } from './effects';
import type { Effects } from './effects';

/** What a trial finds out. With a question, it stops at the first finding that answers with no. */
export type Question =
  /** Does the head accept every value that the base accepts? */
  | 'keeps'
  /** Does the base accept every value that the head accepts? */
  | 'adds-none'
  /** Both of these. */
  | 'unchanged'
  /** Is there no finding at all? */
  | 'equal';

/** What a trial measures: `likeness` looks at near parts only, `all` finds all effects. */
export type Measure = 'likeness' | 'all';

/** How many parts a trial of likeness looks at. */
const LIKENESS_PARTS = 40;

/** Bits of the questions that a part answered with yes, so that no trial asks them again. */
const BITS: Readonly<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 4,
  equal: 8,
};

/** A bit beside those: the part and all parts below were compared. */
export const COMPLETE = 16;

/** The questions that a yes to one of them answers with yes, as bits. */
const IMPLIED: Readonly<Record<Question, number>> = {
  keeps: 1,
  'adds-none': 2,
  unchanged: 1 | 2 | 4,
  equal: 1 | 2 | 4 | 8,
};

export function bitOf(goal: Question | Measure): number {
  return isQuestion(goal) ? BITS[goal] : 0;
}

export function impliedBits(goal: Question | Measure): number {
  return isQuestion(goal) ? IMPLIED[goal] : 0;
}

/** Whether a trial can stop: no further finding changes its result. */
export function isDecided(goal: Question | Measure, effects: Effects, parts: number): boolean {
  if (isQuestion(goal)) return !answersYes(goal, effects);
  if (goal === 'likeness') return parts >= LIKENESS_PARTS;
  return effects.undecided || (effects.narrows && effects.widens);
}

export function answersYes(question: Question, effects: Effects): boolean {
  switch (question) {
    case 'keeps':
      return keepsAll(effects);
    case 'adds-none':
      return addsNone(effects);
    case 'unchanged':
      return isUnchanged(effects);
    case 'equal':
      return effects.count === 0;
  }
}

function isQuestion(goal: Question | Measure): goal is Question {
  return goal !== 'likeness' && goal !== 'all';
}

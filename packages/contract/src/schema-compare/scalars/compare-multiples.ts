import { isMultiple } from '../../source/decimal';
import { commonStep, exactOf, numberInWords, shownNumber } from '../view/exact-bound';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import type { Step } from '../view/schema-view';

export function compareMultiples(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const baseSteps = [...base.multiples.values()];
  const headSteps = [...head.multiples.values()];
  if (baseSteps.length === 0 && headSteps.length === 0) return;
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
    base: baseSteps[0]?.place ?? base.place,
    head: headSteps[0]?.place ?? head.place,
    before: shown(baseSteps),
    after: shown(headSteps),
  };
  const why = `${subjectOf(frame)} was ${words(baseSteps)} and must now be ${words(headSteps)}.`;
  const [common, later] = [commonStep(base), commonStep(head)];
  const kept = headSteps.map((step) => implied(step, common));
  const left = baseSteps.map((step) => implied(step, later));
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
}

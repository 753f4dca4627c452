import { IMPACTS, type Impact } from './change/change';
import { isBumpEnough, type DiffReport } from './change/diff-report';
import type { Classification } from './classify-change';
import { actualBump, requiredBump, type VersionPair } from './required-bump';

export const FAIL_ON = ['breaking', 'potential', 'none'] as const;
/** The lowest class that fails the task when a change of it is not excused. */
export type FailOn = (typeof FAIL_ON)[number];

type DiffVerdict = Pick<DiffReport, 'classification' | 'requiredBump' | 'actualBump' | 'outcome'>;

const FAILING: Record<FailOn, readonly Impact[]> = {
  breaking: ['BREAKING'],
  potential: ['POTENTIAL_BREAKING', 'BREAKING'],
  none: [],
};

/** The result of all changes of a bundle, if both sides could be compared. */
export function classifyDiff(
  classifications: readonly Classification[],
  versions: VersionPair,
  failOn: FailOn,
): DiffVerdict {
  const worst = worstImpact(classifications);
  const actual = actualBump(versions);
  return {
    classification: worst ?? 'NON_BREAKING',
    requiredBump: requiredBump(worst, versions.base),
    actualBump: actual,
    outcome: classifications.some((one) => failsTask(one, versions, failOn)) ? 'findings' : 'clean',
  };
}

/** Whether a change by itself fails the task, whatever the others are. */
export function failsTask(
  { impact, excusable }: Classification,
  versions: VersionPair,
  failOn: FailOn,
): boolean {
  if (!FAILING[failOn].includes(impact)) return false;
  return !(excusable && isBumpEnough(actualBump(versions), requiredBump(impact, versions.base)));
}

function worstImpact(classifications: readonly Classification[]): Impact | undefined {
  return [...IMPACTS]
    .reverse()
    .find((impact) => classifications.some((one) => one.impact === impact));
}

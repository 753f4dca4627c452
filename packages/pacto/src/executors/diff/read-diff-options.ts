import { FAIL_ON, type FailOn } from 'pacto-contract/differ';
import { findUnfitOption } from '../../tasks/options/find-unfit-option';
import { readWord, type GivenOptions, type OptionProblem } from '../../tasks/options/read-option';
import {
  readReportOptions,
  type CheckedReportOptions,
} from '../../tasks/options/read-report-options';

export interface CheckedDiffOptions extends CheckedReportOptions {
  readonly failOn: FailOn;
}

/** The options of a task except its base, or the problem of the first wrong one. */
export function readDiffOptions(given: GivenOptions): CheckedDiffOptions | OptionProblem {
  const unfit = findUnfitOption(given, 'diff');
  if (unfit) return unfit;
  const report = readReportOptions(given);
  if ('problem' in report) return report;
  // One command may give `--failOn=destroys` of `pacto-render` to both targets.
  const asked = given.failOn === 'destroys' ? undefined : given.failOn;
  const failOn = readWord('failOn', asked ?? 'breaking', FAIL_ON);
  if (typeof failOn === 'object') return failOn;
  return { ...report, failOn };
}

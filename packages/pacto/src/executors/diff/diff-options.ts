import { FAIL_ON, type FailOn } from 'pacto-contract';
import {
  findUnfitOption,
  readReportOptions,
  readWord,
  type GivenOptions,
  type OptionProblem,
  type ReportOptions,
} from '../read-report-options';

export interface TaskOptions extends ReportOptions {
  readonly failOn: FailOn;
}

/** The options of a task except its base, or the problem of the first wrong one. */
export function readTaskOptions(given: GivenOptions): TaskOptions | OptionProblem {
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

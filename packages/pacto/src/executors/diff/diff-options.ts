import { FAIL_ON, type FailOn } from 'pacto-contract';
import {
  findUnfitOption,
  readReportOptions,
  readWord,
  type GivenOptions,
  type OptionProblem,
  type ReportOptions,
} from '../report-options';

export interface TaskOptions extends ReportOptions {
  readonly failOn: FailOn;
}

const OPTION_NAMES = ['base', 'failOn', 'format', 'outputFile'];

/** Of `pacto-validate`, which may run in the same command. */
const OTHERS = ['values', 'f', 'set', 'failOnWarnings', 'environment'];

/** The options of a task but for its base, or a sentence that says which of them is wrong. */
export function readTaskOptions(given: GivenOptions): TaskOptions | OptionProblem {
  const unfit = findUnfitOption(given, { own: OPTION_NAMES, others: OTHERS });
  if (unfit) return unfit;
  const report = readReportOptions(given);
  if ('problem' in report) return report;
  const failOn = readWord('failOn', given.failOn ?? 'breaking', FAIL_ON);
  if (typeof failOn === 'object') return failOn;
  return { ...report, failOn };
}

import { findUnfitOption } from '../../tasks/options/find-unfit-option';
import {
  readFlag,
  readTexts,
  type GivenOptions,
  type OptionProblem,
} from '../../tasks/options/read-option';
import {
  readReportOptions,
  type CheckedReportOptions,
} from '../../tasks/options/read-report-options';

export interface CheckedValidateOptions extends CheckedReportOptions {
  readonly values: readonly string[];
  readonly sets: readonly string[];
  readonly failOnWarnings: boolean;
  readonly environment?: string;
}

/** The options of a task, or the problem of the first wrong one. */
export function readValidateOptions(given: GivenOptions): CheckedValidateOptions | OptionProblem {
  const unfit = findUnfitOption(given, 'validate');
  if (unfit) return unfit;
  const report = readReportOptions(given);
  if ('problem' in report) return report;
  const failOnWarnings = readFlag('failOnWarnings', given.failOnWarnings);
  if (typeof failOnWarnings === 'object') return failOnWarnings;
  const { environment } = given;
  return {
    ...report,
    values: readTexts(given.values ?? given.f),
    sets: readTexts(given.set),
    failOnWarnings,
    ...(typeof environment === 'string' ? { environment } : {}),
  };
}

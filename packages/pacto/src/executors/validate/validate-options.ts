import {
  findUnfitOption,
  readFlag,
  readReportOptions,
  readTexts,
  type GivenOptions,
  type OptionProblem,
  type ReportOptions,
} from '../read-report-options';

export interface TaskOptions extends ReportOptions {
  readonly values: readonly string[];
  readonly sets: readonly string[];
  readonly failOnWarnings: boolean;
  readonly environment?: string;
}

/** The options of a task, or the problem of the first wrong one. */
export function readTaskOptions(given: GivenOptions): TaskOptions | OptionProblem {
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

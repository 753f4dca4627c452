import {
  findUnfitOption,
  readReportOptions,
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
  const { failOnWarnings = false, environment } = given;
  if (!['true', 'false'].includes(String(failOnWarnings))) {
    return {
      problem: `The option \`failOnWarnings\` is \`${String(failOnWarnings)}\`. Accepted: \`true\` and \`false\`.`,
    };
  }
  return {
    ...report,
    values: listOf(given.values ?? given.f),
    sets: listOf(given.set),
    failOnWarnings: String(failOnWarnings) === 'true',
    ...(typeof environment === 'string' ? { environment } : {}),
  };
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

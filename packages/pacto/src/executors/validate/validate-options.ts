import {
  findUnfitOption,
  readReportOptions,
  type GivenOptions,
  type OptionProblem,
  type ReportOptions,
} from '../report-options';

export interface TaskOptions extends ReportOptions {
  readonly values: readonly string[];
  readonly sets: readonly string[];
  readonly failOnWarnings: boolean;
  readonly environment?: string;
}

const OPTION_NAMES = [
  'values',
  'f',
  'set',
  'format',
  'outputFile',
  'failOnWarnings',
  'environment',
];

/** Of `pacto-diff`, which may run in the same command. */
const OTHERS = ['base', 'failOn'];

/** The options of a task, or a sentence that says which of them is wrong. */
export function readTaskOptions(given: GivenOptions): TaskOptions | OptionProblem {
  const unfit = findUnfitOption(given, { own: OPTION_NAMES, others: OTHERS });
  if (unfit) return unfit;
  const report = readReportOptions(given);
  if ('problem' in report) return report;
  const { failOnWarnings = false, environment } = given;
  if (!['true', 'false'].includes(String(failOnWarnings))) {
    return {
      problem: `\`failOnWarnings\` is \`${String(failOnWarnings)}\`; accepted are \`true\` and \`false\`.`,
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

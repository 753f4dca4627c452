import { EXPLAIN_FORMATS, type ExplainFormat } from 'pacto-contract/reports';
import {
  findUnfitOption,
  readReportOptions,
  readWord,
  type GivenOptions,
  type OptionProblem,
} from '../read-report-options';

interface TaskOptions {
  readonly format: ExplainFormat;
  readonly outputFile?: string;
  readonly environment?: string;
}

/** The options of a task, or the problem of the first wrong one. */
export function readTaskOptions(given: GivenOptions): TaskOptions | OptionProblem {
  const unfit = findUnfitOption(given, 'explain');
  if (unfit) return unfit;
  const { format = 'pretty', environment } = given;
  const known = readWord('format', format, EXPLAIN_FORMATS);
  if (typeof known === 'object') return known;
  const report = readReportOptions({ ...given, format: 'pretty' });
  if ('problem' in report) return report;
  return {
    format: known,
    outputFile: report.outputFile,
    ...(typeof environment === 'string' ? { environment } : {}),
  };
}

import { EXPLAIN_FORMATS, type ExplainFormat } from 'pacto-contract/reports';
import { findUnfitOption } from '../../tasks/options/find-unfit-option';
import { readWord, type GivenOptions, type OptionProblem } from '../../tasks/options/read-option';
import { readReportOptions } from '../../tasks/options/read-report-options';

interface CheckedExplainOptions {
  readonly format: ExplainFormat;
  readonly outputFile?: string;
  readonly environment?: string;
}

/** The options of a task, or the problem of the first wrong one. */
export function readExplainOptions(given: GivenOptions): CheckedExplainOptions | OptionProblem {
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

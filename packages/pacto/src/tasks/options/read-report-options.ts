import { FORMATS, type Format } from 'pacto-contract/reports';
import { readOutputPath, readWord, type GivenOptions, type OptionProblem } from './read-option';

export interface CheckedReportOptions {
  readonly format: Format;
  /** POSIX, relative to the workspace root. */
  readonly outputFile?: string;
}

export function readReportOptions({
  format = 'pretty',
  outputFile,
}: GivenOptions): CheckedReportOptions | OptionProblem {
  const known = readWord('format', format, FORMATS);
  if (typeof known === 'object') return known;
  if (outputFile === undefined) return { format: known, outputFile };
  const path = readOutputPath('outputFile', outputFile);
  return typeof path === 'string' ? { format: known, outputFile: path } : path;
}

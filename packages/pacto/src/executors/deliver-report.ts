import type { ResolvedBundle } from 'pacto-contract/graph';
import type { Format, Report } from 'pacto-contract/reports';
import type { OpenWorkspace } from './open-workspace';
import type { CheckedReportOptions } from './read-report-options';
import { TEXT_WIDTH } from './task-runner';

/** How reports name a bundle. */
export function identityOf({ name, version, root }: ResolvedBundle): Report['bundle'] {
  return { name, version, path: root };
}

interface Delivery {
  /** The path of the JSON report of the task; POSIX, relative to the workspace root. */
  readonly reportFile: string;
  readonly options: CheckedReportOptions;
  print(format: Format, width?: number): string;
}

/** Writes the JSON report of a task, and the file of the option `outputFile`. Returns the text for the terminal. */
export function deliverReport(
  { write }: Pick<OpenWorkspace, 'write'>,
  { reportFile, options, print }: Delivery,
): string {
  const { format, outputFile } = options;
  write(reportFile, print('json'));
  if (outputFile !== undefined) write(outputFile, print(format));
  return print(terminalFormat(options), TEXT_WIDTH);
}

/** The format for the terminal. With `outputFile`, the file gets the chosen format and the terminal gets `pretty`. */
export function terminalFormat({ format, outputFile }: CheckedReportOptions): Format {
  return outputFile === undefined ? format : 'pretty';
}

import type { Format } from 'pacto-contract/reports';
import type { OpenWorkspace } from './open-workspace';
import type { ReportOptions } from './read-report-options';
import { TEXT_WIDTH } from './task-runner';

interface Delivery {
  /** The path of the JSON report of the task; POSIX, relative to the workspace root. */
  readonly reportFile: string;
  readonly options: ReportOptions;
  print(format: Format, width?: number): string;
}

/** Writes the report of a task, and the file that `outputFile` asks for. Returns what the terminal gets. */
export function deliverReport(
  { write }: Pick<OpenWorkspace, 'write'>,
  { reportFile, options: { format, outputFile }, print }: Delivery,
): string {
  write(reportFile, print('json'));
  if (outputFile === undefined) return print(format, TEXT_WIDTH);
  write(outputFile, print(format));
  return print('pretty', TEXT_WIDTH);
}

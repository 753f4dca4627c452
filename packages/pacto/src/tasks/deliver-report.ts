import type { ResolvedBundle } from 'pacto-contract/graph';
import type { Format, Report } from 'pacto-contract/reports';
import { reportPath } from '../graph/build-targets';
import type { ReportFile } from '../run/summarize-run';
import type { OpenWorkspace } from './open-workspace';
import type { CheckedReportOptions } from './options/read-report-options';
import { TEXT_WIDTH, type TaskOutcome } from './task-runner';

/** How reports name a bundle. */
export function identityOf({ name, version, root }: ResolvedBundle): Report['bundle'] {
  return { name, version, path: root };
}

interface Delivery {
  readonly report: Pick<Report, 'bundle' | 'outcome'>;
  /** The name of the JSON report. */
  readonly file: ReportFile;
  readonly options: CheckedReportOptions;
  print(format: Format, width?: number): string;
}

/** Writes the JSON report of a task, and the file of the option `outputFile`. The result of the task follows from the report. */
export function deliverReport(
  workspace: Pick<OpenWorkspace, 'options' | 'write'>,
  { report, file, options, print }: Delivery,
): TaskOutcome {
  const { format, outputFile } = options;
  workspace.write(reportPath(workspace.options, report.bundle.path, file), print('json'));
  if (outputFile !== undefined) workspace.write(outputFile, print(format));
  const text = print(terminalFormat(options), TEXT_WIDTH);
  return { success: report.outcome === 'clean', text };
}

/** The format for the terminal. With `outputFile`, the file gets the chosen format and the terminal gets `pretty`. */
export function terminalFormat({ format, outputFile }: CheckedReportOptions): Format {
  return outputFile === undefined ? format : 'pretty';
}

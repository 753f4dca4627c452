import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildRunSummary,
  printSummaryJson,
  printSummaryMarkdown,
  printSummaryTable,
  type DiffReport,
  type ValidationReport,
} from 'pacto-contract';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { reportPath } from './build-targets';
import type { NormalizedOptions } from './options';

/** The parts of what Nx tells after a run that we need; its devkit does not export the types. */
export interface RunContext {
  readonly workspaceRoot: string;
  readonly taskResults: Readonly<Record<string, TaskResult>>;
}

export interface TaskResult {
  readonly status: string;
  readonly task: {
    readonly target: { readonly project: string };
    readonly projectRoot?: string;
    /** POSIX, relative to the workspace root. */
    readonly outputs: readonly string[];
  };
}

type Report = ValidationReport | DiffReport;

/** Beside `summary.json` in the reports directory, after every run that had tasks of ours. */
export const SUMMARY_FILE = 'summary.md';

const REPORT_FILES = ['validate.json', 'diff.json'];

/** Writes the summary beside the reports. Answers with a table for the terminal, or `''` when there is nothing to sum up. */
export function summarizeRun(context: RunContext, options: NormalizedOptions): string {
  const reports = readRunReports(context, options);
  if (reports.length === 0) return '';
  const summary = buildRunSummary(reports);
  const write = (file: string, text: string): void =>
    writeFileAtomically(join(context.workspaceRoot, options.reportsDirectory, file), text);
  write('summary.json', printSummaryJson(summary));
  write(SUMMARY_FILE, printSummaryMarkdown(summary));
  if (reports.length === 1) return '';
  const { columns, isTTY } = process.stdout;
  return printSummaryTable(summary, { color: isTTY, width: columns });
}

/** The reports of a run's tasks, those that the cache restored included; tasks of other plugins have none. */
function readRunReports(
  { workspaceRoot, taskResults }: RunContext,
  options: NormalizedOptions,
): Report[] {
  return Object.values(taskResults).flatMap(({ task, status }) => {
    const root = task.projectRoot;
    if (root === undefined || status === 'skipped' || status === 'stopped') return [];
    const paths = REPORT_FILES.map((file) => reportPath(options, root, file));
    const path = paths.find((candidate) => task.outputs.includes(candidate));
    if (path === undefined) return [];
    const report = readReport(join(workspaceRoot, path));
    // A task that died before it could write leaves the report of an earlier run.
    if (report && !(status === 'failure' && report.outcome === 'clean')) return [report];
    const identity = report?.bundle ?? { name: task.target.project, path: root };
    return [{ schemaVersion: 1, bundle: identity, outcome: 'failed', environments: [] }];
  });
}

function readReport(path: string): Report | undefined {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
    return report.schemaVersion === 1 ? report : undefined;
  } catch {
    return undefined;
  }
}

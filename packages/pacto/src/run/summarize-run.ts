// The result of a run, from the reports of its tasks: the files beside the reports, and the table
// for the terminal.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildRunSummary,
  createUserSearch,
  failedDiff,
  failedRender,
  failedValidation,
  findHits,
  hasBreakingChanges,
  printHits,
  printReports,
  printReviews,
  printServicesBehind,
  printSummaryJson,
  printSummaryTable,
  printWarnings,
  REPORT_SCHEMA_VERSION,
  type Hit,
  type Report,
  type TaskProblem,
} from 'pacto-contract/reports';
import type { ProjectGraph } from '@nx/devkit';
import { type ServiceBehind } from 'pacto-contract/graph';
import type { Terminal } from '../nx/terminal';
import { escapeGlob } from '../nx/glob-pattern';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { reportPath } from '../graph/build-targets';
import { metadataOf } from '../graph/read-graph';
import type { NormalizedOptions, RunReport } from '../options';
import { findUnreadOfCached, type ValidatedFolder } from './find-unread-of-cached';
import { printPublished, publishedAsMarkdown } from './print-published';
import { NONE_REMOVED, type RemovedUnits } from './removed-units';
import type { RunContext } from './run-context';
import { readNote } from './run-notes';

interface Run {
  readonly reports: readonly Report[];
  /**
   * Bundles of the run that pin an older major version of a policy than the workspace has. Absent if
   * this is unknown.
   */
  readonly behind?: readonly ServiceBehind[];
  /** The bundles that use a breaking change of this run. */
  readonly hits: readonly Hit[];
  /** The text of removed units, which have no tasks. */
  readonly removedText: string;
  /** The text of the tasks that publish, which have no reports. */
  readonly published: string;
  /** Sentences about files that no task reads. A batch prints those of the bundles that it validates. */
  readonly unread: readonly string[];
}

interface RunSources {
  /** The reports to read: all by default. */
  readonly files?: readonly ReportFile[];
  /** The graph of the run. It is asked for only when a report has a breaking change. */
  readonly readGraph: () => Promise<Pick<ProjectGraph, 'nodes'> | undefined>;
  /** The results of units that the change removes. */
  readonly removed?: RemovedUnits;
}

export const REPORT_FILES = ['validate.json', 'diff.json', 'render.json'] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

/** Beside `summary.json` in the reports directory, after every run that had tasks of this plugin. */
export const SUMMARY_FILE = 'summary.md';

/** Each is one file for all reports of the run, for tools that read only one file. */
const RUN_REPORT_FILES: Record<RunReport, string> = {
  sarif: 'summary.sarif',
  junit: 'summary.junit.xml',
};

/** The reports of a run's tasks, those that the cache restored included; tasks of other plugins have none. */
export async function readRun(
  { workspaceRoot, taskResults }: RunContext,
  options: NormalizedOptions,
  { files = REPORT_FILES, readGraph, removed = NONE_REMOVED }: RunSources,
): Promise<Run> {
  const projects = new Map<string, string>();
  const validated: ValidatedFolder[] = [];
  const ofTasks = Object.values(taskResults).flatMap(({ task, status }): Report[] => {
    const root = task.projectRoot;
    if (root === undefined || status === 'skipped' || status === 'stopped') return [];
    const file = files.find((name) =>
      task.outputs.includes(escapeGlob(reportPath(options, root, name))),
    );
    if (file === undefined) return [];
    const { project } = task.target;
    projects.set(root, project);
    if (file === 'validate.json') validated.push({ root, isCached: status.includes('cache') });
    const report = readReport(join(workspaceRoot, reportPath(options, root, file)));
    // If a task ended before it could write, the file is the report of an earlier run.
    const found =
      report && !(status === 'failure' && report.outcome === 'clean')
        ? report
        : reportMissing(file, report?.bundle ?? { name: project, path: root });
    return [nameProject(found, project)];
  });
  const reports = [...ofTasks, ...removed.reports];
  const removedText = removed.text;
  const published = printPublished(taskResults, options);
  if (reports.length === 0) return { reports, hits: [], removedText, published, unread: [] };
  const behind = readNote(workspaceRoot, 'behind');
  return {
    reports,
    behind: behind?.flatMap((entry) => {
      const project = projects.get(entry.path);
      if (project === undefined) return [];
      return [project === entry.service ? entry : { ...entry, project }];
    }),
    hits: hasBreakingChanges(reports) ? readHits(reports, options, await readGraph()) : [],
    removedText,
    published,
    unread: findUnreadOfCached(workspaceRoot, validated),
  };
}

/** The tables name bundles as `nx run` does. */
function nameProject(report: Report, project: string): Report {
  const { bundle } = report;
  return bundle.name === project ? report : { ...report, bundle: { ...bundle, project } };
}

/**
 * Reads them from the graph and not from a cached report, because the report of a bundle does not
 * change when another bundle starts to use it.
 */
function readHits(
  reports: readonly Report[],
  { registries }: NormalizedOptions,
  graph: Pick<ProjectGraph, 'nodes'> | undefined,
): Hit[] {
  if (!graph) return [];
  const bundles = Object.values(graph.nodes).flatMap((node) => {
    const pacto = metadataOf(node);
    return pacto ? [{ ...pacto, root: node.data.root, project: node.name }] : [];
  });
  return findHits(reports, createUserSearch(bundles, registries));
}

const NO_REPORT: TaskProblem = {
  code: 'REPORT_MISSING',
  message: 'This run has no readable report of the task.',
  hint: 'Read what the task printed, and run it again.',
};

/** A report in place of the one that a task should have written. */
function reportMissing(file: ReportFile, bundle: Report['bundle']): Report {
  switch (file) {
    case 'validate.json':
      return failedValidation(bundle, NO_REPORT);
    case 'render.json':
      return failedRender(bundle, NO_REPORT);
    case 'diff.json':
      return failedDiff({ bundle, base: { kind: 'git', ref: 'the base' }, head: {} }, NO_REPORT);
  }
}

/** Writes the summary, and what else the options ask for, beside the reports. */
export function writeRun(
  { reports, ...facts }: Run,
  workspaceRoot: string,
  { reportsDirectory, runReports }: NormalizedOptions,
): void {
  const write = (file: string, text: string): void =>
    writeFileAtomically(join(workspaceRoot, reportsDirectory, file), text);
  const sections = [
    ...(reports.length === 0 ? [] : [printReports(reports, 'markdown', facts)]),
    ...(facts.published === '' ? [] : [publishedAsMarkdown(facts.published)]),
  ];
  if (sections.length > 0) write(SUMMARY_FILE, sections.join('\n'));
  if (reports.length === 0) return;
  write('summary.json', printSummaryJson(buildRunSummary(reports, facts)));
  for (const format of runReports) write(RUN_REPORT_FILES[format], printReports(reports, format));
}

/** Where the text of a run is shown. */
export interface RunOutput {
  readonly terminal: Terminal;
  /** Whether Nx hides the output of successful tasks. The text then also has their reviews of what is deployed, and what was published. */
  readonly hidesOutput: boolean;
}

/**
 * The text for the terminal: tables for several bundles; for one bundle, only what its own output
 * could not say.
 */
export function printRun(
  { reports, ...facts }: Run,
  { reportsDirectory }: NormalizedOptions,
  { terminal, hidesOutput }: RunOutput,
): string {
  const reviews = hidesOutput ? printReviews(reports, terminal) : '';
  const published = hidesOutput ? facts.published : '';
  const unread = facts.unread.map((sentence) => `${sentence}\n`).join('');
  if (reports.length <= 1) {
    const parts = [
      facts.removedText,
      reviews,
      printServicesBehind(facts.behind ?? [], terminal),
      printHits(facts.hits, terminal),
      unread,
      published,
    ];
    return parts.filter((part) => part !== '').join('\n');
  }
  const parts = [
    printSummaryTable(buildRunSummary(reports, facts), terminal),
    printWarnings(reports, terminal),
    unread,
    facts.removedText,
    reviews,
  ];
  const text = parts.flatMap((part) => (part === '' ? [] : [`${part}\n`])).join('');
  const end = published === '' ? '' : `\n${published}`;
  return `${text}Also in ${reportsDirectory}/${SUMMARY_FILE}\n${end}`;
}

function readReport(path: string): Report | undefined {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
    return report.schemaVersion === REPORT_SCHEMA_VERSION ? report : undefined;
  } catch {
    return undefined;
  }
}

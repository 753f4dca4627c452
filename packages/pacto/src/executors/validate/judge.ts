// One judge serves all tasks of a process: it shares what can be shared and gives each task a reader
// of its own, which refuses whatever is no input of that task.
import { realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  createDiskFiles,
  createSession,
  guardFiles,
  printValidation,
  validateBundle,
  type ValidationReport,
} from 'pacto-contract';
import { joinPath, createWorkspaceIndex, type ResolvedBundle } from 'pacto-contract/graph';
import { readIgnoredFiles } from '../../nx/ignored-files';
import { findPluginEntry } from '../../nx/install-name';
import { posixPath } from '../../nx/posix-path';
import { readTaskInputs, type TaskInputs } from '../../nx/task-inputs';
import { writeFileAtomically } from '../../nx/write-file-atomically';
import type { PactoMetadata } from '../../plugin/build-project';
import { reportPath } from '../../plugin/build-targets';
import { normalizeOptions } from '../../plugin/options';
import { listValuesFiles } from '../../plugin/read-summaries';
import { SUMMARY_FILE } from '../../plugin/summarize-run';
import { readTaskOptions } from './read-options';
import { resolveValuesFile } from './resolve-values-file';
import type { ValidateOptions } from './schema';

export interface JudgedTask {
  readonly success: boolean;
  /** What the terminal gets; it ends with a line end. */
  readonly text: string;
}

export interface Judge {
  /** Never throws: what keeps it from judging, a defect of ours included, fails this task alone. */
  judge(task: TaskTarget, options: ValidateOptions): JudgedTask;
  /** What is worth saying once, however many tasks there are. */
  readonly notices: readonly string[];
  /** Where the plugin sums the run up when it is over. */
  readonly summaryFile: string;
}

export interface TaskTarget {
  readonly project: string;
  readonly target: string;
}

type JudgeContext = Pick<ExecutorContext, 'root' | 'projectGraph' | 'nxJsonConfiguration'>;

export function createJudge(context: JudgeContext, tasks: readonly TaskTarget[]): Judge {
  const { root: workspaceRoot, projectGraph, nxJsonConfiguration: nxJson = {} } = context;
  const options = normalizeOptions(findPluginEntry(workspaceRoot, nxJson.plugins)?.options);
  const bundles = bundlesOf(projectGraph);
  const index = createWorkspaceIndex([...bundles.values()], options);
  const session = createSession();
  const projectRoots = new Set(Object.values(projectGraph.nodes).map(({ data }) => data.root));
  const inputs = new Map<string, TaskInputs>();
  const inputsOf = (task: TaskTarget): TaskInputs => {
    const key = `${task.project}:${task.target}`;
    if (!inputs.has(key)) {
      inputs.set(
        key,
        readTaskInputs(task, projectGraph, nxJson, (folder) => projectRoots.has(folder)),
      );
    }
    return inputs.get(key)!;
  };
  const isIgnored = readIgnoredFiles(
    workspaceRoot,
    candidatePaths(workspaceRoot, tasks, projectGraph, inputsOf),
  );

  const judgeBundle = (task: TaskTarget, given: ValidateOptions): JudgedTask => {
    const bundle = bundles.get(task.project);
    if (!bundle) {
      return failure(
        `The project \`${task.project}\` holds no contract that the plugin knows of. List the plugin under \`plugins\` in \`nx.json\`.`,
      );
    }
    const reportFile = reportPath(options, bundle.root, 'validate.json');
    const write = (path: string, text: string): void =>
      writeFileAtomically(join(workspaceRoot, path), text);
    const fail = (message: string): JudgedTask => {
      write(reportFile, printValidation(failedReport(bundle), 'json'));
      return failure(message);
    };
    try {
      const asked = readTaskOptions({ ...given });
      if ('problem' in asked) return fail(asked.problem);
      const taskInputs = inputsOf(task);
      const values: string[] = [];
      for (const text of asked.values) {
        const file = resolveValuesFile(text, bundle.root, workspaceRoot, taskInputs.file);
        if ('problem' in file) return fail(file.problem);
        values.push(file.path);
      }
      const files = guardFiles(
        createDiskFiles(
          workspaceRoot,
          (path) => isIgnored(path) || isForeignLink(workspaceRoot, path, taskInputs),
        ),
        taskInputs,
      );
      const { report, excerptOf } = validateBundle(
        session,
        { files, index },
        {
          root: bundle.root,
          environment: asked.environment,
          values,
          sets: asked.sets,
          failOnWarnings: asked.failOnWarnings,
        },
      );
      const { format, outputFile } = asked;
      write(reportFile, printValidation(report, 'json'));
      if (outputFile !== undefined) {
        write(outputFile, printValidation(report, format, { excerptOf }));
      }
      return {
        success: report.outcome === 'clean',
        text: printValidation(report, outputFile === undefined ? format : 'pretty', { excerptOf }),
      };
    } catch (error) {
      return fail(describeDefect(bundle, error));
    }
  };

  return {
    notices: noticesOf(options.registries),
    summaryFile: `${options.reportsDirectory}/${SUMMARY_FILE}`,
    judge(task, given) {
      try {
        return judgeBundle(task, given);
      } catch (error) {
        return failure(`The report could not be written. ${(error as Error).message}`);
      }
    },
  };
}

/** The bundles as the graph saw them, by project name: what they are called is in the hash of every task. */
function bundlesOf(graph: JudgeContext['projectGraph']): Map<string, ResolvedBundle> {
  const bundles = new Map<string, ResolvedBundle>();
  for (const [project, { data }] of Object.entries(graph.nodes)) {
    const pacto = (data.metadata as { pacto?: PactoMetadata } | undefined)?.pacto;
    if (!pacto) continue;
    const { name, version, kind } = pacto;
    bundles.set(project, { root: data.root, name, version, kind });
  }
  return bundles;
}

function candidatePaths(
  workspaceRoot: string,
  tasks: readonly TaskTarget[],
  graph: JudgeContext['projectGraph'],
  inputsOf: (task: TaskTarget) => TaskInputs,
): string[] {
  const paths = new Set<string>();
  for (const task of tasks) {
    const root = graph.nodes[task.project]!.data.root;
    for (const path of inputsOf(task).files) paths.add(path);
    for (const path of listValuesFiles(workspaceRoot, root)) paths.add(joinPath(root, path)!);
  }
  return [...paths];
}

/** Nx hashes a link, not what it leads to: what it leads to must be an input too. */
function isForeignLink(workspaceRoot: string, path: string, inputs: TaskInputs): boolean {
  try {
    const real = realpathSync.native(join(workspaceRoot, path));
    const realPath = posixPath(relative(realpathSync.native(workspaceRoot), real));
    return realPath !== path && statSync(real).isFile() && !inputs.file(realPath);
  } catch {
    return false;
  }
}

function failedReport({ name, version, root }: ResolvedBundle): ValidationReport {
  return {
    schemaVersion: 1,
    bundle: { name, version, path: root },
    outcome: 'failed',
    environments: [],
  };
}

function failure(message: string): JudgedTask {
  return { success: false, text: `${message}\n` };
}

function describeDefect({ root }: ResolvedBundle, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = process.env.NX_VERBOSE_LOGGING === 'true' ? `\n${stack}` : '';
  return `The contract in \`${root}\` could not be judged. ${message} This is a defect of the plugin: please report it.${details}`;
}

function noticesOf(registries: readonly string[]): string[] {
  if (registries.length > 0) return [];
  return [
    'The option `registry` of the Pacto plugin is not set in `nx.json`: no `oci://` reference is answered by this workspace.',
  ];
}

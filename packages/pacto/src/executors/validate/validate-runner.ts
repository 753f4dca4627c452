// Validates the bundle of a task and delivers the report.
import type { ExecutorContext } from '@nx/devkit';
import {
  createSession,
  printValidation,
  validateBundle,
  type Session,
} from 'pacto-contract/validator';
import { failedValidation, type ExcerptOf, type ValidationReport } from 'pacto-contract/reports';
import { SUMMARY_FILE } from '../../run/summarize-run';
import {
  describeDefect,
  failure,
  type TaskRunner,
  type TaskOutcome,
  type TaskTarget,
} from '../../tasks/task-runner';
import { deliverReport, identityOf, terminalFormat } from '../../tasks/deliver-report';
import { runOnBundles, type BundleTask } from '../../tasks/bundle-task';
import { checkOptions } from '../../tasks/check-options';
import type { OpenWorkspace } from '../../tasks/open-workspace';
import type { OptionProblem } from '../../tasks/options/read-option';
import { deployedIn } from './deployed-in';
import type { CheckedReportOptions } from '../../tasks/options/read-report-options';
import { readValidateOptions, type CheckedValidateOptions } from './read-validate-options';
import { findWorkspaceNotices } from '../../tasks/workspace-notices';
import { findUnlistedComponents } from '../../tasks/find-unlisted-components';
import { findMisspeltEnvironments } from './misspelt-environments';
import { resolveValuesFile } from './resolve-values-file';
import type { ValidateOptions } from './schema';

interface Run {
  readonly workspaceRoot: string;
  readonly workspace: OpenWorkspace;
  readonly nodes: ExecutorContext['projectGraph']['nodes'];
  readonly session: Session;
}

export function createValidateRunner(
  context: ExecutorContext,
  workspace: OpenWorkspace,
): TaskRunner<ValidateOptions> {
  const run: Run = {
    workspaceRoot: context.root,
    workspace,
    nodes: context.projectGraph.nodes,
    session: createSession(),
  };
  return {
    notices: [
      ...noticesOf(workspace.options.registries),
      ...findWorkspaceNotices({
        root: context.root,
        bundles: workspace.index.bundles,
        asked: workspace.asked,
        entries: workspace.entries,
      }),
      ...unlistedComponents(workspace),
      ...findMisspeltEnvironments(workspace.options, context.projectGraph.nodes),
    ],
    reportFile: 'validate.json',
    run: runOnBundles(workspace, (bundleTask) => {
      try {
        return validateTask(run, bundleTask);
      } catch (error) {
        return failure(`The report could not be written. ${(error as Error).message}`);
      }
    }),
  };
}

/** Throws only where a report cannot be written. */
function validateTask(run: Run, bundleTask: BundleTask): TaskOutcome {
  const { workspace } = run;
  const { bundle } = bundleTask;
  const fail = (code: string, message: string): TaskOutcome => {
    deliver(workspace, failedValidation(identityOf(bundle), { code, message }));
    return failure(message);
  };
  try {
    const options = checkOptions(workspace, bundleTask, readValidateOptions);
    if ('problem' in options) return fail('OPTION_INVALID', options.problem);
    const outcome = validateWith(run, bundleTask, options);
    return 'problem' in outcome ? fail('OPTION_INVALID', outcome.problem) : outcome;
  } catch (error) {
    return fail('NOT_VALIDATED', describeDefect(bundle.root, error));
  }
}

/** The outcome, or the problem of a values file that the options name. */
function validateWith(
  { workspaceRoot, workspace, nodes, session }: Run,
  { task, bundle }: BundleTask,
  options: CheckedValidateOptions,
): TaskOutcome | OptionProblem {
  const values: string[] = [];
  for (const text of options.values) {
    const isInput = workspace.inputsOf(task).file;
    const file = resolveValuesFile(text, bundle.root, workspaceRoot, isInput);
    if ('problem' in file) return file;
    values.push(file.path);
  }
  const { report, excerptOf } = validateBundle(
    session,
    {
      files: workspace.filesOf(task),
      index: workspace.index,
      lockAt: workspace.lockAt,
      requireLock: workspace.options.requireLock,
      deploymentConfiguration: workspace.options.render.deploymentConfiguration,
      ...deployedIn(workspace.options, nodes[task.project]?.data.targets?.[task.target]),
    },
    {
      root: bundle.root,
      environment: options.environment,
      values,
      sets: options.sets,
      failOnWarnings: options.failOnWarnings,
    },
  );
  const { success, text } = deliver(workspace, report, options, excerptOf);
  const isPretty = terminalFormat(options) === 'pretty';
  return { success, text: success && isPretty ? text + summaryHint(task, workspace) : text };
}

function deliver(
  workspace: OpenWorkspace,
  report: ValidationReport,
  options: CheckedReportOptions = { format: 'pretty' },
  excerptOf?: ExcerptOf,
): TaskOutcome {
  return deliverReport(workspace, {
    report,
    file: 'validate.json',
    options,
    print: (format, width) => printValidation(report, format, { excerptOf, width }),
  });
}

/**
 * Part of the task's output, which Nx shows again from the cache. It must not depend on other bundles,
 * so it does not say how many versions the bundle is behind the newest one.
 */
function summaryHint({ project }: TaskTarget, { options, pinsPolicies }: OpenWorkspace): string {
  if (!pinsPolicies(project)) return '';
  return `${options.reportsDirectory}/${SUMMARY_FILE} shows whether its policies have newer major versions in this workspace.\n`;
}

/** Without a registry no `oci://` reference refers to a bundle here, so no root seems to list any. */
function unlistedComponents({ options, index }: OpenWorkspace): string[] {
  return options.registries.length > 0 ? findUnlistedComponents(index.bundles) : [];
}

function noticesOf(registries: readonly string[]): string[] {
  if (registries.length > 0) return [];
  return [
    'The option `registry` of the Pacto plugin is not set in `nx.json`, so no `oci://` reference refers to a contract of this workspace. Set it to the place where you publish.',
  ];
}

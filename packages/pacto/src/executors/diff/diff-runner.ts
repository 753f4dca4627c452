// Runs the diff of a task: opens both sides, compares them and delivers the report.
import type { ExecutorContext } from '@nx/devkit';
import {
  createSession,
  diffBundle,
  printDiff,
  type DiffRequest,
  type ReportOptions,
  type Session,
} from 'pacto-contract/differ';
import { failedDiff, type DiffReport, type TaskProblem } from 'pacto-contract/reports';
import type { Base } from '../../base/base';
import type { BaseProblem } from '../../base/base-source';
import { isInRegistry, type AskedBase } from '../../base/choose-base';
import type { BaseOpener } from '../../base/open-asked-base';
import {
  describeDefect,
  failure,
  type TaskRunner,
  type TaskOutcome,
} from '../../tasks/task-runner';
import { deliverReport, identityOf } from '../../tasks/deliver-report';
import { runOnBundles, type BundleTask } from '../../tasks/bundle-task';
import { checkOptions } from '../../tasks/check-options';
import type { OpenWorkspace } from '../../tasks/open-workspace';
import type { CheckedReportOptions } from '../../tasks/options/read-report-options';
import { askedBase } from './asked-base';
import { readDiffOptions, type CheckedDiffOptions } from './read-diff-options';
import type { DiffOptions } from './schema';

interface Run {
  readonly workspace: OpenWorkspace;
  readonly session: Session;
  readonly bases: BaseOpener;
}

export function createDiffRunner(
  context: ExecutorContext,
  workspace: OpenWorkspace,
  bases: BaseOpener,
): TaskRunner<DiffOptions> {
  const run: Run = { workspace, session: createSession(), bases };
  return {
    notices: [],
    reportFile: 'diff.json',
    run: runOnBundles(workspace, async (bundleTask) => {
      const asked = askedBase(bundleTask.given, context);
      try {
        return await compareBundle(run, { ...bundleTask, asked });
      } catch (error) {
        return failure(`The report could not be written. ${(error as Error).message}`);
      }
    }),
    close: () => bases.close(),
  };
}

type BaseKind = DiffReport['base']['kind'];

interface DiffTask extends BundleTask {
  readonly asked: AskedBase;
}

/** Throws only where a report cannot be written. */
async function compareBundle(run: Run, diffTask: DiffTask): Promise<TaskOutcome> {
  const { bundle, asked } = diffTask;
  let kind: BaseKind = isInRegistry(asked) ? 'oci' : 'git';
  const fail = (problem: TaskProblem, options?: CheckedDiffOptions): TaskOutcome => {
    const base = { kind, ref: asked.text };
    const head = { version: bundle.version };
    return deliver(run, failedDiff({ bundle: identityOf(bundle), base, head }, problem), options);
  };
  const refuse = (message: string): TaskOutcome => {
    fail({ code: 'OPTION_INVALID', message });
    // Each task of a run prints this, so it is only one sentence.
    return failure(message);
  };
  const options = checkOptions(run.workspace, diffTask, readDiffOptions);
  if ('problem' in options) return refuse(options.problem);
  let compared: DiffReport | TaskProblem;
  let excerptOf: ReportOptions['excerptOf'];
  try {
    const base = await run.bases.open(asked);
    kind = base.kind ?? kind;
    if ('problem' in base) return fail(unavailable(base), options);
    const request = await buildRequest(run, diffTask, base, options);
    if ('message' in request) return fail(request, options);
    ({ report: compared, excerptOf } = diffBundle(run.session, request));
  } catch (error) {
    return fail({ code: 'NOT_COMPARED', message: describeDefect(bundle.root, error) }, options);
  }
  return deliver(run, compared, options, excerptOf);
}

async function buildRequest(
  { workspace }: Run,
  { task, bundle }: BundleTask,
  base: Base,
  { failOn }: CheckedDiffOptions,
): Promise<DiffRequest | TaskProblem> {
  const root = await base.find(bundle, workspace.index);
  if (typeof root === 'object') return unavailable(root);
  const side = root === undefined ? undefined : await base.sideFor(root);
  if (side && 'problem' in side) return unavailable(side);
  const { index } = workspace;
  return {
    head: { files: workspace.filesOf(task), index, root: bundle.root },
    base: {
      kind: base.kind,
      ref: base.nameFor(root),
      ...(side && { side }),
    },
    failOn,
  };
}

function deliver(
  { workspace }: Run,
  report: DiffReport,
  options: CheckedReportOptions = { format: 'pretty' },
  excerptOf?: ReportOptions['excerptOf'],
): TaskOutcome {
  return deliverReport(workspace, {
    report,
    file: 'diff.json',
    options,
    print: (format, width) => printDiff(report, format, { excerptOf, width }),
  });
}

function unavailable({ problem, hint }: BaseProblem): TaskProblem {
  return { code: 'BASE_UNAVAILABLE', message: problem, hint };
}

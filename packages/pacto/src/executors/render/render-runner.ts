// Renders the unit of a task, and reviews it where a base was given.
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  createSession,
  printRender,
  renderUnit,
  reviewUnit,
  type OptionsPlace,
  type RenderedUnit,
  type ReportOptions,
  type Session,
} from 'pacto-contract/renderer';
import { remember } from 'pacto-contract/graph';
import { failedRender, type RenderReport, type TaskProblem } from 'pacto-contract/reports';
import type { BaseUnits } from '../../base/base';
import type { BaseProblem } from '../../base/base-source';
import type { AskedBase } from '../../base/choose-base';
import type { BaseOpener } from '../../base/open-asked-base';
import { reportPath } from '../../graph/build-targets';
import { deliverReport, identityOf, terminalFormat } from '../../tasks/deliver-report';
import { runOnBundles, type BundleTask } from '../../tasks/bundle-task';
import { checkOptions } from '../../tasks/check-options';
import type { OpenWorkspace } from '../../tasks/open-workspace';
import type { CheckedReportOptions } from '../../tasks/options/read-report-options';
import {
  describeDefect,
  failure,
  type TaskOutcome,
  type TaskRunner,
} from '../../tasks/task-runner';
import { askedReviewBase, openReviewBase } from './asked-review-base';
import { locateOptions } from './locate-options';
import { readRenderOptions, type CheckedRenderOptions } from './read-render-options';
import type { RenderOptions } from './schema';
import { findUnknownEnvironments } from './unknown-environments';
import { findFolderProblem, writeOutputs } from './write-outputs';

interface Run {
  readonly workspaceRoot: string;
  readonly workspace: OpenWorkspace;
  readonly session: Session;
  readonly bases: BaseOpener;
  /** Takes the text of `nx.json` in the base; without one, it reads the file in the workspace. */
  readonly optionsIn: (nxJson: string | undefined) => OptionsPlace | undefined;
}

export function createRenderRunner(
  context: ExecutorContext,
  workspace: OpenWorkspace,
  bases: BaseOpener,
): TaskRunner<RenderOptions> {
  const session = createSession({ positions: 'kept' });
  const run: Run = {
    workspaceRoot: context.root,
    workspace,
    session,
    bases,
    optionsIn: remember((nxJson: string | undefined) =>
      locateOptions(context.root, session, nxJson),
    ),
  };
  return {
    notices: findUnknownEnvironments(workspace.options, context.projectGraph.nodes),
    reportFile: 'render.json',
    run: runOnBundles(workspace, async (bundleTask) => {
      const asked = askedReviewBase(bundleTask.given, process.env);
      try {
        return await renderTask(run, { ...bundleTask, asked });
      } catch (error) {
        return failure(`The files could not be written. ${(error as Error).message}`);
      }
    }),
    close: () => bases.close(),
  };
}

interface UnitTask extends BundleTask {
  readonly asked: AskedBase | undefined;
}

/** Throws only if a file cannot be written. */
async function renderTask(run: Run, unitTask: UnitTask): Promise<TaskOutcome> {
  const { workspace, workspaceRoot } = run;
  const { bundle } = unitTask;
  const fail = (problem: TaskProblem, options?: CheckedRenderOptions): TaskOutcome =>
    deliver(run, failedRender(identityOf(bundle), problem), options);
  const refuse = (message: string): TaskOutcome => {
    fail({ code: 'OPTION_INVALID', message });
    return failure(message);
  };
  const options = checkOptions(workspace, unitTask, readRenderOptions);
  if ('problem' in options) return refuse(options.problem);
  const { reportsDirectory } = workspace.options;
  const folder = options.outputFolder ?? reportPath(workspace.options, bundle.root, 'render');
  const taken = findFolderProblem(workspaceRoot, folder, reportsDirectory);
  if (taken !== undefined) return refuse(taken);
  let rendered: { unit?: RenderedUnit; report: RenderReport };
  try {
    rendered = await renderBoth(run, unitTask, options);
  } catch (error) {
    return fail({ code: 'NOT_RENDERED', message: describeDefect(bundle.root, error) }, options);
  }
  const { unit, report } = rendered;
  if (unit) writeOutputs(join(workspaceRoot, folder), textsOf(unit, options));
  const { success, text } = deliver(run, report, options, unit?.excerptOf);
  return { success, text: text + noteOn(options, unitTask) };
}

/**
 * Without a base, `failOn` looks like a check that passed. Only `pretty` says so, because programs
 * read the other formats.
 */
function noteOn(options: CheckedRenderOptions, { asked }: UnitTask): string {
  const isPretty = terminalFormat(options) === 'pretty';
  return asked === undefined && options.failOn !== 'none' && isPretty ? NOTHING_COMPARED : '';
}

const NOTHING_COMPARED =
  'Without a base nothing is compared, so `failOn` has no effect. Give one:\n`--base=main`.\n';

/**
 * With a configuration, the folder holds only the files of its environment. So the files get no folder
 * of an environment.
 */
function textsOf({ texts }: RenderedUnit, { environment }: CheckedRenderOptions) {
  if (environment === undefined) return texts;
  return texts.map(({ path, text }) => ({ path: path.slice(path.indexOf('/') + 1), text }));
}

async function renderBoth(
  { workspace, session, bases, optionsIn }: Run,
  { task, bundle, asked }: UnitTask,
  { environment, failOn, platformSets }: CheckedRenderOptions,
): Promise<{ unit?: RenderedUnit; report: RenderReport }> {
  const { options, index } = workspace;
  const head = renderUnit(
    session,
    {
      files: workspace.filesOf(task),
      index,
      lockAt: workspace.lockAt,
      requireLock: options.requireLock,
    },
    {
      root: bundle.root,
      environments: options.environments,
      environment,
      settings: options.render,
      platformSets,
      optionsAt: () => optionsIn(undefined),
    },
  );
  if (!asked) return { unit: head, report: head.report };
  const base = await openReviewBase(bases, asked);
  const fail = ({ problem: message, hint }: BaseProblem) => ({
    unit: head,
    report: failedRender(identityOf(bundle), { code: 'BASE_UNAVAILABLE', message, hint }),
  });
  if ('problem' in base) return fail(base);
  const root = await base.find(bundle, index);
  if (typeof root === 'object') return fail(root);
  const before = await renderBefore({ session, optionsIn }, base.units, root, environment);
  if (before && 'problem' in before) return fail(before);
  const name = { kind: base.kind, ref: base.nameFor(root) };
  return { unit: head, report: reviewUnit(head, before, { base: name, failOn, environment }) };
}

/** Renders the unit of the base with the options of the base. `undefined` if the base does not have the unit. */
async function renderBefore(
  { session, optionsIn }: Pick<Run, 'session' | 'optionsIn'>,
  units: BaseUnits,
  root: string | undefined,
  environment: string | undefined,
): Promise<RenderedUnit | BaseProblem | undefined> {
  if (root === undefined || !units.isUnit(root)) return undefined;
  if ('problem' in units.options) return units.options;
  const { environments, render: settings } = units.options;
  return renderUnit(session, await units.sideFor(root), {
    root,
    environments,
    environment,
    settings,
    purpose: 'compare',
    optionsAt: () => optionsIn(units.nxJson),
  });
}

function deliver(
  { workspace }: Pick<Run, 'workspace'>,
  report: RenderReport,
  options: CheckedReportOptions = { format: 'pretty' },
  excerptOf?: ReportOptions['excerptOf'],
): TaskOutcome {
  return deliverReport(workspace, {
    report,
    file: 'render.json',
    options,
    print: (format, width) => printRender(report, format, { excerptOf, width }),
  });
}

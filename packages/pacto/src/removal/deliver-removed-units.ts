// Renders, reviews and writes what removed units deployed, as their tasks would. It is imported when there is such a
// unit, because the engine takes long to load.
import type { ProjectGraph } from '@nx/devkit';
import {
  createSession,
  deployedChanges,
  isDestroyed,
  printRender,
  renderUnit,
  reviewRemovedUnit,
} from 'pacto-contract/renderer';
import { remember, suggest } from 'pacto-contract/graph';
import { logLine, type RenderReport } from 'pacto-contract/reports';
import { longOptions } from '../nx/command-line';
import type { RenderingOptions } from '../base/base-options';
import type { RemovedUnits } from '../run/removed-units';
import { deliverReport } from '../tasks/deliver-report';
import { othersInWords, sharedOutputProblem } from '../tasks/find-shared-outputs';
import { openWorkspace } from '../tasks/open-workspace';
import { TARGET_OPTIONS } from '../tasks/options/option-names';
import type { GivenOptions } from '../tasks/options/read-option';
import type { ReviewBase } from '../executors/render/asked-review-base';
import { locateOptions } from '../executors/render/locate-options';
import { renderTasksOf, type RemovalRun } from './removal-run';
import type { RemovedProject } from './removed-projects';
import {
  readRenderOptions,
  type CheckedRenderOptions,
} from '../executors/render/read-render-options';

interface Removed {
  readonly base: ReviewBase;
  readonly rendering: RenderingOptions;
  readonly projects: readonly RemovedProject[];
  readonly graph: ProjectGraph;
}

export async function deliverRemovedUnits(
  run: RemovalRun,
  { base, rendering, projects, graph }: Removed,
): Promise<RemovedUnits> {
  const workspace = await openWorkspace(
    { root: run.workspaceRoot, projectGraph: graph, nxJsonConfiguration: run.nxJsonConfiguration },
    [],
  );
  const session = createSession({ positions: 'kept' });
  const optionsPlace = remember((nxJson: string | undefined) =>
    locateOptions(run.workspaceRoot, session, nxJson),
  );
  const misspelt = misspeltOptions(run.argv);
  const { environments, render: settings } = rendering;
  const reviews = projects.map(async (project): Promise<Delivered> => {
    const { bundle, root } = project;
    const options = readRenderOptions({ ...replacePlaceholders(project), ...misspelt });
    const fit = 'problem' in options ? PLAIN : options;
    const side = await base.units.sideFor(root);
    const rendered = renderUnit(session, side, {
      root,
      environments,
      settings,
      purpose: 'compare',
      optionsAt: () => optionsPlace(base.units.nxJson),
    });
    const report = reviewRemovedUnit(rendered, {
      base: { kind: base.kind, ref: base.nameFor(root) },
      failOn: fit.failOn,
      environment: fit.environment,
    });
    const problem =
      'problem' in options
        ? options.problem
        : (sharedOutput(run, project, projects) ?? workspace.outputProblem(bundle, fit.outputFile));
    const { text } = deliverReport(workspace, {
      report,
      file: 'render.json',
      options: problem === undefined ? fit : PLAIN,
      print: (format, width) =>
        printRender(report, format, { ...(width === undefined ? {} : run.terminal) }),
    });
    return { report, text, problem };
  });
  return gather(await Promise.all(reviews), run);
}

interface Delivered {
  readonly report: RenderReport;
  readonly text: string;
  readonly problem: string | undefined;
}

const PLAIN: CheckedRenderOptions = { format: 'pretty', failOn: 'none', platformSets: [] };

/**
 * Nx gives a task each option that Nx does not know itself, and the task refuses what it does not know
 * either. Without a task, this code cannot distinguish options of Nx from unknown ones. So only names
 * that are similar to our options are refused.
 */
function misspeltOptions(argv: readonly string[]): GivenOptions {
  const own = TARGET_OPTIONS.render;
  const names = longOptions(argv).filter(
    (name) => !own.includes(name) && suggest(name, own, MOST_SLIPS) !== undefined,
  );
  return Object.fromEntries(names.map((name) => [name, true]));
}

/** With three, `--outputStyle` of Nx would look like a misspelt `--outputFile`. */
const MOST_SLIPS = 2;

/** Nx does this in the options of tasks. */
function replacePlaceholders({ given, name, root }: RemovedProject): GivenOptions {
  const { outputFile } = given;
  if (typeof outputFile !== 'string') return given;
  const replaced = outputFile
    .replaceAll('{workspaceRoot}/', '')
    .replaceAll('{projectRoot}', root)
    .replaceAll('{projectName}', name);
  return { ...given, outputFile: replaced };
}

function sharedOutput(
  run: RemovalRun,
  project: RemovedProject,
  projects: readonly RemovedProject[],
): string | undefined {
  const { outputFile } = project.given;
  if (typeof outputFile !== 'string' || /\{project(Name|Root)\}/.test(outputFile)) return undefined;
  const same = projects.filter((one) => one !== project && one.given.outputFile === outputFile);
  const others = new Set(project.hasOwnOutput ? [] : renderTasksOf(run));
  for (const { name } of same) others.add(`${name}:${run.options.targetNames.render}`);
  if (others.size === 0) return undefined;
  const clash = `${othersInWords(others)} would write it too`;
  return sharedOutputProblem('outputFile', outputFile, clash);
}

/** Treats the units as Nx treats tasks: the output of a success may be hidden, and a failure fails the run. */
function gather(delivered: readonly Delivered[], { hidesOutput }: RemovalRun): RemovedUnits {
  const failed = delivered.filter(
    ({ report, problem }) => problem !== undefined || report.outcome !== 'clean',
  );
  const shown = delivered.filter(({ report }) => !hidesOutput || report.outcome !== 'clean');
  return {
    reports: delivered.map(({ report }) => report),
    text: shown.map(({ report, text }) => `> ${nameOf(report)} (removed)\n\n${text}`).join('\n'),
    problems: failed.map(
      ({ report, problem }) => `${nameOf(report)}: ${problem ?? reasonOf(report)}`,
    ),
  };
}

function nameOf({ bundle }: RenderReport): string {
  return logLine(bundle.name ?? bundle.path);
}

function reasonOf({ outcome, environments }: RenderReport): string {
  if (outcome === 'failed') {
    return 'The base cannot be rendered, so we cannot determine what this change destroys.';
  }
  const count = deployedChanges(environments).filter(isDestroyed).length;
  return `${count} ${count === 1 ? 'resource' : 'resources'} destroyed, and \`failOn\` is \`destroys\`.`;
}

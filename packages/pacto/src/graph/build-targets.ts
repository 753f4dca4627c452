import type { TargetConfiguration } from '@nx/devkit';
import { joinPath, type BundleSummary, type ContractFacts } from 'pacto-contract/graph';
import { escapeGlob, hasGlobCharacters } from '../nx/glob-pattern';
import type { NormalizedOptions, TargetId } from '../options';
import type { TargetRow, TargetSources } from './target-row';
import { TARGET_ROWS } from './target-rows';

/** Depends only on the summary and the options, so its result needs no cache. */
export function buildTargets(
  summary: BundleSummary,
  sources: TargetSources,
): Record<string, TargetConfiguration> {
  const { targetNames } = sources.options;
  const targets: Record<string, TargetConfiguration> = {};
  for (const [id, row] of Object.entries(TARGET_ROWS) as [TargetId, TargetRow][]) {
    const name = targetNames[id];
    if (name === false || row.isFor?.(sources) === false) continue;
    const { metadata, ...target } = buildTarget(row, summary, sources);
    targets[name] = { ...target, metadata };
    for (const other of row.alsoNamed ?? []) targets[other] = target;
  }
  return targets;
}

function buildTarget(
  row: TargetRow,
  summary: BundleSummary,
  sources: TargetSources,
): TargetConfiguration {
  const { options, install } = sources;
  return {
    executor: `${install.name}:${row.executor}`,
    cache: row.inputs !== undefined,
    ...(row.dependsOn ? { dependsOn: row.dependsOn(options) } : {}),
    ...cacheKeys(row, summary, sources),
    ...folderOptions(row, summary, options),
    ...(row.hasEnvironments ? { configurations: buildConfigurations(row, summary, sources) } : {}),
    metadata: { description: row.description },
  };
}

/** Inputs and outputs matter only for a cached target. */
function cacheKeys(
  row: TargetRow,
  summary: BundleSummary,
  sources: TargetSources,
): Pick<TargetConfiguration, 'inputs' | 'outputs'> {
  if (row.inputs === undefined) return {};
  const { options } = sources;
  const reports = (row.reports ?? []).map((file) => reportOutput(options, summary.root, file));
  return {
    inputs: row.inputs(summary, sources),
    outputs: [...reports, ...folderOutputs(row, summary, options), '{options.outputFile}'],
  };
}

/** Uses `{projectRoot}` if possible, because every process of Nx reads the outputs of every target. */
function reportOutput(options: NormalizedOptions, root: string, file: string): string {
  const path = reportPath(options, root, file);
  return hasGlobCharacters(path)
    ? `{workspaceRoot}/${escapeGlob(path)}`
    : `{workspaceRoot}/${reportPath(options, '{projectRoot}', file)}`;
}

/** Where a task of the bundle at `root` writes a report; POSIX, relative to the workspace root. */
export function reportPath(
  { reportsDirectory }: Pick<NormalizedOptions, 'reportsDirectory'>,
  root: string,
  file: string,
): string {
  return joinPath(reportsDirectory, `${root}/${file}`)!;
}

/** The environments of a bundle: those of the option, then those that only its own override files name. */
function environmentsOf(
  { overrides }: { overrides: readonly { environment?: string; facts?: ContractFacts }[] },
  { environments }: Pick<NormalizedOptions, 'environments'>,
): string[] {
  const own = overrides.flatMap(({ environment }) => environment ?? []).sort();
  return [...new Set([...environments, ...own])];
}

function buildConfigurations(
  row: TargetRow,
  summary: BundleSummary,
  sources: TargetSources,
): Record<string, { environment: string; outputFolder?: string }> {
  const { options } = sources;
  const own = environmentsOf(summary, options);
  const names = new Set([...own, ...(row.otherEnvironments?.(sources) ?? [])]);
  return Object.fromEntries(
    [...names].map((environment) => [
      environment,
      { environment, ...folderOptions(row, summary, options, environment).options },
    ]),
  );
}

/** Where the task writes its files: all environments, or one. */
function folderOptions(
  { outputFolder }: TargetRow,
  { root }: BundleSummary,
  options: NormalizedOptions,
  environment?: string,
): { options?: { outputFolder: string } } {
  if (outputFolder === undefined) return {};
  const folder = reportPath(options, root, outputFolder);
  const own = environment === undefined ? folder : `${folder}/${environment}`;
  return { options: { outputFolder: own } };
}

/** Nx reads outputs as patterns. A folder whose name has such characters is given as it is. */
function folderOutputs(
  { outputFolder }: TargetRow,
  { root }: BundleSummary,
  options: NormalizedOptions,
): string[] {
  if (outputFolder === undefined) return [];
  const folder = reportPath(options, root, outputFolder);
  return hasGlobCharacters(folder)
    ? [`{workspaceRoot}/${escapeGlob(folder)}`]
    : ['{options.outputFolder}'];
}

import type { TargetConfiguration } from '@nx/devkit';
import {
  joinPath,
  type BundleSummary,
  type Closure,
  type ContractFacts,
  type DiffClosure,
} from 'pacto-contract/graph';
import { DOCUMENTS_GLOB, escapeGlob, hasGlobCharacters } from '../nx/glob-pattern';
import type { Install } from '../nx/install-name';
import type { NormalizedOptions } from '../options';
import { OVERRIDES_FOLDER } from './read-summaries';

export interface TargetSources {
  readonly closure: Closure;
  readonly diffClosure: DiffClosure;
  readonly options: NormalizedOptions;
  readonly install: Install;
  /** Whether another project lies below the bundle: `{projectRoot}` leaves its files out. */
  readonly holdsProjects: boolean;
}

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** A file that a pattern of `buildInputs` names for every bundle, relative to the bundle. */
const VALUES_FILE = new RegExp(`^(${OVERRIDES_FOLDER}/)?[^/]+\\.ya?ml$`);

/** A pure function of the summary and the options, so that nothing of it needs to be cached. */
export function buildTargets(
  summary: BundleSummary,
  sources: TargetSources,
): Record<string, TargetConfiguration> {
  const { options, install, closure, diffClosure } = sources;
  const report = (file: string): string =>
    `{workspaceRoot}/${escapeGlob(reportPath(options, summary.root, file))}`;
  const targets: Record<string, TargetConfiguration> = {};
  if (options.validateTargetName !== false) {
    targets[options.validateTargetName] = {
      executor: `${install.name}:validate`,
      cache: true,
      inputs: buildInputs(summary, closure, sources),
      outputs: [report('validate.json'), '{options.outputFile}'],
      configurations: buildConfigurations(summary, options),
      metadata: {
        technologies: ['pacto'],
        description: 'Judges the contract, in every environment.',
      },
    };
  }
  if (options.diffTargetName !== false) {
    targets[options.diffTargetName] = {
      executor: `${install.name}:diff`,
      cache: true,
      // The base is no file of the workspace: the hasher of the executor adds it.
      inputs: buildInputs(summary, diffClosure, sources),
      outputs: [report('diff.json'), '{options.outputFile}'],
      metadata: {
        technologies: ['pacto'],
        description: 'Tells what changed since the base, and whom that breaks.',
      },
    };
  }
  return targets;
}

/** Where a task of the bundle at `root` writes a report; POSIX, relative to the workspace root. */
export function reportPath(
  { reportsDirectory }: Pick<NormalizedOptions, 'reportsDirectory'>,
  root: string,
  file: string,
): string {
  return joinPath(reportsDirectory, `${root}/${file}`)!;
}

/** The environments of a bundle: those of the option, then those that only it has an override file for. */
export function environmentsOf(
  { overrides }: { overrides: readonly { environment?: string; facts?: ContractFacts }[] },
  { environments }: Pick<NormalizedOptions, 'environments'>,
): string[] {
  const own = overrides.flatMap(({ environment }) => environment ?? []).sort();
  return [...new Set([...environments, ...own])];
}

function buildConfigurations(
  summary: BundleSummary,
  options: NormalizedOptions,
): Record<string, { environment: string }> {
  return Object.fromEntries(
    environmentsOf(summary, options).map((environment) => [environment, { environment }]),
  );
}

/** The files of the closure, what `-f` may name, and the plugin itself: whatever a verdict rests on. */
function buildInputs(
  { root }: BundleSummary,
  closure: Closure & Partial<DiffClosure>,
  { install, holdsProjects }: TargetSources,
): Inputs {
  // Files of the project hash faster by `{projectRoot}`, but only where that means all of the folder.
  const isByProject = !holdsProjects && !hasGlobCharacters(root);
  const prefix = root === '.' ? '' : `${root}/`;
  const inBundle = (pattern: string): string =>
    isByProject ? `{projectRoot}/${pattern}` : `{workspaceRoot}/${escapeGlob(prefix)}${pattern}`;
  const input = (path: string): string =>
    path.startsWith(prefix)
      ? inBundle(escapeGlob(path.slice(prefix.length)))
      : `{workspaceRoot}/${escapeGlob(path)}`;

  const below = (folder: string, pattern: string): string =>
    folder === root ? inBundle(pattern) : input(folder) + `/${pattern}`;

  const isOwnValuesFile = (path: string): boolean =>
    path.startsWith(prefix) && VALUES_FILE.test(path.slice(prefix.length));
  return [
    inBundle('*.{yaml,yml}'),
    inBundle(`${OVERRIDES_FOLDER}/*.{yaml,yml}`),
    ...closure.files.filter((path) => !isOwnValuesFile(path)).map(input),
    ...closure.folders.map((folder) => below(folder, '**/*')),
    ...(closure.documentFolders ?? []).map((folder) => below(folder, DOCUMENTS_GLOB)),
    ...pluginInputs(install),
  ];
}

/** Naming external dependencies also keeps Nx from hashing every package of the workspace into every task. */
function pluginInputs(install: Install): Inputs {
  switch (install.kind) {
    case 'package':
      return [{ externalDependencies: [install.name] }];
    case 'source':
      return [`{workspaceRoot}/${escapeGlob(install.path!)}/**/*`, { externalDependencies: [] }];
    case 'linked':
      return [{ externalDependencies: [] }];
  }
}

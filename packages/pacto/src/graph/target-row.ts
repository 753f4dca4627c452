import type { TargetConfiguration } from '@nx/devkit';
import type { BundleSummary, DiffClosure, ResolvedBundle, UnitClosure } from 'pacto-contract/graph';
import type { Install } from '../nx/install-name';
import type { NormalizedOptions } from '../options';

/** The facts about a bundle from which its targets are built. */
export interface TargetSources {
  readonly bundle: ResolvedBundle;
  /** What decides the validation of the contract: the named input of its project. */
  readonly contractInputs: Inputs;
  readonly diffClosure: DiffClosure;
  /** Only of a root: what its render may read. */
  readonly unitClosure?: UnitClosure;
  /** Environments that an override file in a unit of the bundle names, in this bundle or in another. */
  readonly unitEnvironments?: readonly string[];
  readonly options: NormalizedOptions;
  readonly install: Install;
  /** The external node that changes with the plugin. */
  readonly pluginNode: string;
  /** Whether another project is below the bundle: `{projectRoot}` leaves its files out. */
  readonly holdsProjects: boolean;
}

/** One target of a contract. The name comes from the option of the same id. */
export interface TargetRow {
  /** Name in `executors.json`. */
  readonly executor: string;
  readonly description: string;
  /** Whether a bundle has the target. Without it, every bundle has it. */
  readonly isFor?: (sources: TargetSources) => boolean;
  /** Files or folders in the folder of the bundle's reports, which the task writes. */
  readonly reports?: readonly string[];
  /** Without inputs the target is never cached. */
  readonly inputs?: (summary: BundleSummary, sources: TargetSources) => Inputs;
  /** Whether each environment is a configuration. */
  readonly hasEnvironments?: boolean;
  /** Environments in addition to those of the bundle. */
  readonly otherEnvironments?: (sources: TargetSources) => readonly string[];
  /** A folder in that of the bundle's reports, which the task fills; each environment has a folder in it. */
  readonly outputFolder?: string;
  readonly dependsOn?: (options: NormalizedOptions) => TargetConfiguration['dependsOn'];
  /** More names for the same target. No option changes them. */
  readonly alsoNamed?: readonly string[];
}

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

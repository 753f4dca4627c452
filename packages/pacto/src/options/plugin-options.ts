// The options of the plugin: what `nx.json` may hold, and what the rest of the plugin reads.
import type { RenderSettings } from 'pacto-contract/graph';
import type { RenderPluginOptions } from './read-render-settings';
import type { TargetId, TargetNameOption } from './read-target-names';

/** What `nx.json` may hold under `plugins[].options`. */
export interface PactoPluginOptions extends Partial<Record<TargetNameOption, string | false>> {
  /** Where this workspace publishes its bundles, with or without `oci://`. */
  registry?: string | string[];
  /** Environments that every contract gets a configuration for, and that generators scaffold. */
  environments?: string[];
  /** Folder of the reports, relative to the workspace root. */
  reportsDirectory?: string;
  /** Template of project names: `{name}`, `{version}` and `{folder}` are replaced. */
  projectName?: string;
  /** Formats in which all reports of a run are written as one file, beside the summary. */
  runReports?: RunReport[];
  /** The chart that the aliases of a root mean. */
  componentChart?: ComponentChart;
  /** If it is true, every reference to another workspace must be in a `pacto.lock` or name a digest. */
  requireLock?: boolean;
  /** If it is true, no task fetches artifacts. `PACTO_OFFLINE=1` also stops publishing and generators that need a registry. */
  offline?: boolean;
  /** Folder of the artifacts that locks pin, relative to the workspace root. Default: the cache of the user. */
  store?: string;
  /** What `pacto-render` needs to know of clusters, Argo CD and templates. */
  render?: RenderPluginOptions;
}

export const RUN_REPORTS = ['sarif', 'junit'] as const;
export type RunReport = (typeof RUN_REPORTS)[number];

export interface ComponentChart {
  name: string;
  version: string;
  repository?: string;
}

export interface NormalizedOptions {
  readonly registries: readonly string[];
  readonly environments: readonly string[];
  /** `false` for a target that is turned off. */
  readonly targetNames: Readonly<Record<TargetId, string | false>>;
  readonly reportsDirectory: string;
  readonly projectName: string;
  readonly runReports: readonly RunReport[];
  readonly componentChart?: ComponentChart;
  readonly requireLock: boolean;
  readonly offline: boolean;
  /** Relative to the workspace root; absent for the cache of the user. */
  readonly store?: string;
  readonly render: RenderSettings;
}

// Lists the files that can decide the result of a bundle. ARCHITECTURE explains the closure.
import {
  baseName,
  contractPath,
  childPath,
  joinPath,
  LOCK_FILE,
  parentFolder,
  pathInBundle,
  RENDER_FOLDER,
} from '../model/bundle-path';
import {
  CHART_FILES,
  chartFolder,
  likelyChartFolders,
  SUBCHARTS_FOLDER,
  subchartSchema,
} from '../model/chart-path';
import type { BundleSummary, ContractFacts, FactReference } from '../model/summary';
import { bindsItself, chartConfigurations, followConfiguration, followPolicies } from './follow';
import { isArtifactPath } from '../model/artifact-path';
import type { ResolvedBundle, Resolver } from './resolver';

export interface Closure {
  /** Every file that can decide the bundle's verdict, POSIX, relative to the workspace root, sorted; some may not exist. */
  readonly files: readonly string[];
  /**
   * Folders where every file counts: the templates of an infrastructure contract, or the whole
   * bundle if a policy checks its files.
   */
  readonly folders: readonly string[];
  /**
   * Whether every contract of the workspace counts. True if no bundle answers a reference to a
   * registry of this workspace: the message suggests similar names, and any contract may have answered
   * before a change.
   */
  readonly allContracts: boolean;
  /** Folders of the infrastructure contracts that its configurations reference, sorted. */
  readonly infrastructure: readonly string[];
  /**
   * Folders of charts in this workspace: the schema of each chart directly below `charts/` counts,
   * even a deleted one.
   */
  readonly charts: readonly string[];
}

export interface ClosureSources {
  readonly index: Resolver;
  /** `undefined` for a folder without a bundle. */
  summaryOf(root: string): BundleSummary | undefined;
  /** Whether the schema at this path checks the files of a bundle (`x-pacto-facts`). */
  checksFiles(path: string): boolean;
  /** Whether the bundle at a root has a lock, which answers what the workspace does not. */
  isLocked?(root: string): boolean;
  /** Names of the folders directly in a folder; without it, no chart has charts below it. */
  foldersIn?(path: string): readonly string[];
  /** The option `render.deploymentConfiguration`. */
  readonly deploymentConfiguration?: string;
}

/** Which files can decide a bundle's verdict. The graph makes them the task's inputs; the task may read no others. */
export function closureOf(summary: BundleSummary, sources: ClosureSources): Closure {
  const walk = new ClosureWalk(summary, sources);
  walk.addOwn();
  return {
    files: [...walk.files].sort(),
    folders: walk.checksOwnFiles ? [summary.root] : [...walk.folders],
    allContracts: walk.hasUnanswered && sources.isLocked?.(summary.root) !== true,
    infrastructure: [...walk.infrastructure].sort(),
    charts: [...walk.charts],
  };
}

interface Target {
  readonly bundle: ResolvedBundle;
  readonly summary?: BundleSummary;
}

class ClosureWalk {
  readonly files = new Set<string>();
  readonly infrastructure = new Set<string>();
  readonly folders = new Set<string>();
  readonly charts = new Set<string>();
  checksOwnFiles = false;
  hasUnanswered = false;
  private readonly followed = new Set<string>();

  constructor(
    private readonly summary: BundleSummary,
    private readonly sources: ClosureSources,
  ) {}

  addOwn(): void {
    const { root, base, overrides } = this.summary;
    const { index } = this.sources;
    this.files.add(contractPath(root));
    if (base.provisioner || overrides.some(({ facts }) => facts.provisioner)) {
      this.folders.add(childPath(root, RENDER_FOLDER));
    }
    this.addPath(LOCK_FILE);
    this.addFacts(base);
    for (const override of overrides) {
      this.addPath(override.path);
      this.addFacts(override.facts);
    }
    for (const twin of base.name === undefined ? [] : index.bundlesNamed(base.name)) {
      if (twin.version === base.version) this.files.add(contractPath(twin.root));
    }
    for (const { chart } of [base, ...overrides.map(({ facts }) => facts)]) {
      if (chart !== undefined) this.addChart(chart);
    }
  }

  private addFacts(facts: ContractFacts): void {
    const { root } = this.summary;
    for (const path of facts.interfaces) this.addPath(path);
    for (const { ref, compatibility } of facts.dependencies) this.answer(ref, root, compatibility);
    for (const entry of facts.configurations) {
      if (entry.schema !== undefined) this.addPath(entry.schema);
      if (entry.ref !== undefined) this.followConfiguration(entry, entry.ref, root);
    }
    for (const entry of facts.policies) {
      if (entry.schema !== undefined) {
        const path = this.addPath(entry.schema);
        if (path !== undefined && this.bindsOwnPolicies()) this.noteFacts(path);
      }
      if (entry.ref !== undefined) this.followPolicy(entry.ref, root);
    }
  }

  /** Whether a schema under `policies[]` is a policy for this bundle itself. */
  private bindsOwnPolicies(): boolean {
    const own = this.sources.index.bundleAt(this.summary.root);
    return own !== undefined && bindsItself(own.kind);
  }

  private addPath(path: string, root = this.summary.root): string | undefined {
    const joined = pathInBundle(root, path);
    if (joined !== undefined) this.files.add(joined);
    return joined;
  }

  /** The bundle that answers a reference; the files that decide the answer are added. */
  private answer(ref: string, from: string, range?: string): ResolvedBundle | undefined {
    const { index } = this.sources;
    for (const file of index.decidingFiles({ ref, from, range })) this.files.add(file);
    const resolution = index.resolve({ ref, from, range });
    if (resolution.status === 'absent') this.hasUnanswered = true;
    return resolution.status === 'found' ? resolution.bundle : undefined;
  }

  /** The bundle that answers, with its summary unless it is an artifact: the graph opens none. */
  private target(ref: string, from: string): Target | undefined {
    const bundle = this.answer(ref, from);
    if (bundle === undefined || isArtifactPath(bundle.root)) return bundle && { bundle };
    return { bundle, summary: this.sources.summaryOf(bundle.root) };
  }

  private followConfiguration(entry: FactReference, ref: string, from: string): void {
    if (this.isFollowed('configuration', entry.name ?? '', ref, from)) return;
    const { bundle, summary: target } = this.target(ref, from) ?? {};
    if (!target) return;
    const followed = followConfiguration(entry.name, target.base.configurations);
    if (followed.schema !== undefined) this.addPath(followed.schema, target.root);
    if (target.base.provisioner) this.infrastructure.add(target.root);
    if (bundle?.kind === 'infrastructure') {
      // Its policies may check the claims of every contract that references it.
      for (const policy of target.base.policies) {
        if (policy.schema !== undefined) this.addPath(policy.schema, target.root);
      }
    }
    if (followed.ref !== undefined) {
      const next =
        followed.index === undefined ? entry : target.base.configurations[followed.index]!;
      this.followConfiguration(next, followed.ref, target.root);
    }
  }

  private followPolicy(ref: string, from: string): void {
    if (this.isFollowed('policy', '', ref, from)) return;
    const { bundle, summary: target } = this.target(ref, from) ?? {};
    if (bundle && isArtifactPath(bundle.root)) this.noteFacts(bundle.root);
    if (!target) return;
    for (const followed of followPolicies(target.base.policies)) {
      if (followed.schema !== undefined) {
        const path = this.addPath(followed.schema, target.root);
        if (path !== undefined) this.noteFacts(path);
      }
      if (followed.ref !== undefined) this.followPolicy(followed.ref, target.root);
    }
  }

  private isFollowed(...key: string[]): boolean {
    const text = key.join('\n');
    if (this.followed.has(text)) return true;
    this.followed.add(text);
    return false;
  }

  private noteFacts(path: string): void {
    if (this.sources.checksFiles(path)) this.checksOwnFiles = true;
  }

  private addChart(ref: string): void {
    const { root, base, overrides } = this.summary;
    const folder = chartFolder(root, ref);
    if (folder === undefined) return;
    for (const file of CHART_FILES) this.files.add(childPath(folder, file));
    const foldersIn = (path: string) => this.sources.foldersIn?.(path) ?? [];
    if (folder !== '.' && !foldersIn(parentFolder(folder)).includes(baseName(folder))) {
      // A question names the chart that its author most likely means.
      for (const likely of likelyChartFolders(root, folder, base.name)) {
        this.files.add(joinPath(likely, CHART_FILES[0])!);
      }
      return;
    }
    this.charts.add(folder);
    const subcharts = foldersIn(childPath(folder, SUBCHARTS_FOLDER));
    if (subcharts.length === 0) return;
    for (const name of subcharts) this.files.add(subchartSchema(folder, name)!);
    // The schemas that components publish are compared with their charts in the root's task.
    for (const { ref: dependency, compatibility } of [
      base,
      ...overrides.map(({ facts }) => facts),
    ].flatMap(({ dependencies }) => dependencies)) {
      for (const bundle of this.sources.index.candidates({
        ref: dependency,
        from: root,
        range: compatibility,
      })) {
        if (parentFolder(bundle.root) !== parentFolder(root)) continue;
        const { configurations = [] } = this.sources.summaryOf(bundle.root)?.base ?? {};
        const { deploymentConfiguration } = this.sources;
        for (const entry of chartConfigurations(configurations, deploymentConfiguration)) {
          if (entry.schema !== undefined) this.addPath(entry.schema, bundle.root);
          if (entry.ref !== undefined) this.followConfiguration(entry, entry.ref, bundle.root);
        }
      }
    }
  }
}

// What `nx release` asks of contracts: where their version is, what depends on it, and how both are
// written. `nx.json` names this file as `release.version.versionActions`.
import type { ProjectGraph, ProjectGraphDependency, Tree } from '@nx/devkit';
import { VersionActions } from 'nx/release';
import {
  compareVersions,
  mappingOf,
  parseVersion,
  planBump,
  prereleaseLike,
  requiredVersion,
} from 'pacto-contract';
import { contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import { componentsOf } from '../workspace/find/component-of';
import { readContract } from '../workspace/files/edit-yaml';
import { describeLeftBehind } from '../workspace/versions/left-behind';
import { describeEdit, describeProblems, planEdits } from '../workspace/versions/plan-edits';
import { PlannedWrites } from '../workspace/files/planned-writes';
import { readWorkspace, type GeneratorWorkspace } from '../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../workspace/versions/open-release-workspace';
import type { HeadSide } from '../workspace/versions/required-version';
import {
  describeTooSmall,
  findChanges,
  isEnough,
  releasedSide,
  versionOnDisk,
  type ChangesSinceRelease,
} from './check-bump';

export default class ContractVersionActions extends VersionActions {
  validManifestFilenames = ['pacto.yaml'];
  /** An edit changes only the version in a contract. Prettier would change more. */
  override excludeManifestsFromFormatting = true;

  private tree: Tree | undefined;

  override async init(tree: Tree): Promise<void> {
    this.tree = tree;
    await super.init(tree);
    // Nx answers an error of a later method with its own words: that there is no `pacto.yaml`.
    const { root } = this.projectGraphNode.data;
    if (!tree.exists(contractPath(root))) return;
    const { version } = mappingOf(readContract(new PlannedWrites(tree), root).service);
    if (typeof version !== 'string') throw new Error(describeNoVersion(contractPath(root)));
  }

  async readCurrentVersionFromSourceManifest(
    tree: Tree,
  ): Promise<{ currentVersion: string; manifestPath: string }> {
    const { bundle } = await this.read(tree);
    const manifestPath = contractPath(bundle.root);
    if (bundle.version !== undefined) return { currentVersion: bundle.version, manifestPath };
    throw new Error(describeNoVersion(manifestPath));
  }

  /** Contracts state their version themselves, so registries are never asked. */
  async readCurrentVersionFromRegistry(): Promise<null> {
    return null;
  }

  /** Only a root depends on its components here: pins of other contracts never move with a release. */
  override async readDependencies(
    tree: Tree,
    projectGraph: ProjectGraph,
  ): Promise<ProjectGraphDependency[]> {
    const { workspace, bundle } = await this.read(tree);
    if (bundle.kind !== 'root') return [];
    const components = new Set(
      componentsOf(workspace, bundle).map((component) => component.bundle.root),
    );
    const source = this.projectGraphNode.name;
    return Object.values(projectGraph.nodes).flatMap(({ name, data }) =>
      components.has(data.root) ? [{ source, target: name, type: 'static' }] : [],
    );
  }

  async readCurrentVersionOfDependency(
    tree: Tree,
    projectGraph: ProjectGraph,
    dependency: string,
  ): Promise<{ currentVersion: string | null; dependencyCollection: string | null }> {
    const dependencies = await this.readDependencies(tree, projectGraph);
    if (!dependencies.some(({ target }) => target === dependency)) {
      return { currentVersion: null, dependencyCollection: null };
    }
    const { workspace } = await this.read(tree);
    const component = workspace.index.bundleAt(projectGraph.nodes[dependency]!.data.root);
    return {
      currentVersion: component?.version ?? null,
      dependencyCollection: 'dependencies',
    };
  }

  /** A root that only follows its components still gets the version that its own changes demand. */
  override async calculateNewVersion(
    ...parameters: Parameters<VersionActions['calculateNewVersion']>
  ): ReturnType<VersionActions['calculateNewVersion']> {
    const [currentVersion, , reason] = parameters;
    // Below 1.0.0, a plan already has a bump one step smaller. Nx must not reduce it again.
    if (reason === 'VERSION_PLANS') {
      this.finalConfigForProject.adjustSemverBumpsForZeroMajorVersion = false;
    }
    const result = await super.calculateNewVersion(...parameters);
    if (currentVersion === null || !this.tree) return result;
    const { workspace, bundle } = await this.read(this.tree);
    if (reason.startsWith('DEPENDENCY_')) {
      const moved = movedPrerelease(workspace, bundle) ?? result.newVersion;
      return this.raise(workspace, bundle, { currentVersion, result, like: moved });
    }
    const isOwn = bundle.kind === 'root' && this.releaseGroup.projectsRelationship !== 'fixed';
    const own = isOwn ? await this.findChanges(workspace, bundle) : undefined;
    // A bump that is too small for its own changes is refused later.
    if (!isOwn || (own && !isEnough(own, result.newVersion))) return result;
    const like = result.newVersion;
    const raised = await this.raise(workspace, bundle, { currentVersion, result, like });
    return keepHigher(workspace, bundle, raised);
  }

  /** The version that the new tags of components demand. It is a prerelease if `like` is one. */
  private async raise(
    workspace: GeneratorWorkspace,
    bundle: ResolvedBundle,
    { currentVersion, result, like }: { currentVersion: string; result: NewVersion; like: string },
  ): Promise<NewVersion> {
    const changes = await this.findChanges(workspace, bundle, releasedSide(workspace));
    const isTooSmall = changes !== undefined && !isEnough(changes, result.newVersion);
    const required = isTooSmall
      ? requiredVersion(changes.from, currentVersion, changes.requiredBump)
      : result.newVersion;
    if (required === undefined) return result;
    const newVersion = prereleaseLike(required, like, currentVersion);
    if (newVersion === result.newVersion) return result;
    const reason = isTooSmall
      ? `Its changes since ${changes.from} require a ${changes.requiredBump} version`
      : 'One of its components becomes a prerelease';
    return { newVersion, logText: `${reason}: ${newVersion}` };
  }

  /** Throws, before anything is written, where the version is lower than the changes demand. */
  async updateProjectVersion(tree: Tree, newVersion: string): Promise<string[]> {
    const { workspace, bundle } = await this.read(tree);
    const changes = await this.findChanges(workspace, bundle);
    if (changes && !isEnough(changes, newVersion)) {
      throw new Error(describeTooSmall(this.projectGraphNode.name, changes, newVersion));
    }
    return this.move(workspace, bundle, newVersion);
  }

  async updateProjectDependencies(
    tree: Tree,
    projectGraph: ProjectGraph,
    versions: Record<string, string>,
  ): Promise<string[]> {
    const { workspace } = await this.read(tree);
    return Object.entries(versions).flatMap(([project, version]) => {
      const bundle = workspace.index.bundleAt(projectGraph.nodes[project]?.data.root ?? '');
      return bundle ? this.move(workspace, bundle, version.replace(/^[~^=]/, '')) : [];
    });
  }

  private findChanges(
    workspace: GeneratorWorkspace,
    bundle: ResolvedBundle,
    head?: HeadSide,
  ): Promise<ChangesSinceRelease | undefined> {
    const release = {
      project: this.projectGraphNode.name,
      group: this.releaseGroup.name,
      tagPattern: this.releaseGroup.releaseTag?.pattern,
      options: this.finalConfigForProject.versionActionsOptions,
    };
    return findChanges(workspace, bundle, release, head);
  }

  /** The contract, and what names its version beside it. Nothing is left for a second call to do. */
  private move(workspace: GeneratorWorkspace, bundle: ResolvedBundle, to: string): string[] {
    const { edits, problems } = planBump(openReleaseWorkspace(workspace), [{ bundle, to }]);
    if (problems.length > 0) throw new Error(describeProblems(problems));
    const leftBehind = describeLeftBehind(workspace, { bundle, to }, edits);
    planEdits(workspace.writes, edits);
    workspace.writes.commit();
    return [...edits.map(describeEdit), ...leftBehind];
  }

  private async read(
    tree: Tree,
  ): Promise<{ workspace: GeneratorWorkspace; bundle: ResolvedBundle }> {
    const workspace = await readWorkspace(tree);
    const { name, data } = this.projectGraphNode;
    const bundle = workspace.index.bundleAt(data.root);
    if (bundle) return { workspace, bundle };
    throw new Error(
      `The project \`${name}\` has no \`pacto.yaml\`. Give its release group other version actions, or leave it out of the group.`,
    );
  }
}

type NewVersion = Awaited<ReturnType<VersionActions['calculateNewVersion']>>;

/** The version of a component that this release makes a prerelease. */
function movedPrerelease(workspace: GeneratorWorkspace, root: ResolvedBundle): string | undefined {
  const moved = componentsOf(workspace, root).flatMap(({ bundle }) =>
    bundle.version === undefined || bundle.version === versionOnDisk(workspace, bundle.root)
      ? []
      : bundle.version,
  );
  return moved.find((version) => parseVersion(version)?.prerelease);
}

/** A root may have moved with a component before, and further than its own bump. Then that version stays. */
function keepHigher(
  workspace: GeneratorWorkspace,
  { version = '', root }: ResolvedBundle,
  result: NewVersion,
): NewVersion {
  const [moved, own] = [parseVersion(version), parseVersion(result.newVersion)];
  if (!moved || !own || compareVersions(own, moved) >= 0) return result;
  if (version === versionOnDisk(workspace, root)) return result;
  return {
    newVersion: version,
    logText: `Its own bump gives ${result.newVersion}. The new tags of its components require more: ${version}`,
  };
}

function describeNoVersion(path: string): string {
  return `\`${path}\` has no readable \`service.version\`. Fix it first.`;
}

// Builds the projects of all contracts from facts. All other questions to the disk go through `questions`, so that
// a stored result can be checked with the same questions.
import type { CreateNodesResultArray, ProjectGraphExternalNode } from '@nx/devkit';
import {
  remember,
  baseName,
  buildWorkspaceIndex,
  chainLinks,
  closureOf,
  CONTRACT_FILE,
  createLockPresenceLink,
  findServicesBehind,
  isArtifactPath,
  LOCK_FILE,
  diffClosureOf,
  parentFolder,
  unitClosureOf,
  type BundleSummary,
  type ServiceBehind,
  type UnitClosure,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { Install } from '../nx/install-name';
import type { NormalizedOptions } from '../options';
import { buildProject } from './build-project';
import { isContractOnly } from './contract-only';
import { buildIdentityNode } from './identity-node';
import { nameProjects } from './name-projects';
import { PLUGIN_NODE } from './plugin-node';

type ClosureSources = Parameters<typeof unitClosureOf>[1];

/** Plain JSON, because a stored result is only used if the facts are equal. */
export interface GraphFacts {
  /** Contracts and the files that name projects, POSIX, relative to the workspace root. */
  readonly files: readonly string[];
  readonly summaries: readonly BundleSummary[];
  /** Names that `project.json` and `package.json` files give, by project root. */
  readonly givenNames: readonly (readonly [root: string, name: string])[];
  readonly options: NormalizedOptions;
  readonly install: Install;
  readonly pluginNode?: Record<string, ProjectGraphExternalNode>;
}

export interface Questions {
  /** Names in a folder, those of folders with a `/` at the end. */
  namesIn(folder: string): readonly string[];
  /** Whether a schema checks the files of a bundle. */
  checksFiles(path: string): boolean;
}

export interface BuiltNodes {
  readonly nodes: CreateNodesResultArray;
  readonly behind: readonly ServiceBehind[];
}

export function buildNodes(facts: GraphFacts, questions: Questions): BuiltNodes {
  const { files, summaries, givenNames, options, install, pluginNode } = facts;
  const index = buildWorkspaceIndex(summaries, { registries: options.registries });
  const byRoot = new Map(summaries.map((summary) => [summary.root, summary]));
  const names = nameProjects(
    summaries.map(({ root, base }) => ({ root, name: base.name, version: base.version })),
    { template: options.projectName, given: new Map(givenNames) },
  );
  const sources = closureSources(facts, questions, { index, byRoot });
  const closures = remember((summary: BundleSummary) => closureOf(summary, sources));
  // One without a name, such as a contract with a merge conflict, may be a root: its render says what is wrong.
  const units = new Map(
    summaries
      .filter(({ root, base }) => index.bundleAt(root)?.kind === 'root' || base.name === undefined)
      .map((summary) => [summary.root, unitClosureOf(summary, sources, closures)]),
  );
  const unitEnvironments = environmentsByMember(units.values());
  const holders = foldersAbove(files);
  const externalNodes = { ...buildIdentityNode(index), ...pluginNode };
  const nodes = files.filter(isContract).map((file, position): CreateNodesResultArray[number] => {
    const summary = byRoot.get(parentFolder(file))!;
    const { root } = summary;
    const closure = closures(summary);
    const project = buildProject(summary, names.get(root)!, index, {
      closure,
      diffClosure: diffClosureOf(summary, sources, closure),
      unitClosure: units.get(root),
      unitEnvironments: unitEnvironments.get(root),
      options,
      install,
      pluginNode: pluginNode ? PLUGIN_NODE : install.name,
      holdsProjects: holders.has(root),
      isContractOnly: isContractOnly(summary, questions.namesIn(root)),
    });
    const projects = { [root]: project };
    return [file, position === 0 ? { projects, externalNodes } : { projects }];
  });
  return { nodes, behind: findServicesBehind(summaries, index) };
}

/** What a closure asks about the other bundles and the files of the workspace. */
function closureSources(
  { options }: GraphFacts,
  { namesIn, checksFiles }: Questions,
  { index, byRoot }: { index: WorkspaceIndex; byRoot: ReadonlyMap<string, BundleSummary> },
): ClosureSources {
  const isLocked = (root: string): boolean => namesIn(root).includes(LOCK_FILE);
  return {
    index: chainLinks(index, [createLockPresenceLink(isLocked)]),
    checksFiles: (path) => isArtifactPath(path) || checksFiles(path),
    summaryOf: (other) => byRoot.get(other),
    isLocked,
    foldersIn: (folder) =>
      namesIn(folder).flatMap((name) => (name.endsWith('/') ? name.slice(0, -1) : [])),
    deploymentConfiguration: options.render.deploymentConfiguration,
  };
}

/** The environments of all units that a bundle belongs to, sorted, by the folder of the bundle. */
function environmentsByMember(units: Iterable<UnitClosure>): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { members, environments } of units) {
    for (const member of members) {
      found.set(member, [...new Set([...(found.get(member) ?? []), ...environments])].sort());
    }
  }
  return found;
}

export function isContract(file: string): boolean {
  return baseName(file) === CONTRACT_FILE;
}

/** Every folder that has one of these files in a folder below it. */
function foldersAbove(files: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    let folder = parentFolder(file);
    while (folder !== '.') {
      folder = parentFolder(folder);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

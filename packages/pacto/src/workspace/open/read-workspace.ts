import { globAsync, type Tree } from '@nx/devkit';
import {
  buildWorkspaceIndex,
  parentFolder,
  type BundleSummary,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import { readFacts } from 'pacto-contract/read';
import { nameProjects } from '../../graph/name-projects';
import { readGivenNames } from '../../graph/read-given-names';
import type { NormalizedOptions } from '../../options';
import { openStored, type StoredContracts } from './open-stored';
import { PlannedWrites } from '../files/planned-writes';
import { readPluginSetup } from './read-plugin-options';

/** What generators know of the workspace before they change it. */
export interface GeneratorWorkspace {
  readonly tree: Tree;
  readonly writes: PlannedWrites;
  readonly options: NormalizedOptions;
  readonly installName: string;
  readonly index: WorkspaceIndex;
  /** The workspace, and the artifacts of registries that are already on this machine. */
  readonly stored: StoredContracts;
  /** The name of each contract's Nx project, by folder. */
  readonly projectNames: ReadonlyMap<string, string>;
  /** The names that a `project.json` or `package.json` gives, by folder. */
  readonly givenNames: ReadonlyMap<string, string>;
}

export async function readWorkspace(tree: Tree): Promise<GeneratorWorkspace> {
  const { installName, options } = readPluginSetup(tree);
  const files = await globAsync(tree, ['**/pacto.yaml']);
  const summaries = files
    .filter((file) => !file.split('/').includes('node_modules') && tree.isFile(file))
    .map((file): BundleSummary => {
      const { facts } = readFacts(tree.read(file) ?? '');
      return { root: parentFolder(file), base: facts, overrides: [] };
    })
    .sort((a, b) => (a.root < b.root ? -1 : 1));
  const manifests = await globAsync(tree, ['**/{project,package}.json']);
  const roots = new Set(summaries.map(({ root }) => root));
  const given = readGivenNames(
    (path) => tree.read(path, 'utf-8') ?? '',
    manifests.filter((file) => !file.split('/').includes('node_modules')),
    (root) => roots.has(root),
  );
  const bundles = summaries.map(({ root, base }) => ({
    root,
    name: base.name,
    version: base.version,
  }));
  const index = buildWorkspaceIndex(summaries, { registries: options.registries });
  return {
    projectNames: nameProjects(bundles, { template: options.projectName, given }),
    givenNames: given,
    tree,
    writes: new PlannedWrites(tree),
    options,
    installName,
    index,
    stored: openStored(tree, index, options),
  };
}

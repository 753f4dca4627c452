// Reads facts about the workspace from the graph, so that a task and its hash read no file for them.
import type { ExecutorContext, ProjectGraphProjectNode } from '@nx/devkit';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { findPluginEntry } from '../nx/install-name';
import type { PactoMetadata } from './build-project';
import { normalizeOptions, type NormalizedOptions } from '../options';

export type WorkspaceContext = Pick<
  ExecutorContext,
  'root' | 'projectGraph' | 'nxJsonConfiguration'
>;

export function readOptions({
  root,
  nxJsonConfiguration,
}: Pick<WorkspaceContext, 'root' | 'nxJsonConfiguration'>): NormalizedOptions {
  return normalizeOptions(findPluginEntry(root, nxJsonConfiguration?.plugins)?.options);
}

/** The bundles by project name, as the graph read them. Their names are in the hash of every task. */
export function bundlesOf(graph: WorkspaceContext['projectGraph']): Map<string, ResolvedBundle> {
  const bundles = new Map<string, ResolvedBundle>();
  for (const [project, node] of Object.entries(graph.nodes)) {
    const pacto = metadataOf(node);
    if (!pacto) continue;
    const { name, version, kind } = pacto;
    bundles.set(project, { root: node.data.root, name, version, kind });
  }
  return bundles;
}

export function metadataOf(node: ProjectGraphProjectNode | undefined): PactoMetadata | undefined {
  return (node?.data.metadata as { pacto?: PactoMetadata } | undefined)?.pacto;
}

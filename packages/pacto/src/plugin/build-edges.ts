import type {
  CreateDependenciesContext,
  DependencyType,
  RawProjectGraphDependency,
} from '@nx/devkit';
import { edgesOf, type BundleSummary, type WorkspaceIndex } from 'pacto-contract/graph';

type Edge = RawProjectGraphDependency & { sourceFile: string };

/**
 * Edges of the graph, ordered. Nx keeps edges per source file until that file changes, so an edge
 * depends on nothing but its file, the set of projects and the options. Bundles are found by project
 * root: a project may be called otherwise than its contract.
 */
export function buildEdges(
  summaries: readonly BundleSummary[],
  index: WorkspaceIndex,
  { projects, fileMap }: Pick<CreateDependenciesContext, 'projects' | 'fileMap'>,
): Edge[] {
  const nameByRoot = new Map(Object.entries(projects).map(([name, { root }]) => [root, name]));
  const edges: Edge[] = [];
  for (const summary of summaries) {
    const source = nameByRoot.get(summary.root);
    if (source === undefined) continue;
    // Nx refuses the whole graph over a source file that it does not list, an ignored one for instance.
    const listed = new Set(fileMap.projectFileMap[source]?.map(({ file }) => file));
    for (const { file, targetRoot, type } of edgesOf(summary, index)) {
      const target = nameByRoot.get(targetRoot);
      if (target === undefined || target === source || !listed.has(file)) continue;
      edges.push({ source, target, sourceFile: file, type: type as DependencyType });
    }
  }
  return edges;
}

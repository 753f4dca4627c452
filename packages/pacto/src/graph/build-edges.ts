import type {
  CreateDependenciesContext,
  DependencyType,
  RawProjectGraphDependency,
} from '@nx/devkit';
import { joinPath } from 'pacto-contract/graph';
import type { PactoMetadata } from './build-project';

type Edge = RawProjectGraphDependency & { sourceFile: string };

/**
 * Edges of the graph, from what `createNodes` left in the metadata of projects: no file is read a
 * second time. Nx keeps edges per source file until that file changes, so an edge depends on nothing
 * but its file, the set of projects and the options. Bundles are found by project root: a project
 * may be called otherwise than its contract.
 */
export function buildEdges({
  projects,
  fileMap,
}: Pick<CreateDependenciesContext, 'projects' | 'fileMap'>): Edge[] {
  const nameByRoot = new Map(Object.entries(projects).map(([name, { root }]) => [root, name]));
  const edges: Edge[] = [];
  for (const [source, { root, metadata }] of Object.entries(projects)) {
    const references = (metadata as { pacto?: PactoMetadata } | undefined)?.pacto?.references ?? [];
    if (references.length === 0) continue;
    // Nx refuses the whole graph over a source file that it does not list, an ignored one for instance.
    const listed = new Set(fileMap.projectFileMap[source]?.map(({ file }) => file));
    for (const { root: targetRoot, type, files } of references) {
      const target = nameByRoot.get(targetRoot);
      if (target === undefined || target === source) continue;
      for (const path of files) {
        const sourceFile = joinPath(root, path)!;
        if (listed.has(sourceFile)) {
          edges.push({ source, target, sourceFile, type: type as DependencyType });
        }
      }
    }
  }
  return edges;
}

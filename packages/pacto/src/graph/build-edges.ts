import type {
  CreateDependenciesContext,
  DependencyType,
  RawProjectGraphDependency,
} from '@nx/devkit';
import { joinPath, type AnsweredReference } from 'pacto-contract/graph';
import type { PactoMetadata } from './build-project';

type Edge = RawProjectGraphDependency & { sourceFile: string };

/**
 * Edges of the graph, from the metadata that `createNodes` wrote into the projects. No file is read a
 * second time. An edge goes to the bundle that answers a reference, found by its folder, because a
 * project may have another name than its contract. Dependencies are `static`, other references
 * `dynamic`.
 */
export function buildEdges({
  projects,
  fileMap,
}: Pick<CreateDependenciesContext, 'projects' | 'fileMap'>): Edge[] {
  const nameByRoot = new Map(Object.entries(projects).map(([name, { root }]) => [root, name]));
  return Object.entries(projects).flatMap(([source, { root, metadata }]) => {
    const references = (metadata as { pacto?: PactoMetadata } | undefined)?.pacto?.references ?? [];
    if (references.length === 0) return [];
    // Nx refuses the whole graph for a source file that it does not list, such as an ignored one.
    const listed = new Set(fileMap.projectFileMap[source]?.map(({ file }) => file));
    const edges = new Map<string, Edge>();
    for (const { kind, files, answeredBy } of dependenciesFirst(references)) {
      for (const target of answeredBy.flatMap((one) => nameByRoot.get(one) ?? [])) {
        if (target === source) continue;
        for (const sourceFile of files.map((path) => joinPath(root, path)!)) {
          // One edge per file: a dependency that is also a policy is drawn as a dependency.
          const key = `${sourceFile} ${target}`;
          if (!listed.has(sourceFile) || edges.has(key)) continue;
          const type = (kind === 'dependency' ? 'static' : 'dynamic') as DependencyType;
          edges.set(key, { source, target, sourceFile, type });
        }
      }
    }
    return [...edges.values()];
  });
}

function dependenciesFirst(references: readonly AnsweredReference[]): AnsweredReference[] {
  const isDependency = ({ kind }: AnsweredReference): boolean => kind === 'dependency';
  return [
    ...references.filter(isDependency),
    ...references.filter((reference) => !isDependency(reference)),
  ];
}

import { contractPath, joinPath } from '../model/bundle-path';
import type { BundleSummary, ContractFacts } from '../model/summary';
import type { WorkspaceIndex } from '../workspace/workspace-index';

export interface BundleEdge {
  /** The file that declares the reference, relative to the workspace root. */
  readonly file: string;
  readonly targetRoot: string;
  /** `static` for dependencies, `dynamic` for configuration and policy references. */
  readonly type: 'static' | 'dynamic';
}

/**
 * Wide on purpose: an edge to every bundle that may decide how a reference is answered, whatever its
 * version, and to those that may have done so before they were renamed or broken.
 */
export function edgesOf(summary: BundleSummary, index: WorkspaceIndex): BundleEdge[] {
  const edges = new Map<string, BundleEdge>();
  for (const [file, facts] of declaringFiles(summary)) {
    const add = (ref: string, type: BundleEdge['type']): void => {
      for (const { root } of index.formerCandidates({ ref, from: summary.root })) {
        const key = `${file}\n${root}`;
        if (root === summary.root || edges.get(key)?.type === 'static') continue;
        edges.set(key, { file, targetRoot: root, type });
      }
    };
    for (const { ref } of facts.dependencies) add(ref, 'static');
    for (const { ref } of [...facts.configurations, ...facts.policies])
      if (ref !== undefined) add(ref, 'dynamic');
  }
  return [...edges.values()];
}

/** The references that no bundle of this workspace answers, sorted; they belong in the project's metadata. */
export function externalReferences(summary: BundleSummary, index: WorkspaceIndex): string[] {
  const external = new Set<string>();
  for (const [, facts] of declaringFiles(summary)) {
    const requests = [
      ...facts.dependencies.map(({ ref, compatibility }) => ({ ref, range: compatibility })),
      ...[...facts.configurations, ...facts.policies].flatMap(({ ref }) =>
        ref === undefined ? [] : [{ ref }],
      ),
    ];
    for (const request of requests) {
      const { status } = index.resolve({ ...request, from: summary.root });
      if (status === 'external' || status === 'absent') external.add(request.ref);
    }
  }
  return [...external].sort();
}

function declaringFiles(summary: BundleSummary): [string, ContractFacts][] {
  return [
    [contractPath(summary.root), summary.base],
    ...summary.overrides.map(({ path, facts }): [string, ContractFacts] => [
      joinPath(summary.root, path)!,
      facts,
    ]),
  ];
}

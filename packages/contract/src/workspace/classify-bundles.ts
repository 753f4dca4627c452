import { kindOfContract } from '../model/bundle-kind';
import { parentFolder } from '../model/bundle-path';
import type { BundleKind, BundleSummary } from '../model/summary';
import type { ResolvedBundle } from '../resolve/resolver';
import { createWorkspaceIndex, type WorkspaceIndex } from './workspace-index';

/** Finds the kind of every bundle and indexes the bundles. */
export function buildWorkspaceIndex(
  summaries: readonly BundleSummary[],
  options: { readonly registries: readonly string[] },
): WorkspaceIndex {
  const unsorted = createWorkspaceIndex(
    summaries.map(({ root, base }) => ({
      root,
      name: base.name,
      version: base.version,
      kind: 'service',
    })),
    options,
  );
  const kinds = classifyBundles(summaries, unsorted);
  return createWorkspaceIndex(
    unsorted.bundles.map((bundle) => ({ ...bundle, kind: kinds.get(bundle.root)! })),
    options,
  );
}

/**
 * The siblings that a bundle's dependencies name, at any version. If the bundle is a root, these are
 * its components.
 */
function siblingsNamedBy(summary: BundleSummary, index: WorkspaceIndex): readonly ResolvedBundle[] {
  const folder = parentFolder(summary.root);
  return summary.base.dependencies.flatMap(({ ref, compatibility }) =>
    index
      .candidates({ ref, from: summary.root, range: compatibility })
      .filter((bundle) => bundle.root !== summary.root && parentFolder(bundle.root) === folder)
      .filter((bundle) => !isNamedRoot(bundle.name)),
  );
}

function isNamedRoot(name: string | undefined): boolean {
  return name?.endsWith('-root') ?? false;
}

function classifyBundles(
  summaries: readonly BundleSummary[],
  index: WorkspaceIndex,
): Map<string, BundleKind> {
  const roots = new Set<string>();
  const components = new Set<string>();
  const addRoot = (summary: BundleSummary): void => {
    roots.add(summary.root);
    for (const sibling of siblingsNamedBy(summary, index)) {
      if (!roots.has(sibling.root)) components.add(sibling.root);
    }
  };
  const ordered = [...summaries].sort((a, b) => (a.root < b.root ? -1 : 1));
  for (const summary of ordered) if (isNamedRoot(summary.base.name)) addRoot(summary);

  const charted = ordered.filter(
    ({ root, base }) => base.chart !== undefined && !roots.has(root) && !components.has(root),
  );
  const listed = new Set(
    charted.flatMap((summary) => siblingsNamedBy(summary, index).map(({ root }) => root)),
  );
  // If bundles with a chart list each other, the first by path is the root.
  for (const summary of charted) if (!listed.has(summary.root)) addRoot(summary);
  for (const summary of charted) {
    if (!roots.has(summary.root) && !components.has(summary.root)) addRoot(summary);
  }

  return new Map(summaries.map((summary) => [summary.root, kindOf(summary, roots, components)]));
}

function kindOf(
  { root, base }: BundleSummary,
  roots: Set<string>,
  components: Set<string>,
): BundleKind {
  if (roots.has(root)) return 'root';
  if (components.has(root) && !base.provisioner) return 'component';
  return kindOfContract(base);
}

import type { VersionMove } from 'pacto-contract';
import { createWorkspaceIndex, type WorkspaceIndex } from 'pacto-contract/graph';

/** The workspace as references see it after these contracts have their new versions. */
export function withVersions(
  { bundles, registries }: WorkspaceIndex,
  moves: readonly VersionMove[],
): WorkspaceIndex {
  const versions = new Map(moves.map(({ bundle, to }) => [bundle.root, to]));
  return createWorkspaceIndex(
    bundles.map((bundle) => ({ ...bundle, version: versions.get(bundle.root) ?? bundle.version })),
    { registries },
  );
}

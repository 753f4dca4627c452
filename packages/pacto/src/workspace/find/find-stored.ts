import { isFound, type ResolvedBundle } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../open/read-workspace';

/**
 * The artifact that an `oci://` reference means, if it is in the store. The lock of the contract in `from`
 * decides; without an entry there, the other locks of the workspace do, if they agree. No registry is asked.
 */
export function findStored(
  { index, stored }: GeneratorWorkspace,
  ref: string,
  from: string,
): ResolvedBundle | undefined {
  if (!ref.startsWith('oci://')) return undefined;
  const pinnedBy = (lockedBy: string): ResolvedBundle[] => {
    const resolution = stored.index.resolve({ ref, from, lockedBy });
    return isFound(resolution) && isOpen(resolution.bundle) ? [resolution.bundle] : [];
  };
  // For a dependency, a lock can answer without an artifact.
  const isOpen = ({ root, lockedBy }: ResolvedBundle): boolean =>
    lockedBy !== undefined && stored.files.children(root).length > 0;
  const [own] = pinnedBy(from);
  if (own) return own;
  const others = index.bundles.flatMap(({ root }) => pinnedBy(root));
  const isSame = others.every(({ root }) => root === others[0]!.root);
  return isSame ? others[0] : undefined;
}

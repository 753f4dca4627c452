import { createHash } from 'node:crypto';
import type { ProjectGraphExternalNode } from '@nx/devkit';
import type { WorkspaceIndex } from 'pacto-contract/graph';

const NAME = 'pacto:identities';

/**
 * Makes Nx draw every edge again when a contract is renamed, moved or released. Nx keeps the edges
 * of a file until that file changes, but another bundle may answer the same reference then, or no
 * bundle. Nx drops all kept edges when the version of an external node changes. The hash of the
 * node stays the same, so it makes no task run again.
 */
export function buildIdentityNode({
  bundles,
  registries,
}: Pick<WorkspaceIndex, 'bundles' | 'registries'>): Record<string, ProjectGraphExternalNode> {
  const identities = bundles.map(({ root, name, version }) => [root, name, version]);
  const version = createHash('sha1')
    .update(JSON.stringify([registries, identities]))
    .digest('hex');
  return {
    [NAME]: { type: 'pacto', name: NAME, data: { packageName: NAME, version, hash: 'constant' } },
  };
}

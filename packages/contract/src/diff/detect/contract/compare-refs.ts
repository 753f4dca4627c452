import { posix } from 'node:path';
import { isDefect } from '../../../reference/defect';
import { parseReference, type OciReference, type Reference } from '../../../reference/reference';
import { compareVersions, parseVersion } from '../../../reference/version';

/**
 * Where a reference moves. `pinned`: the same tag, with a digest now or no longer. `elsewhere`: to
 * another repository, or between a registry and a path. `unordered`: which of the two is the
 * higher cannot be told from the texts.
 */
export type RefMove = 'same' | 'pinned' | 'raised' | 'lowered' | 'elsewhere' | 'unordered';

export function compareRefs(base: string, head: string): RefMove {
  const from = parseReference(base);
  const to = parseReference(head);
  if (base === head) return 'same';
  if (isDefect(from) || isDefect(to)) return 'unordered';
  if (from.scheme === 'oci' && to.scheme === 'oci') return compareOci(from, to);
  if (from.scheme !== to.scheme) return 'elsewhere';
  return samePath(from, to) ? 'same' : 'unordered';
}

function compareOci(from: OciReference, to: OciReference): RefMove {
  if (from.host !== to.host || from.repository !== to.repository) return 'elsewhere';
  if (from.tag === to.tag) {
    if (from.tag === undefined || (from.digest !== undefined && to.digest !== undefined)) {
      return 'unordered';
    }
    return 'pinned';
  }
  const fromVersion = parseVersion(from.tag ?? '');
  // Without tag and digest it is the highest version there is, so no lower one than before.
  if (fromVersion && to.tag === undefined && to.digest === undefined) return 'raised';
  const toVersion = parseVersion(to.tag ?? '');
  if (!fromVersion || !toVersion) return 'unordered';
  const order = compareVersions(toVersion, fromVersion);
  // Tags are compared as text: `1.0` and `1.0.0` are two artifacts, of which neither is the higher.
  if (order === 0) return 'unordered';
  return order > 0 ? 'raised' : 'lowered';
}

function samePath(from: Reference, to: Reference): boolean {
  if (from.scheme === 'oci' || to.scheme === 'oci') return false;
  return posix.join(from.path, '.') === posix.join(to.path, '.');
}

import { posix } from 'node:path';
import { isDefect } from '../../reference/defect';
import { parseReference, type OciReference } from '../../reference/reference';
import { compareVersions, parseVersion } from '../../reference/version';
import { versionOfTag } from '../../reference/version-tag';
import type { Artifact, ContractPair, DeclaredReference } from './contract-pair';

/**
 * How a reference moves. `same` is the same reference; `rewritten` another one to the same version,
 * by its tag or by the bundle that answers; `elsewhere` one to another repository or bundle; for
 * `unordered`, we cannot determine which version is higher.
 */
export type RefMove = 'same' | 'rewritten' | 'raised' | 'lowered' | 'elsewhere' | 'unordered';

export type CompareRefs = (base: DeclaredReference, head: DeclaredReference) => RefMove;

/** By the texts or, where they do not suffice, by the bundles that answer on either side. */
export function createCompareRefs(sides: ContractPair): CompareRefs {
  return (base, head) => {
    const move = compareTexts(base.ref, head.ref);
    if (move !== 'unordered') return move;
    const from = sides.base.artifactOf?.(base);
    const to = sides.head.artifactOf?.(head);
    return from && to ? compareArtifacts(from, to) : 'unordered';
  };
}

function compareTexts(base: string, head: string): RefMove {
  if (base === head) return 'same';
  const from = parseReference(base);
  const to = parseReference(head);
  if (isDefect(from) || isDefect(to)) return 'unordered';
  if (from.scheme === 'oci' && to.scheme === 'oci') return compareOci(from, to);
  if (from.scheme !== 'file' || to.scheme !== 'file') return 'unordered';
  return posix.join(from.path, '.') === posix.join(to.path, '.') ? 'same' : 'unordered';
}

function compareOci(from: OciReference, to: OciReference): RefMove {
  if (from.host !== to.host || from.repository !== to.repository) return 'elsewhere';
  if (from.tag !== undefined && from.tag === to.tag) {
    const isPinnedAgain = from.digest !== undefined && to.digest !== undefined;
    return isPinnedAgain ? 'unordered' : 'rewritten';
  }
  // Without tag and digest it is the highest version there is, so no lower one than before.
  const floats = to.tag === undefined && to.digest === undefined;
  const [before, after] = [from.tag, to.tag].map((tag = '') => versionOfTag(tag));
  if (floats && parseVersion(before!)) return 'raised';
  return compareVersionTexts(before!, after!);
}

function compareArtifacts(from: Artifact, to: Artifact): RefMove {
  if (from.name !== to.name) return 'elsewhere';
  return from.version === to.version ? 'rewritten' : compareVersionTexts(from.version, to.version);
}

/** Equal versions in two texts, such as `1.0` and `1.0.0`, are two artifacts, neither the higher. */
function compareVersionTexts(from: string, to: string): RefMove {
  const base = parseVersion(from);
  const head = parseVersion(to);
  const order = base && head ? compareVersions(head, base) : 0;
  if (order === 0) return 'unordered';
  return order > 0 ? 'raised' : 'lowered';
}

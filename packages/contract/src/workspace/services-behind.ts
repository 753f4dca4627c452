import type { BundleSummary } from '../model/summary';
import { shortNameOf } from '../reference/oci-name';
import { versionOfTag } from '../reference/version-tag';
import { parseReference } from '../reference/reference';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../reference/version';
import type { ResolvedBundle } from '../resolve/resolver';
import { remember } from '../source/remember';
import type { WorkspaceIndex } from './workspace-index';

/** A bundle that pins an older major of a policy than its workspace has: information, never a failure. */
export interface ServiceBehind {
  /** The name, or the folder of a contract without a name. */
  readonly service: string;
  /** The name of the project, where it is another. */
  readonly project?: string;
  /** Folder of the bundle, POSIX, relative to the workspace root. */
  readonly path: string;
  /** Name of the contract that publishes the policy. */
  readonly policy: string;
  readonly pinned: string;
  readonly newest: string;
  readonly majors: number;
}

interface Pin {
  readonly policy: string;
  readonly version: Version;
}

/**
 * What each bundle's contract and values files pin under `policies[]`, where that is a lower major
 * than the highest that has left its prereleases. A reference without a tag follows the workspace. The
 * workspace cannot know the version of a digest. So neither is behind.
 */
export function findServicesBehind(
  summaries: readonly BundleSummary[],
  index: WorkspaceIndex,
): ServiceBehind[] {
  const newestOf = remember((policy: string) => newestRelease(index.bundlesNamed(policy)));
  // A workspace repeats a few references in all of its bundles; only local ones depend on the bundle.
  const pinOfOci = remember((ref: string) => pinOf(ref, '.', index));
  const pinIn = (ref: string, from: string): Pin | undefined =>
    ref.startsWith('oci://') ? pinOfOci(ref) : pinOf(ref, from, index);
  return summaries.flatMap((summary) =>
    pinsOf(summary, pinIn).flatMap(({ policy, version }): ServiceBehind[] => {
      const release = newestOf(policy);
      if (!release || release.major <= version.major) return [];
      return [
        {
          service: summary.base.name ?? summary.root,
          path: summary.root,
          policy,
          pinned: version.text,
          newest: release.text,
          majors: release.major - version.major,
        },
      ];
    }),
  );
}

/** Each policy at each version once, even if several files name it. */
function pinsOf(
  { root, base, overrides }: BundleSummary,
  pinIn: (ref: string, from: string) => Pin | undefined,
): Pin[] {
  const pins = new Map<string, Pin>();
  for (const { policies } of [base, ...overrides.map(({ facts }) => facts)]) {
    for (const { ref } of policies) {
      const pin = ref === undefined ? undefined : pinIn(ref, root);
      if (pin) pins.set(`${pin.policy} ${pin.version.text}`, pin);
    }
  }
  return [...pins.values()];
}

function pinOf(ref: string, from: string, index: WorkspaceIndex): Pin | undefined {
  const [candidate] = index.candidates({ ref, from });
  if (candidate === undefined) return undefined;
  const reference = parseReference(ref);
  if ('problem' in reference) return undefined;
  if (reference.scheme === 'file') return pin(candidate.name, candidate.version);
  const name = shortNameOf(reference);
  // A folder of that name counts as a bundle, even if the bundle's own name is another.
  if (candidate.name !== name || reference.digest !== undefined) return undefined;
  return pin(name, reference.tag && versionOfTag(reference.tag));
}

function pin(policy: string | undefined, tag: string | undefined): Pin | undefined {
  const version = tag === undefined ? undefined : parseVersion(tag);
  return policy === undefined || version === undefined ? undefined : { policy, version };
}

function newestRelease(bundles: readonly ResolvedBundle[]): Version | undefined {
  let newest: Version | undefined;
  for (const { version: text } of bundles) {
    const version = text === undefined ? undefined : parseVersion(text);
    if (!version || isPrerelease(version)) continue;
    if (!newest || compareVersions(version, newest) > 0) newest = version;
  }
  return newest;
}

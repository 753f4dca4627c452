import { isArtifactPath } from '../model/artifact-path';
import { baseName, contractPath, joinPath, parentFolder } from '../model/bundle-path';
import { highestVersion } from '../reference/highest-version';
import { isDefect } from '../reference/defect';
import { parseVersionRange, type VersionRange } from '../reference/version-range';
import { parseReference } from '../reference/reference';
import { tagOfVersion } from '../reference/version-tag';
import { nameUnder, registriesOf } from '../reference/registry';
import type { Resolution, ResolvedBundle, Resolver, ResolveRequest } from '../resolve/resolver';
import {
  describeAbsent,
  describeDuplicate,
  describeExternal,
  describeFromArtifact,
  describeMalformed,
  describeNoBundle,
  describeOutside,
} from './describe-answers';
import { groupBy } from './group-by';
import { remember } from '../source/remember';

/**
 * The bundles of one workspace, and the resolver that answers from them. A bundle answers a reference
 * only if the reference has the repository `<registry>/<service.name>`, the tag under which
 * `service.version` is published, and no digest.
 */
export interface WorkspaceIndex extends Resolver {
  readonly bundles: readonly ResolvedBundle[];
}

export function createWorkspaceIndex(
  bundles: readonly ResolvedBundle[],
  options: { readonly registries: readonly string[] },
): WorkspaceIndex {
  const registries = registriesOf(options.registries);
  const locations = registries.map(({ location }) => location);
  const byRoot = new Map(bundles.map((bundle) => [bundle.root, bundle]));
  const byName = groupBy(bundles, (bundle) => bundle.name);
  const byFolder = groupBy(bundles, (bundle) => baseName(bundle.root));

  // A workspace repeats a few references and ranges in all of its contracts and environments.
  const referenceOf = remember((text: string) => {
    const reference = parseReference(text);
    const isOci = !isDefect(reference) && reference.scheme === 'oci';
    return { reference, name: isOci ? nameUnder(registries, reference) : undefined };
  });
  const versionsOf = remember((name: string) =>
    groupBy(byName.get(name) ?? [], ({ version }) => version),
  );
  const taggedOf = remember((name: string) =>
    groupBy(byName.get(name) ?? [], ({ version }) => version && tagOfVersion(version)),
  );
  const highestOf = remember((name: string) =>
    remember((range: string | undefined) =>
      highestVersion(versionsOf(name).keys(), range === undefined ? undefined : parseRange(range)),
    ),
  );
  const formerlyNamed = remember((name: string) => [
    ...new Set([...(byName.get(name) ?? []), ...(byFolder.get(name) ?? [])]),
  ]);

  const localPath = (request: ResolveRequest, path: string): string | undefined =>
    path.startsWith('/') || /^[A-Za-z]:/.test(path)
      ? undefined
      : joinPath(request.from, path.replace(/\\/g, '/'));

  const candidates = (request: ResolveRequest): readonly ResolvedBundle[] => {
    const { reference, name } = referenceOf(request.ref);
    if (isDefect(reference) || isArtifactPath(request.from)) return [];
    if (reference.scheme === 'file') {
      const path = localPath(request, reference.path);
      const bundle = path === undefined ? undefined : byRoot.get(path);
      return bundle ? [bundle] : [];
    }
    if (name === undefined) return [];
    return byName.get(name) ?? byFolder.get(name) ?? [];
  };

  const formerCandidates = (request: ResolveRequest): readonly ResolvedBundle[] => {
    const { name } = referenceOf(request.ref);
    if (name === undefined || isArtifactPath(request.from)) return candidates(request);
    return formerlyNamed(name);
  };

  /** A contract without a readable name in a folder of this name, best one beside the contract that asks. */
  const unreadNamed = (name: string, from: string): ResolvedBundle | undefined => {
    const unread = (byFolder.get(name) ?? []).filter((bundle) => bundle.name === undefined);
    const folder = parentFolder(from);
    return unread.find(({ root }) => parentFolder(root) === folder) ?? unread[0];
  };

  return {
    bundles,
    registries: locations,
    bundleAt: (root) => byRoot.get(root),
    decidingFiles: (request) => formerCandidates(request).map(({ root }) => contractPath(root)),
    bundlesNamed: (name) => byName.get(name) ?? [],
    bundleNames: () => [...byName.keys()],
    bundleRoots: () => [...byRoot.keys()],
    candidates,
    formerCandidates,
    resolve(request): Resolution {
      const { ref } = request;
      const { reference, name } = referenceOf(ref);
      if (isDefect(reference)) return describeMalformed(reference);
      if (reference.scheme === 'file') {
        const path = isArtifactPath(request.from) ? undefined : localPath(request, reference.path);
        if (path === undefined) return describeOutside(ref);
        const bundle = byRoot.get(path);
        return bundle ? { status: 'found', bundle } : describeNoBundle(ref);
      }
      const pinned = reference.digest !== undefined;
      if (isArtifactPath(request.from)) return describeFromArtifact(request, pinned);
      if (pinned || name === undefined) return describeExternal(ref, pinned, locations);
      const { tag } = reference;
      const version = tag === undefined ? highestOf(name)(request.range) : undefined;
      const answers = tag === undefined ? versionsOf(name).get(version!) : taggedOf(name).get(tag);
      if (answers === undefined) {
        const bundles = byName.get(name) ?? [];
        return describeAbsent(ref, name, bundles, unreadNamed(name, request.from));
      }
      return answers.length === 1
        ? { status: 'found', bundle: answers[0]! }
        : describeDuplicate(ref, answers);
    },
  };
}

/** An invalid range restricts nothing here. Another rule reports it. */
function parseRange(text: string): VersionRange | undefined {
  const range = parseVersionRange(text);
  return isDefect(range) ? undefined : range;
}

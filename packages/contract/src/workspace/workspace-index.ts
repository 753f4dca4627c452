import { isArtifactPath } from '../model/artifact-path';
import { contractPath, joinPath } from '../model/bundle-path';
import { isDefect, type Defect } from '../reference/defect';
import { parseReference, type Reference } from '../reference/reference';
import { nameUnder, registriesOf } from '../reference/registry';
import type { Resolution, ResolvedBundle, Resolver, ResolveRequest } from '../resolve/resolver';
import { remember } from '../source/remember';
import { BundleLookup } from './bundle-lookup';
import {
  describeAbsent,
  describeDuplicate,
  describeElsewhere,
  describeFromArtifact,
  describeMalformed,
  describeNoBundle,
  describeOutside,
  describePinned,
} from './describe-answers';

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
  const lookup = new BundleLookup(bundles);
  const known = registriesOf(options.registries);
  const registries = known.map(({ location }) => location);
  // A workspace repeats a few references in all of its contracts and environments.
  const referenceOf = remember((text: string): ParsedReference => {
    const reference = parseReference(text);
    const isOci = !isDefect(reference) && reference.scheme === 'oci';
    return { reference, name: isOci ? nameUnder(known, reference) : undefined };
  });
  const candidates = (request: ResolveRequest) =>
    findCandidates(lookup, request, referenceOf(request.ref));
  const formerCandidates = (request: ResolveRequest) => {
    const { name } = referenceOf(request.ref);
    if (name === undefined || isArtifactPath(request.from)) return candidates(request);
    return lookup.formerlyNamed(name);
  };
  return {
    bundles,
    registries,
    bundleAt: (root) => lookup.byRoot.get(root),
    decidingFiles: (request) => formerCandidates(request).map(({ root }) => contractPath(root)),
    bundlesNamed: (name) => lookup.named(name),
    bundleNames: () => [...lookup.byName.keys()],
    bundleRoots: () => [...lookup.byRoot.keys()],
    candidates,
    formerCandidates,
    resolve(request) {
      const { reference, name } = referenceOf(request.ref);
      if (isDefect(reference)) return describeMalformed(reference);
      if (reference.scheme === 'file') return resolveLocal(lookup, request, reference.path);
      if (isArtifactPath(request.from)) return describeFromArtifact(request, reference);
      if (reference.digest !== undefined) return describePinned(request.ref);
      if (name === undefined) return describeElsewhere(request.ref, registries);
      return resolveNamed(lookup, request, name, reference.tag);
    },
  };
}

interface ParsedReference {
  readonly reference: Reference | Defect;
  /** The name of the contract, where the reference is below a registry of this workspace. */
  readonly name: string | undefined;
}

function findCandidates(
  lookup: BundleLookup,
  request: ResolveRequest,
  { reference, name }: ParsedReference,
): readonly ResolvedBundle[] {
  if (isDefect(reference) || isArtifactPath(request.from)) return [];
  if (reference.scheme === 'file') {
    const path = localPath(request, reference.path);
    const bundle = path === undefined ? undefined : lookup.byRoot.get(path);
    return bundle ? [bundle] : [];
  }
  return name === undefined ? [] : lookup.namedOrInFolder(name);
}

function resolveLocal(lookup: BundleLookup, request: ResolveRequest, written: string): Resolution {
  const path = isArtifactPath(request.from) ? undefined : localPath(request, written);
  if (path === undefined) return describeOutside(request.ref);
  const bundle = lookup.byRoot.get(path);
  return bundle ? { status: 'found', bundle } : describeNoBundle(request.ref);
}

/** The folder in the workspace that a local reference means; `undefined` if it leaves the workspace. */
function localPath({ from }: ResolveRequest, path: string): string | undefined {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:/.test(path);
  return isAbsolute ? undefined : joinPath(from, path.replace(/\\/g, '/'));
}

function resolveNamed(
  lookup: BundleLookup,
  { ref, from, range }: ResolveRequest,
  name: string,
  tag: string | undefined,
): Resolution {
  const found = tag === undefined ? lookup.highest(name, range) : lookup.tagged(name, tag);
  if (found === undefined) {
    return describeAbsent(ref, name, lookup.named(name), lookup.unreadNamed(name, from));
  }
  return found.length === 1
    ? { status: 'found', bundle: found[0]! }
    : describeDuplicate(ref, found);
}

import { baseName, joinPath } from '../model/bundle-path';
import type { OciName } from '../reference/oci-name';
import { highestVersion } from '../reference/highest-version';
import { isDefect } from '../reference/defect';
import { parseVersionRange, type VersionRange } from '../reference/version-range';
import { parseReference } from '../reference/reference';
import { normalizeRegistry, repositoryUnder } from '../reference/registry';
import type { Resolution, ResolvedBundle, Resolver, ResolveRequest } from '../resolve/resolver';

/**
 * The bundles of one workspace, and the resolver that answers from them. A reference is answered
 * only by a bundle that really is that artifact: repository `<registry>/<service.name>`, tag equal
 * to `service.version` as text, no digest.
 */
export interface WorkspaceIndex extends Resolver {
  readonly bundles: readonly ResolvedBundle[];
  readonly registries: readonly string[];
  bundleAt(root: string): ResolvedBundle | undefined;
  bundlesNamed(name: string): readonly ResolvedBundle[];
  /** Every bundle that may decide how the reference is answered as things are, whatever its version: what a verdict can rest on. */
  candidates(request: ResolveRequest): readonly ResolvedBundle[];
  /**
   * The candidates, and the bundles whose folder bears the name that is asked for: what a graph edge
   * leads to, since one that has just lost its name, or cannot be read, may have been what answered.
   */
  formerCandidates(request: ResolveRequest): readonly ResolvedBundle[];
}

export function createWorkspaceIndex(
  bundles: readonly ResolvedBundle[],
  options: { readonly registries: readonly string[] },
): WorkspaceIndex {
  // Nothing lies below a malformed registry.
  const registries = options.registries.flatMap((text) => {
    const registry = normalizeRegistry(text);
    return isDefect(registry) ? [] : [registry];
  });
  const byRoot = new Map(bundles.map((bundle) => [bundle.root, bundle]));
  const byName = groupBy(bundles, (bundle) => bundle.name);
  const byFolder = groupBy(bundles, (bundle) => baseName(bundle.root));

  const nameIn = (reference: OciName): string | undefined => {
    for (const registry of registries) {
      const name = repositoryUnder(registry, reference);
      if (name !== undefined) return name;
    }
    return undefined;
  };

  // A workspace repeats a few references and ranges in all of its contracts and environments.
  const referenceOf = remember((text: string) => {
    const reference = parseReference(text);
    const isOci = !isDefect(reference) && reference.scheme === 'oci';
    return { reference, name: isOci ? nameIn(reference) : undefined };
  });
  const versionsOf = remember((name: string) =>
    groupBy(byName.get(name) ?? [], ({ version }) => version),
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
    if (isDefect(reference)) return [];
    if (reference.scheme === 'file') {
      const path = localPath(request, reference.path);
      const bundle = path === undefined ? undefined : byRoot.get(path);
      return bundle ? [bundle] : [];
    }
    if (name === undefined) return [];
    return byName.get(name) ?? byFolder.get(name) ?? [];
  };

  return {
    bundles,
    registries: registries.map(({ location }) => location),
    bundleAt: (root) => byRoot.get(root),
    bundlesNamed: (name) => byName.get(name) ?? [],
    candidates,
    formerCandidates(request) {
      const { name } = referenceOf(request.ref);
      return name === undefined ? candidates(request) : formerlyNamed(name);
    },
    resolve(request): Resolution {
      const { reference, name } = referenceOf(request.ref);
      if (isDefect(reference)) {
        return { status: 'malformed', problem: reference.problem, hint: reference.hint };
      }
      if (reference.scheme === 'file') {
        const path = localPath(request, reference.path);
        if (path === undefined) return { status: 'outside' };
        const bundle = byRoot.get(path);
        return bundle ? { status: 'found', bundle } : { status: 'no-bundle', path };
      }
      if (reference.digest !== undefined) return { status: 'external', pinned: true };
      if (name === undefined) return { status: 'external', pinned: false };
      const version = reference.tag ?? highestOf(name)(request.range);
      const answers = version === undefined ? undefined : versionsOf(name).get(version);
      if (answers === undefined) {
        return { status: 'absent', name, bundles: byName.get(name) ?? [] };
      }
      return answers.length === 1
        ? { status: 'found', bundle: answers[0]! }
        : { status: 'duplicate', bundles: answers };
    },
  };
}

/** A range that is none restricts nothing here: a rule of its own says that it is none. */
function parseRange(text: string): VersionRange | undefined {
  const range = parseVersionRange(text);
  return isDefect(range) ? undefined : range;
}

function remember<Asked, Answer>(answerOf: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    if (!answers.has(asked)) answers.set(asked, answerOf(asked));
    return answers.get(asked)!;
  };
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string | undefined,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

import type { Dependency } from '../../model/contract';
import { isArtifactPath } from '../../model/artifact-path';
import { parentFolder } from '../../model/bundle-path';
import type { Resolution, ResolvedBundle } from '../../resolve/resolver';
import type { RuleContext } from '../rule';

export interface ComponentEntry {
  /** Place of the entry in `dependencies[]`. */
  readonly index: number;
  readonly dependency: Dependency;
  readonly resolution: Resolution;
  /** The sibling bundles of that name, at whatever version: as a rule one. */
  readonly bundles: readonly ResolvedBundle[];
}

/** The entries of a root's `dependencies[]` that name its components; none for other kinds. */
export function componentsOf(
  context: Pick<RuleContext, 'contract' | 'bundle' | 'resolve' | 'bundlesNamed'>,
): ComponentEntry[] {
  if (context.bundle.kind !== 'root') return [];
  return (context.contract.dependencies ?? []).flatMap((dependency, index) => {
    const resolution = context.resolve(dependency.ref, dependency.compatibility);
    const bundles = bundlesOf(resolution, context).filter((bundle) =>
      isComponent(bundle, context.bundle),
    );
    return bundles.length > 0 ? [{ index, dependency, resolution, bundles }] : [];
  });
}

/** A dependency of a root that has the kind of a component, and is not in a sibling folder. */
export interface DependencyElsewhere {
  readonly index: number;
  /** The folder of its bundle. */
  readonly folder: string;
}

/** By the name of the dependency. Such a bundle is a component of another root, or of none. */
export function componentsElsewhere(
  context: Pick<RuleContext, 'contract' | 'bundle' | 'resolve' | 'bundlesNamed'>,
): ReadonlyMap<string, DependencyElsewhere> {
  const elsewhere = (context.contract.dependencies ?? []).flatMap((dependency, index) => {
    const resolution = context.resolve(dependency.ref, dependency.compatibility);
    const bundles = bundlesOf(resolution, context);
    const [bundle] = bundles;
    const isElsewhere = bundles.every(
      (one) =>
        (one.kind === 'service' || one.kind === 'component') && !isComponent(one, context.bundle),
    );
    return bundle !== undefined && isElsewhere
      ? [[dependency.name, { index, folder: bundle.root }] as const]
      : [];
  });
  return new Map(elsewhere);
}

/** Bundles of the workspace; of an artifact, those that have its name. */
function bundlesOf(
  resolution: Resolution,
  { bundlesNamed }: Pick<RuleContext, 'bundlesNamed'>,
): readonly ResolvedBundle[] {
  if (resolution.status !== 'found') return resolution.bundles;
  const { root, name } = resolution.bundle;
  if (!isArtifactPath(root)) return [resolution.bundle];
  return name === undefined ? [] : bundlesNamed(name);
}

function isComponent(bundle: ResolvedBundle, root: ResolvedBundle): boolean {
  return (
    bundle.root !== root.root &&
    bundle.kind !== 'root' &&
    parentFolder(bundle.root) === parentFolder(root.root)
  );
}

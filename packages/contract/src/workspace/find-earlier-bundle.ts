import { baseName } from '../model/bundle-path';
import type { ResolvedBundle } from '../resolve/resolver';
import type { WorkspaceIndex } from './workspace-index';

export type EarlierBundle =
  | { readonly status: 'found'; readonly bundle: ResolvedBundle }
  | { readonly status: 'new' }
  /** Several bundles match, and nothing distinguishes them. */
  | { readonly status: 'ambiguous'; readonly bundles: readonly ResolvedBundle[] };

/**
 * The bundle of the base that became a bundle of the head. The first of these that exists: the bundle
 * of the same name in the same folder; the bundle of that name whose folder has no such bundle any
 * more, because it moved, and of several of them the one whose folder has the same last name; the
 * bundle in the same folder whose name no bundle has any more, because it was renamed. A contract
 * without a readable name is found only by its folder.
 */
export function findEarlierBundle(
  bundle: ResolvedBundle,
  head: WorkspaceIndex,
  base: WorkspaceIndex,
): EarlierBundle {
  const here = base.bundleAt(bundle.root);
  const found = (earlier: ResolvedBundle): EarlierBundle => ({ status: 'found', bundle: earlier });
  const { name } = bundle;
  if (here && (name === undefined || here.name === undefined || here.name === name)) {
    return found(here);
  }
  if (name !== undefined) {
    const removed = base
      .bundlesNamed(name)
      .filter(({ root }) => head.bundleAt(root)?.name !== name);
    if (removed.length === 1) return found(removed[0]!);
    const alike = removed.filter(({ root }) => baseName(root) === baseName(bundle.root));
    if (alike.length === 1) return found(alike[0]!);
    if (removed.length > 1) return { status: 'ambiguous', bundles: removed };
  }
  if (here && here.name !== undefined && head.bundlesNamed(here.name).length === 0) {
    return found(here);
  }
  return { status: 'new' };
}

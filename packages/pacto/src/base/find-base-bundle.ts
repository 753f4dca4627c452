import { contractPath, type ResolvedBundle, type WorkspaceIndex } from 'pacto-contract/graph';
import { findEarlierBundle } from 'pacto-contract/read';
import type { BaseProblem, BaseSource } from './base-source';

/** The bundles of both sides. */
interface IndexPair {
  readonly base: WorkspaceIndex;
  readonly head: WorkspaceIndex;
}

/** The root of the bundle of the base that became this bundle. `undefined` for a new bundle. */
export function findBaseBundle(
  bundle: ResolvedBundle,
  source: BaseSource,
  indexes: IndexPair,
): string | undefined | BaseProblem {
  const root = source.only ?? findEarlierRoot(bundle, indexes);
  const isItself = typeof root === 'string' && source.pathHere?.(root) === bundle.root;
  if (isItself) return describeItself(bundle);
  const reason = root === undefined ? source.unreadable?.(contractPath(bundle.root)) : undefined;
  return reason === undefined ? root : describeUnreadable(bundle, reason);
}

function findEarlierRoot(
  bundle: ResolvedBundle,
  { base, head }: IndexPair,
): string | undefined | BaseProblem {
  const earlier = findEarlierBundle(bundle, head, base);
  if (earlier.status === 'new') return undefined;
  if (earlier.status === 'found') return earlier.bundle.root;
  const folders = earlier.bundles.map(({ root }) => `\`${root}\``).join(' and ');
  return {
    problem: `The bundle \`${bundle.name}\` moved, but its old folder is not clear. In the base, ${folders} had this name, and all of them are gone.`,
    hint: 'Move the bundles in separate changes, or keep the names of their folders.',
  };
}

function describeItself({ root }: ResolvedBundle): BaseProblem {
  return {
    problem: `The base of the bundle in \`${root}\` is that folder itself.`,
    hint: 'Give another folder, or a branch, tag or commit.',
  };
}

/** The problem of a bundle that the base has and that cannot be read there. It is not a new bundle. */
function describeUnreadable({ root }: ResolvedBundle, reason: string): BaseProblem {
  return {
    problem: `The base of the bundle in \`${root}\` cannot be read: ${reason}.`,
    hint: 'Give a folder that holds the base, or keep the bundle in this repository.',
  };
}

/** The roots of the base that no bundle of the head replaces. A root that moved, or may have moved, is replaced. */
export function findRemovedRoots(head: WorkspaceIndex, base: WorkspaceIndex): ResolvedBundle[] {
  const kept = new Set(
    head.bundles.flatMap((bundle) => {
      const earlier = findEarlierBundle(bundle, head, base);
      if (earlier.status === 'new') return [];
      const bundles = earlier.status === 'found' ? [earlier.bundle] : earlier.bundles;
      return bundles.map(({ root }) => root);
    }),
  );
  return base.bundles.filter(({ kind, root }) => kind === 'root' && !kept.has(root));
}

// A component is a bundle that the root beside it lists. Without the entry it is a service that nothing renders,
// and each of the two contracts is valid.
import { basename } from 'node:path';
import { groupBy, parentFolder, type ResolvedBundle } from 'pacto-contract/graph';

/** Services beside a root that belong to it by their name, or by a folder that has the name of the root. */
export function findUnlistedComponents(bundles: readonly ResolvedBundle[]): string[] {
  const roots = groupBy(bundles, ({ kind, root }) =>
    kind === 'root' ? parentFolder(root) : undefined,
  );
  return bundles
    .filter(({ kind }) => kind === 'service')
    .flatMap((bundle) => {
      const beside = roots.get(parentFolder(bundle.root)) ?? [];
      const root = beside.find((root) => belongsTo(bundle, root));
      return root ? [describe(bundle, root)] : [];
    })
    .sort();
}

function belongsTo({ root, name }: ResolvedBundle, of: ResolvedBundle): boolean {
  const unit = of.name?.replace(/-root$/, '');
  if (unit === undefined || unit === '' || name === undefined) return false;
  const folder = parentFolder(root);
  return name.startsWith(`${unit}-`) || basename(parentFolder(folder)) === unit;
}

function describe({ root, name }: ResolvedBundle, of: ResolvedBundle): string {
  return `The contract \`${name}\` in \`${root}\` is beside the root \`${of.name}\`, which does not list it in \`dependencies\`, so nothing renders it. Add it there, or move it to a folder without a root.`;
}

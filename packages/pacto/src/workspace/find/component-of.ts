import { isLone, parentFolder, type ResolvedBundle } from 'pacto-contract/graph';
import { entriesOf, readContract } from '../files/edit-yaml';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** An entry of a root's `dependencies[]` that names a component of it. */
interface ListedComponent {
  readonly position: number;
  readonly alias: string;
  readonly bundle: ResolvedBundle;
}

/** The components that a root lists, in its order: bundles in sibling folders that are not roots. */
export function componentsOf(
  { index, writes }: GeneratorWorkspace,
  root: ResolvedBundle,
): ListedComponent[] {
  const { dependencies } = readContract(writes, root.root);
  return entriesOf(dependencies).flatMap(({ name, ref }, position) => {
    const bundle =
      typeof ref === 'string'
        ? index
            .candidates({ ref, from: root.root })
            .find(
              (one) =>
                one.root !== root.root &&
                parentFolder(one.root) === parentFolder(root.root) &&
                one.kind !== 'root',
            )
        : undefined;
    return bundle && typeof name === 'string' ? [{ position, alias: name, bundle }] : [];
  });
}

/** A service with a chart of its own: with a component beside it, its values would no longer be those of the chart. */
export function deploysItself(workspace: GeneratorWorkspace, root: ResolvedBundle): boolean {
  if (!isLone(root, [])) return false;
  const { runtime } = readContract(workspace.writes, root.root);
  return runtime !== undefined && isLone(root, componentsOf(workspace, root));
}

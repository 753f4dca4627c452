import { createProjectGraphAsync, workspaceRoot, type Tree } from '@nx/devkit';

/** Names of Nx projects by their folder. A tree that is not the workspace of this process has none. */
export async function readProjectNames(tree: Tree): Promise<(root: string) => string | undefined> {
  if (tree.root !== workspaceRoot) return () => undefined;
  const { nodes } = await createProjectGraphAsync({ exitOnError: false });
  const names = new Map(Object.values(nodes).map(({ name, data }) => [data.root, name]));
  return (root) => names.get(root);
}

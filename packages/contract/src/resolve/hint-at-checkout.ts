/**
 * What to do where a folder holds the workspace a second time, such as a git worktree or a clone. Such
 * a folder is found by two bundles: the path of one ends with the whole path of the other. `undefined`
 * if there are no two such bundles.
 */
export function hintAtCheckout(roots: readonly string[]): string | undefined {
  for (const inner of roots) {
    const outer = roots.find((root) => inner.endsWith(`/${root}`));
    if (outer === undefined) continue;
    const folder = inner.slice(0, -outer.length - 1);
    return `The folder \`${folder}\` seems to hold a second checkout of this workspace, such as a git worktree. Add \`${folder}\` to \`.gitignore\` or \`.nxignore\`.`;
  }
  return undefined;
}

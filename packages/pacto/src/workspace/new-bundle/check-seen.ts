import { readIgnoredFiles } from '../../nx/ignored-files';
import type { GeneratorWorkspace } from '../open/read-workspace';

/** Throws if git or Nx ignores the contract or a file that is planned: no project and no task would see it. */
export function checkSeen({ tree, writes }: GeneratorWorkspace, contract?: string): void {
  const paths = [...(contract === undefined ? [] : [contract]), ...writes.newPaths()];
  const ignored = paths.find(readIgnoredFiles(tree.root, paths));
  if (ignored === undefined) return;
  throw new Error(
    `git or Nx ignores \`${ignored}\`, so no task would read it. Choose another folder or name, or change \`.gitignore\` or \`.nxignore\`.`,
  );
}

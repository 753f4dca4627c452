import { openDisk, parentFolder } from 'pacto-contract/graph';
import { findMisnamedContracts } from './find-misnamed-contracts';
import { findUnreadOverrides } from './find-unread-overrides';

export interface ValidatedFolder {
  readonly root: string;
  readonly isCached: boolean;
}

/**
 * Sentences about files that look like contracts or override files, but are not read because of their
 * name or place. Such a new file changes no input of a task, so no task names it in a run from
 * the cache. A batch names those of the bundles that it validates, and beside them.
 */
export function findUnreadOfCached(
  workspaceRoot: string,
  validated: readonly ValidatedFolder[],
): string[] {
  const cached = validated.filter(({ isCached }) => isCached).map(({ root }) => root);
  const ran = validated.filter(({ isCached }) => !isCached).map(({ root }) => root);
  const looked = new Set(ran.map(parentFolder));
  const { entries } = openDisk(workspaceRoot);
  return [
    ...cached.flatMap((root) => findUnreadOverrides(entries, root)),
    ...findMisnamedContracts(
      entries,
      new Set(validated.map(({ root }) => root)),
      cached.filter((root) => !looked.has(parentFolder(root))),
    ),
  ];
}

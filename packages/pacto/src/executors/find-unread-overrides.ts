import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { joinPath, OVERRIDES_FOLDER, suggest, type ResolvedBundle } from 'pacto-contract/graph';
import { listEntries } from '../nx/list-entries';

const FORM = `\`${OVERRIDES_FOLDER}/values.<environment>.yaml\``;
const READ = /\.ya?ml$/;
const MEANT = /\.(ya?ml|json)$/i;

/** Values in another place or format than override files have: the contract is valid without them. */
export function findUnreadOverrides(
  workspaceRoot: string,
  bundles: readonly ResolvedBundle[],
): string[] {
  return bundles.flatMap(({ root }) => {
    const entriesIn = (folder: string): Dirent[] => listEntries(join(workspaceRoot, root, folder));
    const folders = entriesIn('.').filter((entry) => entry.isDirectory());
    const at = (name: string): string => joinPath(root, name)!;
    if (!folders.some(({ name }) => name === OVERRIDES_FOLDER)) {
      return folders
        .filter(({ name }) => suggest(name, [OVERRIDES_FOLDER]))
        .map(
          ({ name }) =>
            `The folder \`${at(name)}\` is not read. Override files belong in \`${at(OVERRIDES_FOLDER)}\`.`,
        );
    }
    return entriesIn(OVERRIDES_FOLDER).flatMap((entry) => {
      const path = `${OVERRIDES_FOLDER}/${entry.name}`;
      const isFolder = entry.isDirectory() && entriesIn(path).some(({ name }) => MEANT.test(name));
      const isUnread = !entry.isDirectory() && MEANT.test(entry.name) && !READ.test(entry.name);
      if (!isFolder && !isUnread) return [];
      return `The ${isFolder ? 'folder' : 'file'} \`${at(path)}\` is not read. An override file is ${FORM}.`;
    });
  });
}

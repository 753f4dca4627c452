import { joinPath, OVERRIDES_FOLDER, suggest, type Disk } from 'pacto-contract/graph';

const FORM = `\`${OVERRIDES_FOLDER}/values.<environment>.yaml\``;
const READ = /\.ya?ml$/;
const MEANT = /\.(ya?ml|json)$/i;

/** Values in another place or format than override files have: the contract is valid without them. */
export function findUnreadOverrides(entries: Disk['entries'], root: string): string[] {
  const at = (name: string): string => joinPath(root, name)!;
  const here = entries(root);
  if (here.get(OVERRIDES_FOLDER) !== 'folder') {
    return [...here]
      .filter(([name, kind]) => kind === 'folder' && suggest(name, [OVERRIDES_FOLDER]))
      .map(
        ([name]) =>
          `The folder \`${at(name)}\` is not read. Override files belong in \`${at(OVERRIDES_FOLDER)}\`.`,
      );
  }
  return [...entries(at(OVERRIDES_FOLDER))].flatMap(([name, kind]) => {
    const path = at(`${OVERRIDES_FOLDER}/${name}`);
    const isUnread =
      kind === 'folder'
        ? [...entries(path).keys()].some((inside) => MEANT.test(inside))
        : MEANT.test(name) && !READ.test(name);
    if (!isUnread) return [];
    return `The ${kind === 'folder' ? kind : 'file'} \`${path}\` is not read. An override file is ${FORM}.`;
  });
}

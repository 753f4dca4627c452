// Explains to a person who adds the plugin how contracts beside apps become projects.
import { CONTRACT_FILE, joinPath } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';

const SHOWN = 5;

/** Sentences, one in each line. None in a workspace without apps. */
export function describeBesideApps({
  index,
  installName,
  projectNames,
  givenNames: appNames,
}: GeneratorWorkspace): string[] {
  if (appNames.size === 0) return [];
  const shared = index.bundles.filter(({ root }) => appNames.has(root));
  const lines = shared
    .slice(0, SHOWN)
    .map(
      ({ root }) =>
        `\`${joinPath(root, CONTRACT_FILE)}\` and the project \`${appNames.get(root)}\` are in one folder. They are one project, with the targets of both.`,
    );
  if (shared.length > SHOWN) {
    lines.push(`The same is true for ${shared.length - SHOWN} more contracts.`);
  }
  if (shared.length === 0) {
    lines.push(
      `A contract in the folder of an app is one project with the app. \`nx g ${installName}:service NAME --project=APP\` creates it.`,
    );
  }
  const taken = new Set(appNames.values());
  const renamed = index.bundles.filter(
    ({ root, name }) => !appNames.has(root) && name !== undefined && taken.has(name),
  );
  for (const { root, name } of renamed.slice(0, SHOWN)) {
    lines.push(
      `Another project is called \`${name}\`, so the contract in \`${root}\` is the project \`${projectNames.get(root)}\`.`,
    );
  }
  if (renamed.length === 0) {
    lines.push(
      'A contract in a folder of its own is its own project, called `<name>-contract` where an app has the name.',
    );
  }
  return lines;
}

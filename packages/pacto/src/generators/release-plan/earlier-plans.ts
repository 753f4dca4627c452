// The plans that earlier runs wrote for changes since the same base. A new run describes these changes again, so
// its plans replace the earlier ones. Otherwise the changelog would list a change twice.
import { baseName } from 'pacto-contract/graph';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { withBase } from '../../workspace/versions/required-version';
import { isEdited, isPlanOf, PLANS_FOLDER } from './print-plan';

interface EarlierPlan {
  readonly project: string;
  readonly path: string;
  /** Whether a person changed it. Then it stays. */
  readonly isEdited: boolean;
}

/** Without the files in `current`, and without plans that the base has: those are for earlier changes. */
export async function findEarlierPlans(
  workspace: GeneratorWorkspace,
  projects: readonly string[],
  current: readonly string[],
  base: string | undefined,
): Promise<EarlierPlan[]> {
  const { tree, writes } = workspace;
  const found = tree
    .children(PLANS_FOLDER)
    .map((file) => `${PLANS_FOLDER}/${file}`)
    .filter((path) => !current.includes(path) && tree.isFile(path))
    .flatMap((path): EarlierPlan[] => {
      const file = baseName(path);
      const text = writes.read(path) ?? '';
      const project = projects.find((one) => isPlanOf(one, file, text));
      return project === undefined ? [] : [{ project, path, isEdited: isEdited(file, text) }];
    });
  if (found.length === 0) return [];
  return withBase(workspace, base, (opened) => {
    const files = new Set(opened.filesIn(PLANS_FOLDER));
    return Promise.resolve(found.filter(({ path }) => !files.has(baseName(path))));
  });
}

import { logger, type Tree } from '@nx/devkit';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { readIgnoredFiles } from '../../nx/ignored-files';
import { findBundle } from '../../workspace/find/find-bundle';
import { readProjectNames } from '../../workspace/open/project-names';
import { readWorkspace } from '../../workspace/open/read-workspace';
import { findEarlierPlans } from './earlier-plans';
import { findNeededBumps } from './find-bumps';
import { printPlan } from './print-plan';
import type { ReleasePlanSchema } from './schema';

/** Version plans for the contracts that changed since the base. */
export async function releasePlanGenerator(
  tree: Tree,
  { base, projects = [] }: ReleasePlanSchema,
): Promise<void> {
  const workspace = await readWorkspace(tree);
  const { writes } = workspace;
  const bundles =
    projects.length === 0
      ? workspace.index.bundles
      : projects.map((name) => findBundle(workspace, name));
  const bumps = await findNeededBumps(workspace, bundles, base);
  const projectAt = await readProjectNames(tree);
  const projectOf = ({ root, name = root }: ResolvedBundle): string => projectAt(root) ?? name;
  const paths: string[] = [];
  for (const needed of bumps) {
    const project = projectOf(needed.bundle);
    const { path, text } = printPlan(project, needed);
    const isThere = writes.read(path) !== undefined;
    writes.writeNew(path, text);
    paths.push(path);
    logger.info(`${project}: ${isThere ? 'already planned' : needed.bump} (${path})`);
  }
  for (const earlier of await findEarlierPlans(workspace, bundles.map(projectOf), paths, base)) {
    if (earlier.isEdited) {
      logger.warn(
        `\`${earlier.path}\` was edited by hand, so it was kept. Delete the file when it is no longer needed.`,
      );
      continue;
    }
    writes.remove(earlier.path);
    logger.info(`${earlier.project}: deleted the earlier plan ${earlier.path}`);
  }
  warnAboutIgnored(tree.root, paths);
  if (bumps.length === 0) {
    logger.info(
      'No contract needs a version plan: nothing changed, or the versions are already raised.',
    );
  }
  writes.commit();
}

/**
 * Warns of a plan that git ignores. Nx reads it here, but it is never committed, so a release in CI
 * does not see it.
 */
function warnAboutIgnored(root: string, paths: readonly string[]): void {
  const isIgnored = readIgnoredFiles(root, paths);
  if (!paths.some(isIgnored)) return;
  logger.warn(
    'Git ignores `.nx/version-plans`, so the plans cannot be committed. In `.gitignore`, replace `.nx` with `.nx/cache` and `.nx/workspace-data`.',
  );
}

export default releasePlanGenerator;

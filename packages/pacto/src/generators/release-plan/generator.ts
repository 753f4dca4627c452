import { logger, type Tree } from '@nx/devkit';
import { findBundle } from '../workspace/find-bundle';
import { readProjectNames } from '../workspace/project-names';
import { readWorkspace } from '../workspace/read-workspace';
import { findNeededBumps } from './find-bumps';
import { printPlan } from './print-plan';
import type { ReleasePlanSchema } from './schema';

/** Version plans for the contracts that changed since the base. */
export async function releasePlanGenerator(
  tree: Tree,
  { base, projects = [] }: ReleasePlanSchema,
): Promise<void> {
  const workspace = await readWorkspace(tree);
  const bundles =
    projects.length === 0
      ? workspace.index.bundles
      : projects.map((name) => findBundle(workspace, name));
  const bumps = await findNeededBumps(workspace, bundles, base);
  const projectAt = await readProjectNames(tree);
  for (const needed of bumps) {
    const { root, name = root } = needed.bundle;
    const project = projectAt(root) ?? name;
    const { path, text } = printPlan(project, needed);
    workspace.writes.writeNew(path, text);
    logger.info(`${project}: ${needed.bump} (${path})`);
  }
  if (bumps.length === 0) {
    logger.info(
      'No contract needs a version plan: nothing changed, or the versions are raised already.',
    );
  }
  workspace.writes.commit();
}

export default releasePlanGenerator;

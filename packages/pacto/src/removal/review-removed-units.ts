// Reviews the units that a change removes, because they have no tasks.
import type { ProjectGraph } from '@nx/devkit';
import { createWorkspaceIndex } from 'pacto-contract/graph';
import { createBaseOpener } from '../base/open-asked-base';
import { bundlesOf } from '../graph/read-graph';
import { NONE_REMOVED, type RemovedUnits } from '../run/removed-units';
import type { RemovalReview } from './ask-removal-review';
import { renderTasksOf, type RemovalRun } from './removal-run';

/** A base that cannot be read is not reported here if there are tasks, because they report it. */
export async function reviewRemovedUnits(
  run: RemovalRun,
  review: RemovalReview,
  graph: ProjectGraph | undefined,
): Promise<RemovedUnits> {
  if (!graph) return failed('Nx keeps no project graph. Unset `NX_CACHE_PROJECT_GRAPH`.');
  const { workspaceRoot, options } = run;
  const bundles = [...bundlesOf(graph).values()];
  const bases = createBaseOpener({
    root: workspaceRoot,
    env: process.env,
    options,
    bundleRoots: bundles.map(({ root }) => root),
    compares: true,
  });
  try {
    const base = await bases.open(review.asked);
    const hasTasks = renderTasksOf(run).length > 0;
    if ('problem' in base) return hasTasks ? NONE_REMOVED : failed(`${base.problem} ${base.hint}`);
    const { units } = base;
    const removed = units?.removedFrom(createWorkspaceIndex(bundles, options)) ?? [];
    if (!units || removed.length === 0) return NONE_REMOVED;
    const rendering = units.options;
    if ('problem' in rendering) return failed(`${rendering.problem} ${rendering.hint}`);
    // Imported here, because few changes remove a unit and the engine takes long to load.
    const { findRemovedProjects } = await import('./removed-projects.js');
    const projects = await findRemovedProjects(run, review, { units, removed }, graph);
    if (projects.length === 0) return NONE_REMOVED;
    const { deliverRemovedUnits } = await import('./deliver-removed-units.js');
    return await deliverRemovedUnits(run, {
      base: { ...base, units },
      rendering,
      projects,
      graph,
    });
  } finally {
    bases.close();
  }
}

function failed(reason: string): RemovedUnits {
  const problem = `We cannot determine which units this change removes. ${reason}`;
  return { ...NONE_REMOVED, problems: [problem] };
}

// The reviews of the units that a change removes. They have no project any more, and so no task: a run of
// `nx affected` would not mention them, although it destroys the most.
import type { ProjectGraph } from '@nx/devkit';
import { createWorkspaceIndex } from 'pacto-contract/graph';
import type { RenderReport } from 'pacto-contract/reports';
import { createBaseOpener } from '../base/open-asked-base';
import { bundlesOf } from '../graph/read-graph';
import type { NormalizedOptions } from '../options';

/** A run of `nx affected`. */
interface AffectedRun {
  readonly workspaceRoot: string;
  readonly argv: readonly string[];
  /** What the command names as its base. */
  readonly base: string;
}

/** None for a run that does not review what is deployed, or whose base cannot be read: its tasks report that. */
export async function reviewRemovedUnits(
  { workspaceRoot, argv, base }: AffectedRun,
  options: NormalizedOptions,
  readGraph: () => Promise<ProjectGraph | undefined>,
): Promise<RenderReport[]> {
  if (!reviews(argv, options)) return [];
  const graph = await readGraph();
  if (!graph) return [];
  const bundles = [...bundlesOf(graph).values()];
  const bases = createBaseOpener({
    root: workspaceRoot,
    env: process.env,
    options,
    bundleRoots: bundles.map(({ root }) => root),
    compares: true,
  });
  try {
    const opened = await bases.open({ text: base, from: 'affected' });
    if ('problem' in opened || !opened.units) return [];
    const { kind, units } = opened;
    const removed = units.removedFrom(createWorkspaceIndex(bundles, options));
    if (removed.length === 0) return [];
    // Not at the top: few changes remove a unit, and the engine takes long to load.
    const { createSession, renderUnit, reviewRemovedUnit } =
      await import('./removed-unit-engine.js');
    const session = createSession();
    const { environments, render: settings } = options;
    return await Promise.all(
      removed.map(async ({ root }) => {
        const side = await units.sideFor(root);
        const rendered = renderUnit(session, side, { root, environments, settings });
        return reviewRemovedUnit(rendered, { kind, ref: opened.nameFor(root) });
      }),
    );
  } finally {
    bases.close();
  }
}

function reviews(argv: readonly string[], { targetNames }: NormalizedOptions): boolean {
  const target = targetNames.render;
  return target !== false && argv.some((argument) => argument.split(/[=,]/).includes(target));
}

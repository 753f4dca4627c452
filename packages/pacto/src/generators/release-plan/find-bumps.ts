// The bump that each changed contract needs. Roots come last: the tag of a component moves with its
// release, and this is a change of the root, so a root is compared with these tags in place.
import {
  actualBump,
  isBumpEnough,
  nextVersion,
  planBump,
  type Bump,
  type DiffReport,
  type VersionMove,
} from 'pacto-contract';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { withVersions } from '../../workspace/moved-index';
import { editedTexts } from '../../workspace/plan-edits';
import type { GeneratorWorkspace } from '../../workspace/read-workspace';
import { openReleaseWorkspace } from '../../workspace/open-release-workspace';
import {
  compareWithBase,
  diskSide,
  withTexts,
  type HeadSide,
} from '../../workspace/required-version';

export interface NeededBump {
  readonly bundle: ResolvedBundle;
  readonly bump: Exclude<Bump, 'none'>;
  readonly report: DiffReport;
}

export async function findNeededBumps(
  workspace: GeneratorWorkspace,
  bundles: readonly ResolvedBundle[],
  base: string | undefined,
): Promise<NeededBump[]> {
  const isRoot = ({ kind }: ResolvedBundle): boolean => kind === 'root';
  const head = diskSide(workspace);
  const others = await findBumps(
    workspace,
    bundles.filter((bundle) => !isRoot(bundle)),
    base,
    head,
  );
  const released = withReleased(workspace, head, others);
  const roots = await findBumps(workspace, bundles.filter(isRoot), base, released);
  return [...others, ...roots];
}

async function findBumps(
  workspace: GeneratorWorkspace,
  bundles: readonly ResolvedBundle[],
  base: string | undefined,
  head: HeadSide,
): Promise<NeededBump[]> {
  const reports = await compareWithBase(workspace, bundles, base, head);
  return bundles.flatMap((bundle) => {
    const report = reports.get(bundle.root);
    const bump = report && bumpStillNeeded(report);
    return report && bump ? [{ bundle, bump, report }] : [];
  });
}

/** The bump that is still missing. `undefined` if the author already raised the version far enough. */
function bumpStillNeeded({ requiredBump, base, head }: DiffReport): NeededBump['bump'] | undefined {
  if (requiredBump === 'none') return undefined;
  const done = actualBump({ base: base.version, head: head.version });
  return isBumpEnough(done, requiredBump) ? undefined : requiredBump;
}

/** The workspace as it is after the release of these contracts. */
function withReleased(
  workspace: GeneratorWorkspace,
  head: HeadSide,
  bumps: readonly NeededBump[],
): HeadSide {
  const moves = bumps.flatMap(({ bundle, bump }): VersionMove[] => {
    const to = nextVersion(bundle.version ?? '', bump);
    return to === undefined ? [] : [{ bundle, to }];
  });
  const { edits } = planBump(openReleaseWorkspace(workspace), moves);
  const texts = editedTexts(workspace.writes, edits);
  return withTexts({ ...head, index: withVersions(head.index, moves) }, texts);
}

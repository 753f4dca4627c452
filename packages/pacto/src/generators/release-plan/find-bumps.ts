// The bump that each changed contract needs. Roots come last: the tag of a component moves with its
// release, and this is a change of the root, so a root is compared with these tags in place. The text of a plan
// does not name these versions: other plans, a fixed group or a person can raise them before the release.
import {
  actualBump,
  isBumpEnough,
  nextVersion,
  planBump,
  type Bump,
  type DiffReport,
  type VersionMove,
} from 'pacto-contract';
import { addToGroup, contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import { withVersions } from '../../workspace/versions/moved-index';
import { editedTexts } from '../../workspace/versions/plan-edits';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import {
  compareWithBase,
  diskSide,
  withTexts,
  type HeadSide,
} from '../../workspace/versions/required-version';

export interface NeededBump {
  readonly bundle: ResolvedBundle;
  readonly bump: Exclude<Bump, 'none'>;
  /** Without what the release itself moves. */
  readonly report: DiffReport;
  /** Components whose references the release moves in this root. */
  readonly moved: readonly string[];
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
  const moves = movesOf(others);
  const released = withReleased(workspace, head, moves);
  const roots = await findBumps(workspace, bundles.filter(isRoot), base, released);
  return [...others, ...(await withMoved(workspace, roots, moves, base))];
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
    return report && bump ? [{ bundle, bump, report, moved: [] }] : [];
  });
}

/** The bump that is still missing. `undefined` if the author already raised the version far enough. */
function bumpStillNeeded({ requiredBump, base, head }: DiffReport): NeededBump['bump'] | undefined {
  if (requiredBump === 'none') return undefined;
  const done = actualBump({ base: base.version, head: head.version });
  return isBumpEnough(done, requiredBump) ? undefined : requiredBump;
}

/** Roots with the report of what their authors changed, and the names of what the release moves. */
async function withMoved(
  workspace: GeneratorWorkspace,
  roots: readonly NeededBump[],
  moves: readonly VersionMove[],
  base: string | undefined,
): Promise<NeededBump[]> {
  const names = namesByPath(workspace, moves);
  const movedIn = (bundle: ResolvedBundle): string[] => names.get(contractPath(bundle.root)) ?? [];
  const changed = roots.map(({ bundle }) => bundle).filter((one) => movedIn(one).length > 0);
  if (changed.length === 0) return [...roots];
  const reports = await compareWithBase(workspace, changed, base, diskSide(workspace));
  return roots.map(({ bundle, bump, report }) => ({
    bundle,
    bump,
    report: reports.get(bundle.root) ?? report,
    moved: movedIn(bundle),
  }));
}

/** The contracts that get a version, by the files that this changes. */
function namesByPath(
  workspace: GeneratorWorkspace,
  moves: readonly VersionMove[],
): Map<string, string[]> {
  const release = openReleaseWorkspace(workspace);
  const names = new Map<string, string[]>();
  for (const move of moves) {
    const { name, root } = move.bundle;
    for (const path of new Set(planBump(release, [move]).edits.map((edit) => edit.path))) {
      addToGroup(names, path, name ?? root);
    }
  }
  return names;
}

function movesOf(bumps: readonly NeededBump[]): VersionMove[] {
  return bumps.flatMap(({ bundle, bump }) => {
    const to = nextVersion(bundle.version ?? '', bump);
    return to === undefined ? [] : [{ bundle, to }];
  });
}

/** The workspace as it is after the release of these contracts. */
function withReleased(
  workspace: GeneratorWorkspace,
  head: HeadSide,
  moves: readonly VersionMove[],
): HeadSide {
  const { edits } = planBump(openReleaseWorkspace(workspace), moves);
  const texts = editedTexts(workspace.writes, edits);
  return withTexts({ ...head, index: withVersions(head.index, moves) }, texts);
}

// What changes in one consumer that moves: its contract and override files, and its `pacto.lock` if references to
// other workspaces change.
import {
  hasExplicitTag,
  withTag,
  type ArtifactSource,
  type Upgrade,
  type UpgradeTarget,
} from 'pacto-contract';
import { isFound, type ResolvedBundle } from 'pacto-contract/graph';
import { collectExternal } from '../../workspace/lock/collect-external';
import { editedTexts } from '../../workspace/versions/plan-edits';
import { describeLockProblem, planLock } from '../../workspace/lock/plan-lock';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';

export interface Move {
  readonly bundle: ResolvedBundle;
  readonly upgrade: Upgrade;
  /** The texts after the move, by path. `null` for a file that is deleted. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** Why the lock cannot be built. The consumer stays where it is. */
  readonly lockProblems: readonly string[];
}

export async function planMove(
  workspace: GeneratorWorkspace,
  source: ArtifactSource,
  upgrade: Upgrade,
  target: UpgradeTarget,
): Promise<Move> {
  const { index, writes } = workspace;
  const bundle = index.bundleAt(upgrade.root)!;
  const texts = new Map<string, string | null>(editedTexts(writes, upgrade.edits));
  const hasUnreadable = openReleaseWorkspace(workspace).unreadableOf(upgrade.root).length > 0;
  // It stays where it is: what its lock needs is not known.
  if (hasUnreadable) return { bundle, upgrade, texts, lockProblems: [] };
  const externalIn = (planned: typeof texts): string =>
    JSON.stringify(
      collectExternal(openReleaseWorkspace(workspace, planned), bundle, (request) =>
        isFound(index.resolve(request)),
      ),
    );
  if (upgrade.movesInLock.length === 0 && externalIn(new Map()) === externalIn(texts)) {
    return { bundle, upgrade, texts, lockProblems: [] };
  }
  const planned = await planLock(workspace, answerAt(source, target), {
    bundle,
    texts: openReleaseWorkspace(workspace, texts),
    moves: ({ ref, from }) => from === undefined && upgrade.movesInLock.includes(ref),
  });
  if (planned?.text !== undefined) texts.set(planned.path, planned.text);
  const errors = (planned?.problems ?? []).filter(({ severity }) => severity === 'error');
  return { bundle, upgrade, texts, lockProblems: errors.map(describeLockProblem) };
}

/** A reference without a tag means the version that consumers move to, also where the registry has a higher one. */
function answerAt(source: ArtifactSource, { repository, to }: UpgradeTarget): ArtifactSource {
  return {
    open: (reference, digest) => source.open(reference, digest),
    resolve(reference, range) {
      const isTarget = `${reference.host}/${reference.repository}` === repository;
      const tagged = isTarget && !hasExplicitTag(reference) ? withTag(reference, to) : reference;
      return source.resolve('problem' in tagged ? reference : tagged, range);
    },
  };
}

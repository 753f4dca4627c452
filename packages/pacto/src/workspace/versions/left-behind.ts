// The contracts that still reference the earlier version of a contract. A release does not change these
// references. The workspace no longer has the earlier version, so they need a lock or an upgrade.
import type { TextEdit, VersionMove } from 'pacto-contract';
import { isFound, type ResolvedBundle, type WorkspaceIndex } from 'pacto-contract/graph';
import { collectExternal } from '../lock/collect-external';
import { listDocuments } from './list-documents';
import { withVersions } from './moved-index';
import { editedTexts } from './plan-edits';
import type { GeneratorWorkspace } from '../open/read-workspace';
import { openReleaseWorkspace } from './open-release-workspace';

/** Contracts with a reference that the workspace answers now, and not after the move and its edits. */
function findLeftBehind(
  workspace: GeneratorWorkspace,
  move: VersionMove,
  edits: readonly TextEdit[],
): ResolvedBundle[] {
  const { index, writes } = workspace;
  const { name } = move.bundle;
  if (name === undefined || move.bundle.version === move.to) return [];
  const before = openReleaseWorkspace(workspace);
  const after = openReleaseWorkspace(workspace, editedTexts(writes, edits));
  const moved = withVersions(index, [move]);
  const openIn = (texts: typeof before, answers: WorkspaceIndex, bundle: ResolvedBundle): number =>
    collectExternal(texts, bundle, (request) => isFound(answers.resolve(request))).length;
  return index.bundles.filter(
    (bundle) =>
      mentions(workspace, bundle, `/${name}`) &&
      openIn(after, moved, bundle) > openIn(before, index, bundle),
  );
}

/** A quick check, so that a release of many contracts does not parse every contract for each of them. */
function mentions({ tree }: GeneratorWorkspace, { root }: ResolvedBundle, text: string): boolean {
  return listDocuments(tree, root).some(
    (path) => tree.isFile(path) && tree.read(path, 'utf-8')!.includes(text),
  );
}

/** Lines for the person who moves a contract. None if all references still have an answer. */
export function describeLeftBehind(
  workspace: GeneratorWorkspace,
  move: VersionMove,
  edits: readonly TextEdit[],
): string[] {
  const names = findLeftBehind(workspace, move, edits).map(({ name, root }) => name ?? root);
  if (names.length === 0) return [];
  const { name, version } = move.bundle;
  const verb = names.length === 1 ? 'references' : 'reference';
  return [
    `\`${name}:${version}\` is no longer in this workspace, and ${names.join(', ')} still ${verb} it. ` +
      'Move the references with the `upgrade` generator, or pin the published version with the `lock` generator.',
  ];
}

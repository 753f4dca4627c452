// Which texts change when contracts get new versions: their own, also in their locks, the tags of the roots that list them as
// components, `compatibility` beside these tags, and the chart of a root. Pins of platform, policy and
// infrastructure contracts stay: their consumers decide when to move.
import { compareText } from '../source/text-order';
import { joinPath, LOCK_FILE, parentFolder, contractPath } from '../model/bundle-path';
import { parseVersion } from '../reference/version';
import { chartFolder } from '../model/chart-path';
import type { ResolvedBundle } from '../resolve/resolver';
import type { SourceDocument } from '../source/source-document';
import { joinPointer, valueAt } from '../source/pointer';
import { isProblem, moveReference } from './move-reference';
import type { ReleaseWorkspace, VersionMove } from './release-workspace';
import type { ReleasePlan, ReleaseProblem, TextEdit } from './text-edit';

/** Versions that are equal already give no edit, so that a plan that was carried out is empty. */
export function planBump(workspace: ReleaseWorkspace, moves: readonly VersionMove[]): ReleasePlan {
  const found = [
    ...moves.flatMap((move) => moveOwnVersion(workspace, move)),
    ...moves.flatMap((move) => moveInRoots(workspace, move)),
  ];
  return {
    edits: found.filter((one): one is TextEdit => !isProblem(one)).sort(compareEdits),
    problems: found.filter(isProblem),
  };
}

function moveOwnVersion(
  workspace: ReleaseWorkspace,
  { bundle, to }: VersionMove,
): (TextEdit | ReleaseProblem)[] {
  const [contract] = workspace.documentsOf(bundle.root);
  const path = contractPath(bundle.root);
  const pointer = '/service/version';
  const from = contract && valueAt(contract.value, pointer);
  if (typeof from !== 'string') {
    return [
      {
        code: 'RELEASE_NO_VERSION',
        message: `\`${path}\` has no readable \`service.version\`.`,
        hint: 'Fix the contract first. `pacto-validate` reports what is wrong.',
        path,
        pointer,
      },
    ];
  }
  if (!parseVersion(to)) {
    return [
      {
        code: 'RELEASE_VERSION_INVALID',
        message: `\`${to}\` is not a semantic version.`,
        hint: 'Use a form like `1.2.3`.',
        path,
        pointer,
        range: contract!.rangeOf(pointer),
      },
    ];
  }
  return [
    ...(from === to ? [] : [{ path, pointer, from, to, what: 'version' as const }]),
    ...moveChart(workspace, bundle, contract!, from, to),
    ...moveLock(workspace, bundle, to),
  ];
}

/** A lock names the version of the contract that it belongs to. Its pins stay. */
function moveLock(workspace: ReleaseWorkspace, { root }: ResolvedBundle, to: string): TextEdit[] {
  const path = joinPath(root, LOCK_FILE)!;
  const pointer = '/root/version';
  const from = valueAt(workspace.document(path)?.value, pointer);
  return typeof from !== 'string' || from === to
    ? []
    : [{ path, pointer, from, to, what: 'version' }];
}

/** The chart of a root follows where it had the root's version. */
function moveChart(
  workspace: ReleaseWorkspace,
  { root }: ResolvedBundle,
  contract: SourceDocument,
  from: string,
  to: string,
): TextEdit[] {
  const ref = valueAt(contract.value, '/service/chart/ref');
  const folder = typeof ref === 'string' ? chartFolder(root, ref) : undefined;
  const chart = folder === undefined ? undefined : workspace.document(`${folder}/Chart.yaml`);
  return [
    { document: contract, pointer: '/service/chart/version' },
    ...(chart ? [{ document: chart, pointer: '/version' }] : []),
  ].flatMap(({ document, pointer }) =>
    from !== to && valueAt(document.value, pointer) === from
      ? [{ path: document.path, pointer, from, to, what: 'chart version' as const }]
      : [],
  );
}

function moveInRoots(
  workspace: ReleaseWorkspace,
  { bundle, to }: VersionMove,
): (TextEdit | ReleaseProblem)[] {
  return rootsAbove(workspace, bundle).flatMap((root) =>
    workspace
      .documentsOf(root.root)
      .flatMap((document) =>
        entriesNaming(workspace, document, root, bundle).flatMap((pointer) =>
          moveReference(document, pointer, to),
        ),
      ),
  );
}

/** The roots beside a component. */
function rootsAbove({ index }: ReleaseWorkspace, { root }: ResolvedBundle): ResolvedBundle[] {
  return index.bundles.filter(
    (other) =>
      other.kind === 'root' &&
      other.root !== root &&
      parentFolder(other.root) === parentFolder(root),
  );
}

/** Entries of `dependencies` that name the component, at whatever version: a tag may lag behind. */
function entriesNaming(
  { index }: ReleaseWorkspace,
  document: SourceDocument,
  declarer: ResolvedBundle,
  named: ResolvedBundle,
): string[] {
  const entries = valueAt(document.value, '/dependencies');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((_entry, position) => {
    const pointer = joinPointer('/dependencies', position);
    const ref = valueAt(document.value, joinPointer(pointer, 'ref'));
    if (typeof ref !== 'string') return [];
    const candidates = index.candidates({ ref, from: declarer.root });
    return candidates.some(({ root }) => root === named.root) ? [pointer] : [];
  });
}

function compareEdits(a: TextEdit, b: TextEdit): number {
  return compareText(a.path, b.path) || compareText(a.pointer, b.pointer);
}

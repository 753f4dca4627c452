// Which texts change when contracts get new versions: their own, also in their locks, the tags of the roots that list them as
// components, `compatibility` beside these tags, the chart of a root, and expected outputs of examples. Pins of platform, policy and
// infrastructure contracts stay: their consumers decide when to move.
import { compareText } from '../source/text-order';
import { childPath, LOCK_FILE, parentFolder, contractPath } from '../model/bundle-path';
import { compareVersions, parseVersion } from '../reference/version';
import { chartFolder } from '../model/chart-path';
import type { ResolvedBundle } from '../resolve/resolver';
import type { SourceDocument } from '../source/source-document';
import { joinPointer, valueAt } from '../source/pointer';
import { moveExamples } from './move-examples';
import { isProblem, moveReference } from './move-reference';
import { refuseUnreadable } from './refuse-unreadable';
import type { ReleaseWorkspace, VersionMove } from './release-workspace';
import type { ReleasePlan, ReleaseProblem, TextEdit } from './text-edit';

/** A text that has its new version already gets no edit. So the plan is empty after its edits are made. */
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
  const path = contractPath(bundle.root);
  const broken = workspace.unreadable(path);
  if (broken) return [refuseUnreadable(broken)];
  const [contract] = workspace.documentsOf(bundle.root);
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
  const refusal = refuseVersion(from, to) ?? refuseTaken(workspace, bundle, from, to);
  if (refusal) return [{ ...refusal, path, pointer, range: contract!.rangeOf(pointer) }];
  return [
    ...(from === to ? [] : [{ path, pointer, from, to, what: 'version' as const }]),
    ...moveChart(workspace, bundle, contract!, from, to),
    ...moveLock(workspace, bundle, to),
    ...moveExamples(workspace, bundle, to),
  ];
}

/** Why a contract cannot get a version. */
function refuseVersion(
  from: string,
  to: string,
): Pick<ReleaseProblem, 'code' | 'message' | 'hint'> | undefined {
  const next = parseVersion(to);
  if (!next) {
    return {
      code: 'RELEASE_VERSION_INVALID',
      message: `\`${to}\` is not a semantic version.`,
      hint: 'Use a form like `1.2.3`.',
    };
  }
  const current = parseVersion(from);
  if (current === undefined || compareVersions(next, current) >= 0) return undefined;
  return {
    code: 'RELEASE_VERSION_LOWER',
    message: `The version ${to} is lower than the version that the contract has, ${from}.`,
    hint: `Give a version above ${from}. To go back to an earlier state, restore the files from git.`,
  };
}

/** Two folders with one name and version would leave open which of them a reference means. */
function refuseTaken(
  { index }: ReleaseWorkspace,
  { root, name }: ResolvedBundle,
  from: string,
  to: string,
): Pick<ReleaseProblem, 'code' | 'message' | 'hint'> | undefined {
  if (name === undefined || from === to) return undefined;
  const other = index.bundles.find(
    (one) => one.root !== root && one.name === name && one.version === to,
  );
  if (!other) return undefined;
  return {
    code: 'RELEASE_VERSION_TAKEN',
    message: `\`${name}:${to}\` already exists in \`${other.root}\`.`,
    hint: 'Give a version that the workspace does not have, or bump the contract in that folder.',
  };
}

/** A lock names the version of the contract that it belongs to. Its pins stay. */
function moveLock(
  workspace: ReleaseWorkspace,
  { root }: ResolvedBundle,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  const path = childPath(root, LOCK_FILE);
  const broken = workspace.unreadable(path);
  if (broken) return [refuseUnreadable(broken)];
  const pointer = '/root/version';
  const from = valueAt(workspace.document(path)?.value, pointer);
  return typeof from !== 'string' || from === to
    ? []
    : [{ path, pointer, from, to, what: 'version' }];
}

/** The chart of a root gets the new version if it had the version of the root. */
function moveChart(
  workspace: ReleaseWorkspace,
  { root }: ResolvedBundle,
  contract: SourceDocument,
  from: string,
  to: string,
): (TextEdit | ReleaseProblem)[] {
  const ref = valueAt(contract.value, '/service/chart/ref');
  const folder = typeof ref === 'string' ? chartFolder(root, ref) : undefined;
  const path = folder === undefined ? undefined : `${folder}/Chart.yaml`;
  const broken = path === undefined ? undefined : workspace.unreadable(path);
  if (broken) return [refuseUnreadable(broken)];
  const chart = path === undefined ? undefined : workspace.document(path);
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
  return bundlesBeside(workspace, bundle).flatMap((other) => {
    const broken = workspace.unreadableOf(other.root).filter(({ path, text }) => {
      // A contract that cannot be read may be the root.
      const mayBeRoot = other.kind === 'root' || path === contractPath(other.root);
      return mayBeRoot && bundle.name !== undefined && text.includes(`/${bundle.name}`);
    });
    if (broken.length > 0) return broken.map(refuseUnreadable);
    if (other.kind !== 'root') return [];
    return workspace
      .documentsOf(other.root)
      .flatMap((document) =>
        entriesNaming(workspace, document, other, bundle).flatMap((pointer) =>
          moveReference(document, pointer, to),
        ),
      );
  });
}

/** The roots of a component are among them. */
function bundlesBeside({ index }: ReleaseWorkspace, { root }: ResolvedBundle): ResolvedBundle[] {
  return index.bundles.filter(
    (other) => other.root !== root && parentFolder(other.root) === parentFolder(root),
  );
}

/** Entries of `dependencies` that name the component. Their tags may be older than its version. */
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

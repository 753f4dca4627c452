// Finds the bundles that breaking changes of a run affect. It depends on the kind of change: a changed
// policy affects bundles that reference the policy, and not the callers of an interface.
import type { DiffReport } from '../../diff/change/diff-report';
import type { ReferenceKind } from '../../resolve/edges';
import type { BundleIdentity } from '../../diagnostics/report-identity';
import type { BundleUser, UserSearch } from '../../workspace/find-users';
import { compareText } from '../../source/text-order';
import { orderBundle } from '../json/json-keys';
import type { Report } from '../report-kinds';

/** A bundle with breaking changes, and the bundles of the workspace that use what changed. */
export interface Hit {
  readonly bundle: BundleIdentity;
  readonly users: readonly BundleUser[];
}

/** One entry per bundle with a breaking change, also where no other bundle uses it. */
export function findHits(reports: readonly Report[], usersOf: UserSearch): Hit[] {
  return reports.filter(isBreaking).map((report) => {
    const { bundle, changes } = report;
    const kinds = new Set(
      changes
        .filter(({ classification }) => classification === 'BREAKING')
        .flatMap(({ rule }) => reachOf(rule)),
    );
    const users = usersOf(bundle, kinds);
    return {
      bundle: orderBundle(bundle),
      users: [...users, ...usersOfOldName(report, usersOf, users)].sort((a, b) =>
        compareText(a.name, b.name),
      ),
    };
  });
}

/** References with the earlier name find nothing, so only their text shows which contract they mean. */
function usersOfOldName(
  { bundle, base, changes }: DiffReport,
  usersOf: UserSearch,
  known: readonly BundleUser[],
): BundleUser[] {
  const name = changes.find(({ rule }) => rule === 'service-renamed')?.oldValue;
  if (typeof name !== 'string') return [];
  const listed = new Set(known.map(({ path }) => path));
  return usersOf({ path: bundle.path, name }, new Set(reachOf('service-renamed')))
    .filter(({ path }) => !listed.has(path))
    .map(({ pinned, ...user }) =>
      pinned === undefined || pinned === base.version ? user : { ...user, pinned },
    );
}

export function hasBreakingChanges(reports: readonly Report[]): boolean {
  return reports.some(isBreaking);
}

function isBreaking(report: Report): report is DiffReport {
  return (
    !('task' in report) &&
    'changes' in report &&
    report.changes.some(({ classification }) => classification === 'BREAKING')
  );
}

const REACH: readonly (readonly [prefix: string, kinds: readonly ReferenceKind[]])[] = [
  ['service-renamed', ['dependency', 'configuration', 'policy']],
  ['configuration-', ['configuration']],
  ['template-', ['configuration']],
  ['policy-', ['policy']],
  ['published-policy-', ['policy']],
  // Such a policy binds only the contract that declares it.
  ['own-policy-', []],
];

function reachOf(rule: string): readonly ReferenceKind[] {
  return REACH.find(([prefix]) => rule.startsWith(prefix))?.[1] ?? ['dependency'];
}

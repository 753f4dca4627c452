// Finds the bundles that breaking changes of a run affect. It depends on the kind of change: a changed
// policy affects bundles that reference the policy, and not the callers of an interface.
import type { DiffReport } from '../diff/change/diff-report';
import type { ReferenceKind } from '../resolve/edges';
import type { BundleIdentity } from '../diagnostics/report-identity';
import type { BundleUser, UserSearch } from '../workspace/find-users';
import { orderBundle } from './json-keys';
import type { Report } from './report-kinds';

/** A bundle with breaking changes, and the bundles of the workspace that use what changed. */
export interface Hit {
  readonly bundle: BundleIdentity;
  readonly users: readonly BundleUser[];
}

/** One entry per bundle with a breaking change, also where no other bundle uses it. */
export function findHits(reports: readonly Report[], usersOf: UserSearch): Hit[] {
  return reports.filter(isBreaking).map(({ bundle, changes }) => {
    const kinds = new Set(
      changes
        .filter(({ classification }) => classification === 'BREAKING')
        .flatMap(({ rule }) => reachOf(rule)),
    );
    return { bundle: orderBundle(bundle), users: usersOf(bundle, kinds) };
  });
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

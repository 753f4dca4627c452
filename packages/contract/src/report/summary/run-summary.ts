/** The result of a run from the reports of its tasks. `summary.json` is this value. */
import type { Severity } from '../../diagnostics/diagnostic';
import { compareText } from '../../source/text-order';
import { worstOutcome, type Outcome } from '../../diagnostics/outcome';
import type { Impact } from '../../diff/change/change';
import type { Bump, DiffReport } from '../../diff/change/diff-report';
import { REPORT_SCHEMA_VERSION, type BundleIdentity } from '../../diagnostics/report-identity';
import type { ValidationReport } from '../../validate/validation-report';
import { deployedChanges, type RenderChange, type RenderReport } from '../../render/render-report';
import type { ServiceBehind } from '../../workspace/services-behind';
import type { Hit } from './find-hits';
import type { Report } from '../report-kinds';
import { countSeverities } from '../text/count';
import { countUnchecked, countUnmet } from '../words/diff-verdict';
import { bundleName } from '../words/bundle-title';
import { orderBundle } from '../json/json-keys';
import { mergeEnvironments, sortEnvironments } from '../words/merge-environments';
import { reachedEnvironments } from '../words/render-changes';

export interface ValidationSummary {
  readonly bundle: BundleIdentity;
  /** The base is `null`. */
  readonly environments: readonly (string | null)[];
  /** Each diagnostic once, in however many environments it is. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly outcome: Outcome;
}

export interface DiffSummary {
  readonly bundle: BundleIdentity;
  readonly base: { readonly ref: string; readonly version?: string };
  readonly head: { readonly version?: string };
  readonly changes: Readonly<Record<Impact, number>>;
  readonly classification: Impact;
  readonly requiredBump: Bump;
  readonly actualBump: Bump | null;
  /**
   * Policies and configurations that the changed contract does not satisfy. Validation fails for
   * them.
   */
  readonly unmet: number;
  /** Those without an available target, so it is unknown. */
  readonly unchecked: number;
  readonly outcome: Outcome;
}

export interface RenderSummary {
  readonly bundle: BundleIdentity;
  /** The base is `null`. */
  readonly environments: readonly (string | null)[];
  /** Those that could not be rendered or compared. The counts leave them out. */
  readonly undetermined: readonly (string | null)[];
  readonly files: number;
  /** What it was compared with. */
  readonly base?: string;
  /** Where something is deployed: the base counts only if it is the only environment. */
  readonly changes: Readonly<Record<RenderChange['kind'], number>>;
  readonly outcome: Outcome;
}

export interface RunSummary {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly outcome: Outcome;
  readonly validations: readonly ValidationSummary[];
  readonly diffs: readonly DiffSummary[];
  /** Absent in a run that rendered nothing. */
  readonly renders?: readonly RenderSummary[];
  readonly behind?: readonly ServiceBehind[];
  /** Who uses what changed in a breaking way. Absent in a run without breaking changes. */
  readonly hits?: readonly Hit[];
}

/** What the project graph adds to the reports of a run. */
export interface GraphFacts {
  readonly behind?: readonly ServiceBehind[];
  readonly hits?: readonly Hit[];
}

/** Sorted by name and folder of the bundle, whatever the order of the reports. */
export function buildRunSummary(
  reports: readonly Report[],
  { behind, hits = [] }: GraphFacts = {},
): RunSummary {
  const validations: ValidationSummary[] = [];
  const diffs: DiffSummary[] = [];
  const renders: RenderSummary[] = [];
  for (const report of reports) {
    if ('task' in report) renders.push(summarizeRender(report));
    else if ('environments' in report) validations.push(summarizeValidation(report));
    else diffs.push(summarizeDiff(report));
  }
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    outcome: worstOutcome(reports.map(({ outcome }) => outcome)),
    validations: validations.sort(compareBundles),
    diffs: diffs.sort(compareBundles),
    ...(renders.length > 0 && { renders: renders.sort(compareBundles) }),
    ...(behind && { behind: [...behind].map(orderBehind).sort(compareBehind) }),
    ...(hits.length > 0 && { hits: [...hits].sort(compareBundles) }),
  };
}

function summarizeValidation({
  bundle,
  environments,
  outcome,
}: ValidationReport): ValidationSummary {
  return {
    bundle: orderBundle(bundle),
    environments: sortEnvironments(environments).map(({ name }) => name),
    counts: countSeverities(mergeEnvironments(environments).map(({ diagnostic }) => diagnostic)),
    outcome,
  };
}

function summarizeRender({ bundle, environments, base, outcome }: RenderReport): RenderSummary {
  const changes = { destroys: 0, removed: 0, changed: 0, added: 0 };
  const reached = reachedEnvironments(environments);
  const undetermined = reached.filter((one) =>
    base ? one.changes === undefined : one.outcome !== 'clean',
  );
  for (const { kind } of deployedChanges(environments)) changes[kind]++;
  return {
    bundle: orderBundle(bundle),
    environments: reached.map(({ name }) => name),
    undetermined: undetermined.map(({ name }) => name),
    files: environments.reduce((count, { files }) => count + files.length, 0),
    base: base?.ref,
    changes,
    outcome,
  };
}

function summarizeDiff(report: DiffReport): DiffSummary {
  const changes = { BREAKING: 0, POTENTIAL_BREAKING: 0, NON_BREAKING: 0 };
  for (const { classification } of report.changes) changes[classification]++;
  return {
    bundle: orderBundle(report.bundle),
    base: { ref: report.base.ref, version: report.base.version },
    head: { version: report.head.version },
    changes,
    classification: report.classification,
    requiredBump: report.requiredBump,
    actualBump: report.actualBump,
    unmet: countUnmet(report),
    unchecked: countUnchecked(report),
    outcome: report.outcome,
  };
}

function compareBundles(a: { bundle: BundleIdentity }, b: { bundle: BundleIdentity }): number {
  return (
    compareText(bundleName(a.bundle), bundleName(b.bundle)) ||
    compareText(a.bundle.path, b.bundle.path)
  );
}

function orderBehind(entry: ServiceBehind): ServiceBehind {
  const { service, project, path, policy, pinned, newest, majors } = entry;
  return {
    service,
    ...(project !== undefined && { project }),
    path,
    policy,
    pinned,
    newest,
    majors,
  };
}

function compareBehind(a: ServiceBehind, b: ServiceBehind): number {
  return (
    compareText(a.service, b.service) ||
    compareText(a.path, b.path) ||
    compareText(a.policy, b.policy) ||
    compareText(a.pinned, b.pinned)
  );
}

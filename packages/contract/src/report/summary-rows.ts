/** The tables of a summary as plain words, for terminals and for Markdown. */
import type { Outcome } from '../diagnostics/outcome';
import { bundleName } from './bundle-title';
import { IMPACT_WORDS } from './change-severity';
import { countOf } from './count';
import { oneLine } from './neutralize';
import type { BundleUser } from '../workspace/find-users';
import type { ServiceBehind } from '../workspace/services-behind';
import { isBumpEnough } from '../diff/change/diff-report';
import type { Hit } from './find-hits';
import type { DiffSummary, RenderSummary, RunSummary, ValidationSummary } from './run-summary';
import type { TextColumn } from './text-table';

export interface SummaryRow {
  readonly cells: readonly string[];
  readonly mood: 'good' | 'doubtful' | 'bad';
}

export interface SummaryTable {
  readonly title: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly SummaryRow[];
  /** One sentence over all rows. */
  readonly verdict: string;
}

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });

/** Without tables that would be empty. */
export function summaryTables({
  validations,
  diffs,
  renders = [],
  behind = [],
  hits = [],
}: RunSummary): SummaryTable[] {
  const tables: SummaryTable[] = [];
  if (validations.length > 0) tables.push(validationTable(validations));
  if (diffs.length > 0) tables.push(diffTable(diffs));
  if (hits.length > 0) tables.push(hitTable(hits));
  if (renders.length > 0) tables.push(renderTable(renders));
  if (behind.length > 0) tables.push(behindTable(behind));
  return tables;
}

function validationTable(validations: readonly ValidationSummary[]): SummaryTable {
  const warned = validations.filter(
    ({ outcome, counts }) => outcome === 'clean' && counts.warning > 0,
  ).length;
  return {
    title: 'Validation',
    columns: [
      left('bundle'),
      left('version'),
      { ...left('environments'), short: { title: 'envs', text: countEnvironments } },
      right('errors'),
      { ...right('warnings'), short: { title: 'warn.' } },
      left('result'),
    ],
    rows: validations.map(validationRow),
    verdict: verdictOf(
      validations,
      'valid',
      'not valid',
      'validated',
      warned > 0 ? `${warned} with warnings` : '',
    ),
  };
}

/** Without the bundles that did not change: most runs have many. */
function diffTable(diffs: readonly DiffSummary[]): SummaryTable {
  const changed = diffs.filter(
    (diff) => diff.outcome !== 'clean' || isChanged(diff) || isDoubtful(diff),
  );
  const same = diffs.length - changed.length;
  return {
    title: 'Diff',
    columns: [
      left('bundle'),
      left('change'),
      left('from'),
      left('to'),
      { ...left('required bump'), short: { title: 'bump' } },
      left('result'),
    ],
    rows: changed.map(diffRow),
    verdict: verdictOf(
      diffs,
      'passed',
      'failed',
      'compared',
      same > 0 ? `${same} without a change` : '',
    ),
  };
}

/** Units that were compared and did not change are left out. */
function renderTable(renders: readonly RenderSummary[]): SummaryTable {
  const shown = renders.filter(
    ({ base, outcome, changes }) =>
      base === undefined ||
      outcome !== 'clean' ||
      Object.values(changes).some((count) => count > 0),
  );
  const same = renders.length - shown.length;
  return {
    title: 'Render',
    columns: [
      left('unit'),
      { ...left('environments'), short: { title: 'envs', text: countEnvironments } },
      right('files'),
      right('destroys'),
      right('changes'),
      left('result'),
    ],
    rows: shown.map(renderRow),
    verdict: verdictOf(
      renders,
      'rendered',
      'not ok',
      'rendered',
      same > 0 ? `${same} without a change` : '',
    ),
  };
}

function renderRow({
  bundle,
  environments,
  undetermined,
  files,
  base,
  changes,
  outcome,
}: RenderSummary): SummaryRow {
  const { destroys, removed, changed, added } = changes;
  const isNoneRendered = undetermined.length === environments.length;
  // A number for an environment that was not compared would be wrong; `2+` is what the others have.
  const number = (count: number) => {
    if (base === undefined || (count === 0 && undetermined.length > 0)) return '-';
    return undetermined.length > 0 ? `${count}+` : String(count);
  };
  return {
    cells: [
      bundleName(bundle),
      environments.map((name) => oneLine(name ?? 'base')).join(', ') || '-',
      files === 0 && isNoneRendered ? '-' : String(files),
      number(destroys),
      number(removed + changed + added),
      { clean: 'rendered', findings: 'not ok', failed: 'not rendered' }[outcome],
    ],
    mood: moodOf(outcome, destroys > 0),
  };
}

/** A comment on a pull request has room for so many; `summary.json` has all. */
const MOST_USERS = 50;

/** The owners who must react to the breaking changes. */
export function hitTable(hits: readonly Hit[]): SummaryTable {
  const users = hits.flatMap(({ bundle, users }) => users.map((user) => ({ bundle, user })));
  const count = new Set(users.map(({ user }) => user.path)).size;
  return {
    title: 'Who is hit',
    columns: [left('changed'), left('used by'), left('owner'), left('as'), left('hit')],
    rows: users.slice(0, MOST_USERS).map(({ bundle, user }) => ({
      cells: [
        bundleName(bundle),
        oneLine(user.project ?? user.name),
        oneLine(user.owner ?? '-'),
        oneLine(useInWords(user)),
        user.pinned === undefined ? 'now' : `when it leaves ${oneLine(user.pinned)}`,
      ],
      mood: user.pinned === undefined ? 'bad' : 'doubtful',
    })),
    verdict:
      count === 0
        ? 'No other bundle of this workspace uses what changed in a breaking way.'
        : `${countOf(count, 'bundle')} of this workspace ${count === 1 ? 'uses' : 'use'} what changed in a breaking way.${
            users.length > MOST_USERS
              ? ` The table shows ${MOST_USERS} of ${users.length} uses; \`summary.json\` has all.`
              : ''
          }`,
  };
}

function useInWords({ kinds, through }: BundleUser): string {
  return `${kinds.join(', ')}${through === undefined ? '' : ` through ${through}`}`;
}

function behindTable(behind: readonly ServiceBehind[]): SummaryTable {
  return {
    title: 'Behind their policy',
    columns: [
      left('service'),
      left('policy'),
      left('pinned'),
      left('newest'),
      { ...right('majors behind'), short: { title: 'majors' } },
    ],
    rows: behind.map(behindRow),
    verdict: `${countOf(behind.length, 'reference')} to an older major than the newest in the workspace.`,
  };
}

function validationRow({ bundle, environments, counts, outcome }: ValidationSummary): SummaryRow {
  const number = (count: number) => (count === 0 ? '-' : String(count));
  return {
    cells: [
      bundleName(bundle),
      oneLine(bundle.version ?? '-'),
      environments.map((name) => oneLine(name ?? 'base')).join(', '),
      number(counts.error),
      number(counts.warning),
      { clean: 'valid', findings: 'not valid', failed: 'not validated' }[outcome],
    ],
    mood: moodOf(outcome, counts.warning > 0),
  };
}

function diffRow(summary: DiffSummary): SummaryRow {
  const { bundle, base, head, changes, classification, outcome } = summary;
  const changed = Object.values(changes).some((count) => count > 0);
  const change = base.version === undefined ? 'new' : 'none';
  return {
    cells: [
      bundleName(bundle),
      outcome === 'failed' ? '?' : changed ? IMPACT_WORDS[classification] : change,
      oneLine(base.version ?? '-'),
      oneLine(head.version ?? '-'),
      outcome === 'failed' ? '?' : bumpInWords(summary),
      { clean: cleanInWords(summary), findings: 'failed', failed: 'not compared' }[outcome],
    ],
    mood: moodOf(outcome, classification !== 'NON_BREAKING' || isDoubtful(summary)),
  };
}

function cleanInWords({ unmet, unchecked }: DiffSummary): string {
  if (unmet > 0) return 'passed, requirement not met';
  return unchecked > 0 ? 'passed, requirement unknown' : 'passed';
}

/** The required bump, and what the version did instead where that is less. */
function bumpInWords({ requiredBump, actualBump }: DiffSummary): string {
  if (requiredBump === 'none') return '-';
  return isBumpEnough(actualBump, requiredBump) ? `${requiredBump}, done` : requiredBump;
}

/** The task did not fail for it, and still it is worth a look. */
function isDoubtful({ unmet, unchecked }: DiffSummary): boolean {
  return unmet + unchecked > 0;
}

function behindRow(entry: ServiceBehind): SummaryRow {
  const { service, project = service, policy, pinned, newest, majors } = entry;
  return {
    cells: [oneLine(project), oneLine(policy), oneLine(pinned), oneLine(newest), String(majors)],
    mood: 'doubtful',
  };
}

function moodOf(outcome: Outcome, doubtful: boolean): SummaryRow['mood'] {
  if (outcome !== 'clean') return 'bad';
  return doubtful ? 'doubtful' : 'good';
}

/** New bundles are changed: there was nothing. */
function isChanged({ base, changes, classification }: DiffSummary): boolean {
  const isNew = base.version === undefined;
  // A policy that moved has a class, and no change of its own.
  const isClassed = classification !== 'NON_BREAKING';
  return isNew || isClassed || Object.values(changes).some((count) => count > 0);
}

/** The number of `base, prod, stg`, for a narrow terminal. */
function countEnvironments(names: string): string {
  return names === '' ? '' : String(names.split(', ').length);
}

function verdictOf(
  bundles: readonly { readonly outcome: Outcome }[],
  good: string,
  bad: string,
  verb: string,
  ofThem: string,
): string {
  const count = (outcome: Outcome) => bundles.filter((bundle) => bundle.outcome === outcome).length;
  const words = [`${count('clean')} of ${countOf(bundles.length, 'bundle')} ${good}`];
  if (ofThem !== '') words[0] += ` (${ofThem})`;
  if (count('findings') > 0) words.push(`${count('findings')} ${bad}`);
  if (count('failed') > 0) words.push(`${count('failed')} could not be ${verb}`);
  return `${words.join(', ')}.`;
}

import { isBumpEnough } from '../../diff/change/diff-report';
import { bundleName } from '../words/bundle-title';
import { IMPACT_WORDS } from '../words/change-severity';
import { oneLine } from '../text/escape-text';
import type { DiffSummary } from './run-summary';
import {
  hasAny,
  left,
  moodOf,
  verdictOf,
  type SummaryRow,
  type SummaryTable,
} from './summary-table';

/** Bundles that did not change are left out, because most runs have many of them. */
export function buildDiffTable(diffs: readonly DiffSummary[]): SummaryTable {
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
    verdict: verdictOf(diffs, {
      good: 'passed',
      bad: 'failed',
      verb: 'compared',
      note: same > 0 ? `${same} without a change` : '',
    }),
  };
}

function diffRow(summary: DiffSummary): SummaryRow {
  const { bundle, base, head, changes, classification, outcome } = summary;
  const changed = hasAny(changes);
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

/** New bundles are changed: there was nothing. */
function isChanged({ base, changes, classification }: DiffSummary): boolean {
  const isNew = base.version === undefined;
  // A policy that moved has a class, and no change of its own.
  const isClassed = classification !== 'NON_BREAKING';
  return isNew || isClassed || hasAny(changes);
}

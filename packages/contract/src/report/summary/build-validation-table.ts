import { bundleName } from '../words/bundle-title';
import { oneLine } from '../text/escape-text';
import type { ValidationSummary } from './run-summary';
import {
  ENVIRONMENTS,
  environmentsCell,
  left,
  moodOf,
  right,
  verdictOf,
  type SummaryRow,
  type SummaryTable,
} from './summary-table';

export function buildValidationTable(validations: readonly ValidationSummary[]): SummaryTable {
  const warned = validations.filter(
    ({ outcome, counts }) => outcome === 'clean' && counts.warning > 0,
  ).length;
  return {
    title: 'Validation',
    columns: [
      left('bundle'),
      left('version'),
      ENVIRONMENTS,
      right('errors'),
      { ...right('warnings'), short: { title: 'warn.' } },
      left('result'),
    ],
    rows: validations.map(validationRow),
    verdict: verdictOf(validations, {
      good: 'valid',
      bad: 'not valid',
      verb: 'validated',
      note: warned > 0 ? `${warned} with warnings` : '',
    }),
  };
}

function validationRow({ bundle, environments, counts, outcome }: ValidationSummary): SummaryRow {
  const number = (count: number) => (count === 0 ? '-' : String(count));
  return {
    cells: [
      bundleName(bundle),
      oneLine(bundle.version ?? '-'),
      environmentsCell(environments),
      number(counts.error),
      number(counts.warning),
      { clean: 'valid', findings: 'not valid', failed: 'not validated' }[outcome],
    ],
    mood: moodOf(outcome, counts.warning > 0),
  };
}
